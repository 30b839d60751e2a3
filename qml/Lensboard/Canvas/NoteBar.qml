// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// What can be changed about the selected note or stroke, above it: colour, card or plain text, tie, width of the pen.
Rectangle {
    id: bar
    objectName: "noteBar"

    required property CanvasView canvas
    required property Annotations annotations
    property size bounds
    property rect around
    readonly property bool notes: annotations.kind === "note" || annotations.kind === "text"

    function place() {
        around = canvas.viewRectOf(annotations.session.selection[0] ?? "");
    }

    visible: annotations.kind !== "" && canvas.idle && around.width + around.height > 0
    width: row.width + 12
    height: 36
    x: Math.max(8, Math.min(bounds.width - width - 8, around.x + around.width / 2 - width / 2))
    y: around.y - height - 12 > 8 ? around.y - height - 12 : Math.min(bounds.height - height - 8, around.y + around.height + 12)
    radius: Theme.radius
    color: Theme.raised
    border.width: 1
    border.color: Theme.lineStrong

    Connections {
        target: bar.canvas
        function onViewChanged() {
            bar.place();
        }
        function onPictureChanged() {
            bar.place();
        }
    }
    Connections {
        target: bar.annotations
        function onSelectionChanged() {
            bar.place();
        }
    }
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
                objectName: "ink-" + modelData[0]
                name: modelData[1]
                ink: modelData[0]
                paper: bar.annotations.kind === "note"
                checked: bar.annotations.ink === modelData[0]
                onClicked: bar.annotations.setInk(modelData[0])
            }
        }
        Rule {
            anchors.verticalCenter: parent.verticalCenter
            width: 1
            height: 20
        }
        IconButton {
            objectName: "noteCard"
            visible: bar.notes
            implicitHeight: 28
            implicitWidth: 28
            name: bar.annotations.kind === "text" ? qsTr("Put it on a card") : qsTr("Text without a card")
            paths: bar.annotations.kind === "text" ? Icons.note : Icons.text
            onClicked: bar.annotations.setStyle(bar.annotations.kind === "text" ? "card" : "text")
        }
        IconButton {
            objectName: "noteTie"
            visible: bar.notes && (bar.annotations.tiedTo !== "" || bar.annotations.tieGoal !== "")
            implicitHeight: 28
            implicitWidth: 28
            checked: bar.annotations.tiedTo !== ""
            name: bar.annotations.tiedTo !== "" ? qsTr("Untie from %1").arg(bar.annotations.tiedTo) : qsTr("Tie to %1").arg(bar.annotations.tieGoal)
            paths: Icons.tie
            onClicked: bar.annotations.toggleTie()
        }
        Repeater {
            model: bar.notes ? [] : [2, 4, 8]
            WidthButton {
                required property int modelData
                pen: modelData
                checked: bar.annotations.strokeWidth === modelData
                onClicked: bar.annotations.setStrokeWidth(modelData)
            }
        }
    }
}
