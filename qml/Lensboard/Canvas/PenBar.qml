// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Canvas
import Lensboard.Theme

// Colour and width of the pen while it is in the hand.
Rectangle {
    id: bar
    objectName: "penBar"

    required property CanvasView canvas

    visible: canvas.tool === "pen"
    width: row.width + 12
    height: 36
    radius: Theme.radius
    color: Theme.raised
    border.width: 1
    border.color: Theme.lineStrong

    MouseArea { // what is pressed beside a button is not for the board
        anchors.fill: parent
    }
    Row {
        id: row
        x: 6
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Repeater {
            model: [["yellow", qsTr("Yellow")], ["blue", qsTr("Blue")], ["green", qsTr("Green")], ["pink", qsTr("Pink")], ["violet", qsTr("Violet")], ["grey", qsTr("Grey")]]
            InkButton {
                required property var modelData
                objectName: "pen-" + modelData[0]
                name: modelData[1]
                ink: modelData[0]
                checked: bar.canvas.penColour === modelData[0]
                onClicked: bar.canvas.penColour = modelData[0]
            }
        }
        Repeater {
            model: [2, 4, 8]
            WidthButton {
                required property int modelData
                pen: modelData
                checked: bar.canvas.penWidth === modelData
                onClicked: bar.canvas.penWidth = modelData
            }
        }
    }
}
