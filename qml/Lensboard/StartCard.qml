// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A way to begin: a tinted drawing, a title and a line of words.
T.AbstractButton {
    id: card

    required property string title
    required property string detail
    required property var paths
    required property color tint

    implicitWidth: 208
    implicitHeight: 112
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: title
    Accessible.description: detail
    Keys.onReturnPressed: clicked()
    background: Rectangle {
        radius: 12
        color: card.down ? Theme.pressed : Theme.panel
        border.width: card.hovered && !Theme.contrast ? 1.5 : 1
        border.color: card.hovered ? card.tint : Theme.line
        FocusRing {
            shown: card.visualFocus
            radius: 14
        }
    }
    contentItem: Item {
        Rectangle {
            x: 14
            y: 14
            width: 32
            height: 32
            radius: 8
            color: card.tint
            PathIcon {
                anchors.centerIn: parent
                width: 20
                height: 20
                paths: card.paths
                color: Qt.colorEqual(card.tint, Theme.accent) ? Theme.accentInk : "#FFFFFF"
            }
        }
        Words {
            x: 56
            y: 14
            width: card.width - 70
            height: 32
            text: card.title
            strong: true
            font.pixelSize: Theme.title
        }
        Words {
            x: 14
            y: 58
            width: card.width - 28
            text: card.detail
            quiet: true
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            lineHeight: 1.25
        }
    }
}
