// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// One service of a palette: press Enter or double-click to place it, or drag it onto the canvas.
T.AbstractButton {
    id: item

    required property string typeId
    required property string typeName
    required property string typeFullName
    required property string typeLayer
    required property list<string> typeGlyph
    required property string typeNote
    property bool wide: false
    signal placed(string type)

    implicitHeight: wide ? 40 : 36
    leftPadding: 4
    rightPadding: 2
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: typeFullName
    Accessible.description: qsTr("Press Enter to place it on the board")
    Keys.onReturnPressed: placed(typeId)
    Keys.onEnterPressed: placed(typeId)
    onDoubleClicked: placed(typeId)

    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction
    Drag.mimeData: {
        "application/x-lensboard-service": item.typeId
    }
    Drag.hotSpot.x: 24
    Drag.hotSpot.y: 24

    contentItem: Row {
        spacing: 7
        ServiceTile {
            id: tile
            anchors.verticalCenter: parent.verticalCenter
            layerId: item.typeLayer
            paths: item.typeGlyph
            size: 28
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: item.availableWidth - tile.width - 7
            Words {
                width: parent.width
                text: item.typeName
                wrapMode: item.wide ? Text.NoWrap : Text.WordWrap
                maximumLineCount: item.wide ? 1 : 2
                elide: Text.ElideRight
                font.pixelSize: Theme.note
                lineHeight: 0.95
            }
            Words {
                width: parent.width
                visible: item.wide
                text: item.typeFullName
                quiet: true
                font.pixelSize: Theme.small
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: item.down ? Theme.pressed : item.hovered || drag.active ? Theme.hover : "transparent"
        FocusRing {
            shown: item.visualFocus
            outset: 0
        }
    }
    DragHandler {
        id: drag
        target: null
        onActiveChanged: {
            if (active)
                tile.grabToImage(result => {
                    item.Drag.imageSource = result.url;
                    item.Drag.active = drag.active;
                });
            else
                item.Drag.active = false;
        }
    }
    Tip {
        visible: item.hovered && !drag.active
        text: item.typeNote === "" ? item.typeFullName : item.typeFullName + "\n" + item.typeNote
        shortcut: qsTr("drag, or double-click")
    }
}
