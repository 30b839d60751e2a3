// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Theme

// The framed map in the corner of the board.
Rectangle {
    id: frame

    required property CanvasView canvas

    width: 156
    height: 94
    radius: Theme.radius
    color: Theme.panel
    border.width: 1
    border.color: Theme.line

    Minimap {
        anchors.fill: parent
        anchors.margins: 6
        canvas: frame.canvas
        nodeColour: Theme.dark ? "#5F6B7C" : "#98A2B3"
        frameColour: Theme.accent
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Map of the board")
    }
}
