// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// The tab of one open document: its name, a dot while it has unsaved changes, a cross to close it.
T.TabButton {
    id: head

    property string path: ""
    property bool dirty: false
    property bool board: true
    signal closeAsked
    // The pointer drags the tab; `offset` is the middle of the tab in the strip.
    signal dragged(real offset)

    implicitHeight: 36
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    leftPadding: 12
    rightPadding: 6
    opacity: drag.active ? 0.75 : 1
    Accessible.role: Accessible.PageTab
    Accessible.name: dirty ? qsTr("%1, unsaved changes").arg(text) : text
    Accessible.description: path

    contentItem: Item {
        Words {
            objectName: "tabTitle"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 30
            text: head.text
            elide: Text.ElideMiddle
            strong: head.checked
            color: head.checked || head.hovered ? Theme.text : Theme.quiet
        }
        Rectangle {
            objectName: "tabDot"
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            anchors.rightMargin: 8
            visible: head.dirty && !close.visible
            width: 9
            height: 9
            radius: 4.5
            color: head.checked ? Theme.accent : Theme.faint
        }
        IconButton {
            id: close
            objectName: "tabClose"
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            implicitWidth: 24
            implicitHeight: 24
            visible: head.hovered || visualFocus || (head.checked && !head.dirty)
            focusPolicy: Qt.NoFocus
            name: qsTr("Close %1").arg(head.text)
            keys: head.checked ? "Ctrl+W" : ""
            paths: Icons.close
            iconSize: 12
            onClicked: head.closeAsked()
        }
    }
    background: Rectangle {
        color: head.checked ? Theme.canvas : head.hovered ? Theme.hover : "transparent"
        Rectangle {
            width: parent.width
            height: 2
            color: Theme.accent
            visible: head.checked
        }
        Rectangle {
            anchors.right: parent.right
            width: 1
            height: parent.height
            color: Theme.line
        }
        FocusRing {
            shown: head.visualFocus
            outset: -3
        }
    }
    TapHandler {
        acceptedButtons: Qt.MiddleButton
        onTapped: head.closeAsked()
    }
    DragHandler {
        id: drag
        target: null
        yAxis.enabled: false
        onCentroidChanged: if (active) head.dragged(head.x + centroid.position.x)
    }
    Tip {
        visible: head.hovered && !close.hovered && !drag.active
        text: (!head.board ? qsTr("Scenarios, recent files, open and import") : head.path === "" ? qsTr("Not saved yet") : head.path) + (head.dirty ? "\n" + qsTr("There are unsaved changes.") : "")
    }
}
