// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Theme

// The frame around whatever has the keyboard's attention. Put it into a control and bind `shown` to visualFocus.
Rectangle {
    property bool shown: false
    property int outset: 2

    anchors.fill: parent
    anchors.margins: -outset
    radius: Theme.radius + outset
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    visible: shown
    z: 10
}
