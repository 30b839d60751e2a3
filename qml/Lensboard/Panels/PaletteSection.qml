// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Theme

// One layer of the palette: a heading that opens and closes it, and its services in two columns.
Column {
    id: section

    required property string layerId
    required property string title
    required property int count
    property bool open: true
    signal placed(string type)
    signal toggled(bool open)

    T.AbstractButton {
        id: head
        width: section.width
        height: 32
        leftPadding: 6
        rightPadding: 8
        focusPolicy: Qt.TabFocus
        hoverEnabled: true
        Accessible.role: Accessible.Button
        Accessible.name: section.open ? qsTr("%1, open").arg(section.title) : qsTr("%1, closed").arg(section.title)
        onClicked: section.toggled(!section.open)
        contentItem: Item {
            Rectangle {
                id: dot
                anchors.verticalCenter: parent.verticalCenter
                width: 8
                height: 8
                radius: 3
                color: Theme.layer(section.layerId)
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                anchors.left: dot.right
                anchors.leftMargin: 8
                anchors.right: number.left
                anchors.rightMargin: 6
                text: section.title
                strong: true
            }
            Words {
                id: number
                anchors.verticalCenter: parent.verticalCenter
                anchors.right: parent.right
                text: section.count
                quiet: true
                font.pixelSize: Theme.note
                visible: !head.hovered && !head.visualFocus
            }
            PathIcon {
                anchors.verticalCenter: parent.verticalCenter
                anchors.right: parent.right
                width: 13
                height: 13
                strokeWidth: 2.2
                visible: !number.visible
                paths: section.open ? Icons.chevronDown : Icons.chevronRight
                color: Theme.quiet
            }
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: "transparent"
            FocusRing {
                shown: head.visualFocus
                outset: 0
            }
        }
    }
    Grid {
        id: grid
        width: section.width
        visible: section.open
        columns: 2
        columnSpacing: 4
        rowSpacing: 2
        bottomPadding: 6
        Repeater {
            model: ServiceListModel {
                layer: section.layerId
            }
            PaletteItem {
                width: (grid.width - 4) / 2
                onPlaced: type => section.placed(type)
            }
        }
    }
}
