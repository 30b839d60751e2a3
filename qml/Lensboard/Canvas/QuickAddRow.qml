// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// One service offered by the quick add list.
T.AbstractButton {
    id: row

    required property int index
    required property string typeName
    required property string typeFullName
    required property string typeLayer
    required property list<string> typeGlyph
    property bool current: false

    implicitHeight: 40
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.name: typeFullName
    background: Rectangle {
        radius: Theme.radius
        color: row.current ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
    }
    contentItem: Row {
        leftPadding: 6
        spacing: 10
        ServiceTile {
            id: tile
            anchors.verticalCenter: parent.verticalCenter
            layerId: row.typeLayer
            paths: row.typeGlyph
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: row.width - tile.width - 28
            Words {
                width: parent.width
                text: row.typeName
                elide: Text.ElideRight
            }
            Words {
                width: parent.width
                text: row.typeFullName
                quiet: true
                font.pixelSize: Theme.small
                elide: Text.ElideRight
            }
        }
    }
}
