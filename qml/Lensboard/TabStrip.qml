// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// The open documents as tabs: click shows, middle click or the cross closes, dragging puts in order. What does not fit
// is reached with the wheel and through the list at the right.
Rectangle {
    id: strip

    required property DocumentTabs tabs
    readonly property real room: width - 84
    readonly property real tabWidth: Math.max(112, Math.min(220, room / Math.max(1, tabs.count)))
    signal closeAsked(int index)

    implicitHeight: 36
    color: Theme.panel
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Open documents")

    ListView {
        id: list
        objectName: "tabList"
        width: Math.min(contentWidth, strip.room)
        height: parent.height
        orientation: ListView.Horizontal
        interactive: false
        clip: true
        model: strip.tabs
        currentIndex: strip.tabs.currentIndex
        highlightFollowsCurrentItem: true
        highlightMoveDuration: 120
        moveDisplaced: Transition {
            NumberAnimation {
                property: "x"
                duration: 120
                easing.type: Easing.OutCubic
            }
        }
        delegate: TabHead {
            id: head
            required property int index
            required property string tabTitle
            required property string tabPath
            required property bool tabDirty
            required property bool tabBoard
            width: strip.tabWidth
            text: tabTitle
            path: tabPath
            dirty: tabDirty
            board: tabBoard
            checked: index === strip.tabs.currentIndex
            onPressed: strip.tabs.currentIndex = index
            onClicked: strip.tabs.currentIndex = index
            onCloseAsked: strip.closeAsked(index)
            onDragged: offset => {
                const over = Math.max(0, Math.min(strip.tabs.count - 1, Math.floor(offset / strip.tabWidth)));
                if (over !== index)
                    strip.tabs.move(index, over);
            }
            Keys.onLeftPressed: strip.focusTab(index - 1)
            Keys.onRightPressed: strip.focusTab(index + 1)
            Keys.onDeletePressed: strip.closeAsked(index)
        }
        WheelHandler {
            acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
            onWheel: event => {
                const by = Math.abs(event.angleDelta.x) > Math.abs(event.angleDelta.y) ? event.angleDelta.x : event.angleDelta.y;
                list.contentX = Math.max(0, Math.min(list.contentWidth - list.width, list.contentX - by));
            }
        }
    }
    function focusTab(index: int) {
        if (index < 0 || index >= tabs.count)
            return;
        tabs.currentIndex = index;
        list.currentItem.forceActiveFocus(Qt.TabFocusReason);
    }
    IconButton {
        objectName: "newTabButton"
        x: list.width + 4
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 30
        implicitHeight: 28
        name: qsTr("New tab")
        keys: "Ctrl+T"
        paths: Icons.plus
        iconSize: 15
        onClicked: strip.tabs.newTab()
    }
    IconButton {
        id: more
        objectName: "tabMenuButton"
        visible: list.contentWidth > list.width + 1
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 30
        implicitHeight: 28
        name: qsTr("All open documents")
        paths: Icons.chevronDown
        iconSize: 15
        onClicked: {
            entries.active = true;
            menu.popup(more, 0, more.height);
        }
    }
    AppMenu {
        id: menu
        objectName: "tabMenu"
        onClosed: entries.active = false
        Instantiator {
            id: entries
            active: false
            model: strip.tabs
            delegate: AppMenuItem {
                required property int index
                required property string tabTitle
                required property bool tabDirty
                text: tabDirty ? "• " + tabTitle : tabTitle
                checkable: true
                checked: index === strip.tabs.currentIndex
                onTriggered: strip.tabs.currentIndex = index
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object)
            onObjectRemoved: (index, object) => menu.removeItem(object)
        }
    }
    TapHandler {
        acceptedButtons: Qt.LeftButton
        onDoubleTapped: point => {
            if (point.position.x > list.width)
                strip.tabs.newBoard();
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
