// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// Everything the window can do, found by typing a few letters; with the keys beside it, so that it teaches them.
T.Popup {
    id: popup
    objectName: "commandPalette"

    required property ActionRegistry registry
    property var found: []

    function choose(row: int) {
        const action = found[row];
        if (!action || !action.enabled)
            return;
        close();
        action.trigger();
    }

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: Math.max(60, Math.round(parent.height * 0.16))
    width: Math.min(520, parent.width - 32)
    height: Math.min(420, parent.height - y - 16)
    padding: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        search.text = "";
        found = registry.matching("");
        rows.currentIndex = 0;
        search.forceActiveFocus();
    }

    background: Rectangle {
        radius: 14
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
    }
    contentItem: Column {
        spacing: 6
        Field {
            id: search
            objectName: "commandSearch"
            width: parent.width
            placeholderText: qsTr("What do you want to do?")
            onTextEdited: {
                popup.found = popup.registry.matching(text);
                rows.currentIndex = 0;
            }
            onAccepted: popup.choose(rows.currentIndex)
            Keys.onDownPressed: rows.incrementCurrentIndex()
            Keys.onUpPressed: rows.decrementCurrentIndex()
        }
        ListView {
            id: rows
            objectName: "commandRows"
            width: parent.width
            height: popup.availableHeight - search.height - 6
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: popup.found
            T.ScrollBar.vertical: AppScrollBar {}
            delegate: AppMenuItem {
                required property AppAction modelData
                required property int index
                width: rows.width
                text: modelData.text
                keys: modelData.enabled ? modelData.shownKeys : modelData.needs
                dimmed: !modelData.enabled
                highlighted: ListView.isCurrentItem
                focusPolicy: Qt.NoFocus
                onClicked: popup.choose(index)
            }
            Words {
                anchors.centerIn: parent
                visible: rows.count === 0
                quiet: true
                text: qsTr("Nothing is called that")
            }
        }
    }
}
