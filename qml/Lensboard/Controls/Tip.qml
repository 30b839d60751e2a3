// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Lensboard.Theme

// A tooltip: what a control does and the keys that do the same.
ToolTip {
    id: tip

    property string shortcut: ""

    delay: 500
    timeout: 8000
    padding: 0
    margins: Theme.gap
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent
    contentItem: Row {
        padding: Theme.gap
        leftPadding: 10
        rightPadding: 10
        spacing: Theme.gap

        Text {
            text: tip.text
            width: Math.min(implicitWidth, 320)
            wrapMode: Text.Wrap
            color: Theme.dark ? "#15181D" : "#FFFFFF"
            font.family: Theme.family
            font.pixelSize: Theme.note
            textFormat: Text.PlainText
        }
        Text {
            text: tip.shortcut
            visible: text !== ""
            color: Theme.dark ? "#4A5361" : "#B9C1CE"
            font.family: Theme.family
            font.pixelSize: Theme.note
            textFormat: Text.PlainText
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: Theme.dark ? "#E8EBF0" : "#1B2330"
    }
}
