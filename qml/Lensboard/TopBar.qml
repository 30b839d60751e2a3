// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// Name, menus, the open document, and the buttons used most.
Rectangle {
    id: bar

    required property Session session
    required property ActionRegistry registry
    property bool titled: true // the name of the board stands here while there are no tabs

    implicitHeight: 48
    color: Theme.panel

    Row {
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        Logo {
            anchors.verticalCenter: parent.verticalCenter
        }
        MenuStrip {
            anchors.verticalCenter: parent.verticalCenter
            registry: bar.registry
        }
        Item {
            width: 8
            height: 1
        }
        Rectangle {
            id: chip
            objectName: "titleChip"
            readonly property real room: tools.x - parent.x - x - 12 // up to the tools
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.titled && bar.session.active && room > 80
            width: titleRow.implicitWidth + 24
            height: 32
            radius: Theme.radius
            color: Theme.chip
            Row {
                id: titleRow
                anchors.centerIn: parent
                spacing: 8
                Words {
                    id: titleWords
                    objectName: "documentTitle"
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(20, Math.min(implicitWidth, chip.room - 24 - (bar.session.dirty ? 17 : 0)))
                    text: bar.session.title
                    strong: true
                    elide: Text.ElideMiddle
                }
                Rectangle {
                    objectName: "dirtyDot"
                    anchors.verticalCenter: parent.verticalCenter
                    visible: bar.session.dirty
                    width: 9
                    height: 9
                    radius: 4.5
                    color: Theme.faint
                    Accessible.role: Accessible.Indicator
                    Accessible.name: qsTr("Unsaved changes")
                }
            }
            HoverHandler {
                id: hover
            }
            Tip {
                visible: hover.hovered
                text: (bar.session.path === "" ? qsTr("Not saved yet") : bar.session.path) + (bar.session.dirty ? "\n" + qsTr("There are unsaved changes.") : "")
            }
        }
    }
    Row {
        id: tools
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6
        visible: bar.session.active

        IconButton {
            name: qsTr("Undo")
            keys: bar.registry.find("edit.undo").shownKeys
            paths: Icons.undo
            enabled: bar.session.canUndo
            onClicked: bar.registry.trigger("edit.undo")
        }
        IconButton {
            name: qsTr("Redo")
            keys: bar.registry.find("edit.redo").shownKeys
            paths: Icons.redo
            enabled: bar.session.canRedo
            onClicked: bar.registry.trigger("edit.redo")
        }
        Item {
            width: 6
            height: 1
        }
        AppButton {
            objectName: "arrangeButton"
            visible: bar.registry.find("arrange.all") !== null
            text: qsTr("Arrange")
            onClicked: bar.registry.trigger("arrange.all")
        }
        AppButton {
            objectName: "exportButton"
            visible: bar.registry.find("file.export") !== null
            primary: true
            text: qsTr("Export")
            onClicked: bar.registry.trigger("file.export")
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
