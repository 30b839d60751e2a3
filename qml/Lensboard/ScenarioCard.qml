// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard
import Lensboard.Controls
import Lensboard.Theme

// A scenario of the lens: its picture in small, a title and a line of words. Opens as a judged board.
T.AbstractButton {
    id: card

    required property string scenario
    required property string title
    required property string detail

    implicitWidth: 282
    implicitHeight: 166
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: title
    Accessible.description: detail
    Keys.onReturnPressed: clicked()
    background: Rectangle {
        radius: 12
        color: card.down ? Theme.pressed : Theme.panel
        border.width: card.hovered && !Theme.contrast ? 1.5 : 1
        border.color: card.hovered ? Theme.accent : Theme.line
        FocusRing {
            shown: card.visualFocus
            radius: 14
        }
    }
    contentItem: Item {
        ScenarioPicture {
            x: 18
            y: 14
            width: card.width - 36
            height: 78
            scenario: card.scenario
            lineColour: Theme.contrast ? "#FFFFFF" : Theme.dark ? "#6B7685" : "#A3ADBB"
            frameColour: Theme.contrast ? "#FFFFFF" : Theme.lineStrong
            outlined: Theme.contrast
        }
        Words {
            x: 14
            y: 104
            width: card.width - 28
            text: card.title
            strong: true
        }
        Words {
            x: 14
            y: 123
            width: card.width - 28
            text: card.detail
            quiet: true
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 1.2
        }
    }
}
