// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Theme

// A number on a small pill.
Rectangle {
    id: chip

    property int count: 0
    property bool active: false

    implicitWidth: Math.max(18, number.implicitWidth + 10)
    implicitHeight: 18
    radius: 9
    color: active ? Theme.accentSoft : Theme.chip

    Text {
        id: number
        anchors.centerIn: parent
        text: chip.count
        color: chip.active ? Theme.accent : Theme.quiet
        font.family: Theme.family
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        textFormat: Text.PlainText
    }
}
