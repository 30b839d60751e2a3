// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// One service that could be connected to, and what that would mean, or why it is refused.
T.AbstractButton {
    id: row

    required property int index
    required property string targetName
    required property string targetNote
    required property string targetLayer
    required property list<string> targetGlyph
    required property bool targetLegal
    property bool current: false

    implicitHeight: 40
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: targetLegal ? targetName + ", " + targetNote : qsTr("%1, not possible: %2").arg(targetName).arg(targetNote)
    background: Rectangle {
        radius: Theme.radius
        color: row.current ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
    }
    contentItem: Row {
        leftPadding: 6
        spacing: 10
        opacity: row.targetLegal ? 1 : 0.6
        ServiceTile {
            id: tile
            anchors.verticalCenter: parent.verticalCenter
            layerId: row.targetLayer
            paths: row.targetGlyph
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: row.width - tile.width - 28
            Words {
                width: parent.width
                text: row.targetName
            }
            Words {
                width: parent.width
                text: row.targetNote
                quiet: true
                font.pixelSize: Theme.small
            }
        }
    }
}
