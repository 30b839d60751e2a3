// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// One action with its keys, or the name of a group of actions.
T.AbstractButton {
    id: row

    required property var modelData
    readonly property var line: modelData // {name, text, keys: [shown], customised, fixed, head}
    property bool current: false
    property bool editing: false
    signal editAsked
    signal resetAsked

    implicitHeight: line.head ? 38 : 34
    enabled: !line.head
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: line.head ? Accessible.Heading : Accessible.ListItem
    Accessible.name: line.keys.length > 0 ? line.text + ", " + line.keys.join(", ") : line.text
    onClicked: if (!line.fixed) editAsked()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: row.editing ? Theme.accentSoft : row.hovered && !row.line.fixed ? Theme.hover : "transparent"
        FocusRing {
            shown: row.current
            outset: 0
        }
    }
    contentItem: Item {
        Words {
            anchors.left: parent.left
            anchors.leftMargin: 8
            anchors.right: keys.left
            anchors.bottom: row.line.head ? parent.bottom : undefined
            anchors.bottomMargin: 4
            anchors.verticalCenter: row.line.head ? undefined : parent.verticalCenter
            strong: row.line.head
            quiet: row.line.head
            font.pixelSize: row.line.head ? Theme.note : Theme.body
            text: row.line.text
        }
        Row {
            id: keys
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6
            IconButton {
                visible: row.line.customised && !row.editing
                width: 24
                height: 24
                iconSize: 14
                name: qsTr("Reset")
                paths: Icons.clear
                onClicked: row.resetAsked()
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.editing
                color: Theme.accent
                text: qsTr("Press keys …")
            }
            Repeater {
                model: row.editing ? [] : row.line.keys
                Rectangle {
                    required property string modelData
                    anchors.verticalCenter: parent.verticalCenter
                    width: cap.implicitWidth + 14
                    height: 22
                    radius: 5
                    color: Theme.chip
                    border.width: 1
                    border.color: Theme.line
                    Words {
                        id: cap
                        anchors.centerIn: parent
                        font.pixelSize: Theme.note
                        text: parent.modelData
                    }
                }
            }
        }
    }
}
