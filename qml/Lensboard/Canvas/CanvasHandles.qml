// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Theme

// What shows that something can be pulled: connect handles of the node under the pointer, corners of the selected
// boundary or note, the rubber band, and the sentence beside the pointer while an edge is drawn. Takes no input itself.
Item {
    id: handles

    required property CanvasView canvas
    readonly property rect around: canvas.hoveredRect
    readonly property rect sized: canvas.resizeRect

    Repeater {
        model: handles.canvas.hovered !== "" && handles.around.width > 40 ? 4 : 0
        Rectangle {
            required property int index
            readonly property real atX: index === 0 ? handles.around.x : index === 1 ? handles.around.x + handles.around.width : handles.around.x + handles.around.width / 2
            readonly property real atY: index === 2 ? handles.around.y : index === 3 ? handles.around.y + handles.around.height : handles.around.y + handles.around.height / 2
            x: atX - width / 2
            y: atY - height / 2
            width: 11
            height: 11
            radius: 5.5
            color: Theme.panel
            border.width: 2
            border.color: Theme.accent
        }
    }
    Repeater {
        model: handles.sized.width > 0 ? 4 : 0
        Rectangle {
            required property int index
            x: (index % 2 === 0 ? handles.sized.x : handles.sized.x + handles.sized.width) - 5
            y: (index < 2 ? handles.sized.y : handles.sized.y + handles.sized.height) - 5
            width: 10
            height: 10
            radius: 2
            color: Theme.panel
            border.width: 2
            border.color: Theme.accent
        }
    }
    Rectangle {
        x: handles.canvas.band.x
        y: handles.canvas.band.y
        width: handles.canvas.band.width
        height: handles.canvas.band.height
        visible: width > 0 || height > 0
        color: Qt.rgba(Theme.accent.r, Theme.accent.g, Theme.accent.b, 0.08)
        border.width: 1
        border.color: Theme.accent
        radius: 2
    }
    Rectangle {
        visible: handles.canvas.hint !== ""
        x: Math.max(8, Math.min(handles.width - width - 8, handles.canvas.pointer.x + 18))
        y: Math.max(8, Math.min(handles.height - height - 8, handles.canvas.pointer.y + 18))
        width: words.width + 20
        height: words.height + 14
        radius: Theme.radiusSmall
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
        Words {
            id: words
            x: 10
            y: 7
            width: Math.min(implicitWidth, 300)
            wrapMode: Text.Wrap
            font.pixelSize: Theme.note
            text: handles.canvas.hint
        }
    }
}
