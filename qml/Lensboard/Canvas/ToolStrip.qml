// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Theme

// The tools beside the board: what the pointer does, and what people put beside the architecture.
Rectangle {
    id: strip
    objectName: "toolStrip"

    required property CanvasView canvas
    signal asked(string what)

    width: 40
    height: tools.height + 8
    radius: Theme.radius + 2
    color: Theme.panel
    border.width: 1
    border.color: Theme.line

    MouseArea { // what is pressed beside a button is not for the board
        anchors.fill: parent
    }
    Column {
        id: tools
        x: 4
        y: 4
        spacing: 2

        CanvasTool {
            canvas: strip.canvas
            objectName: "tool-select"
            tool: "select"
            name: qsTr("Select and move")
            keys: "V"
            paths: Icons.select
        }
        CanvasTool {
            canvas: strip.canvas
            objectName: "tool-pen"
            tool: "pen"
            name: qsTr("Pen")
            keys: "P"
            paths: Icons.pen
        }
        CanvasTool {
            canvas: strip.canvas
            objectName: "tool-eraser"
            tool: "eraser"
            name: qsTr("Erase pen strokes")
            keys: "E"
            paths: Icons.eraser
        }
        Rule {
            x: 6
            width: 20
        }
        CanvasTool {
            canvas: strip.canvas
            objectName: "tool-note"
            name: qsTr("Note")
            keys: "N"
            paths: Icons.note
            onClicked: strip.asked("note")
        }
        CanvasTool {
            canvas: strip.canvas
            objectName: "tool-text"
            name: qsTr("Text")
            keys: "T"
            paths: Icons.text
            onClicked: strip.asked("text")
        }
        CanvasTool {
            canvas: strip.canvas
            objectName: "tool-image"
            name: qsTr("Image…")
            paths: Icons.image
            onClicked: strip.asked("image")
        }
        CanvasTool {
            canvas: strip.canvas
            objectName: "tool-comment"
            name: qsTr("Comment on the selection")
            keys: "Ctrl+Alt+M"
            paths: Icons.comment
            onClicked: strip.asked("comment")
        }
    }
}
