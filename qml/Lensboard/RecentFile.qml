// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A file used before: its name, and where it lies.
T.AbstractButton {
    id: row

    required property string modelData
    readonly property int slash: modelData.lastIndexOf("/")

    height: 36
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: modelData
    Keys.onReturnPressed: clicked()
    contentItem: Item {
        PathIcon {
            id: icon
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            width: 16
            height: 16
            paths: Icons.file
            color: Theme.quiet
        }
        Words {
            id: title
            anchors.verticalCenter: parent.verticalCenter
            x: 36
            width: Math.min(implicitWidth, row.width * 0.5)
            text: row.modelData.slice(row.slash + 1)
            font.weight: Font.Medium
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: title.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            anchors.rightMargin: 10
            text: row.modelData.slice(0, row.slash)
            elide: Text.ElideMiddle
            quiet: true
            font.pixelSize: Theme.note
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: row.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: row.visualFocus
            outset: 0
        }
    }
}
