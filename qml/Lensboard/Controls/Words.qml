// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Theme

// A text in the colours and sizes of the theme, cut with an ellipsis where it does not fit.
Text {
    property bool quiet: false
    property bool strong: false

    color: quiet ? Theme.quiet : Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: strong ? Font.DemiBold : Font.Normal
    elide: wrapMode === Text.NoWrap ? Text.ElideRight : Text.ElideNone
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
