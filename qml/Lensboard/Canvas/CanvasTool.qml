// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls

// A button of the tool strip. One with a `tool` takes it into the hand; the others are answered by the strip.
IconButton {
    id: button

    required property CanvasView canvas
    property string tool: ""

    checked: tool !== "" && canvas.tool === tool
    onClicked: if (tool !== "") canvas.tool = tool
}
