// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Canvas
import Lensboard.Session
import Lensboard.Theme

// Writes a note in place: lies over it at the zoom of the board. Esc, Ctrl+Enter and going elsewhere keep what was
// written.
T.TextArea {
    id: editor
    objectName: "noteEditor"

    required property CanvasView canvas
    required property Annotations annotations
    property string record: ""
    property rect frame
    signal closed

    function edit(id: string) {
        record = id;
        place();
        text = annotations.textOf(id);
        visible = true;
        forceActiveFocus();
        cursorPosition = length;
    }
    function place() {
        frame = canvas.viewRectOf(record);
    }
    function finish() {
        if (!visible)
            return;
        const id = record;
        visible = false;
        record = "";
        annotations.setText(id, text);
        closed();
    }

    readonly property real scale2: Math.max(0.5, Math.min(2.5, canvas.zoom))

    visible: false
    z: 5
    x: frame.x
    y: frame.y
    width: Math.max(frame.width, 120)
    height: Math.max(frame.height, contentHeight + topPadding + bottomPadding)
    padding: 12 * scale2
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    selectByMouse: true
    color: Theme.text
    placeholderText: qsTr("Write …  **bold**, *italic*, - list")
    placeholderTextColor: Theme.faint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.family: Theme.family
    font.pixelSize: Math.round(12 * scale2)
    Accessible.name: qsTr("Text of the note")
    Accessible.description: qsTr("Markdown. Escape or Ctrl+Enter ends.")
    background: Rectangle {
        radius: 4
        color: Theme.raised
        border.width: 2
        border.color: Theme.focus
    }
    Text {
        x: editor.leftPadding
        y: editor.topPadding
        width: editor.width - editor.leftPadding - editor.rightPadding
        visible: editor.length === 0 && editor.preeditText === ""
        text: editor.placeholderText
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: editor.placeholderTextColor
        font: editor.font
    }
    onActiveFocusChanged: if (!activeFocus)
        finish()
    Keys.onEscapePressed: finish()
    Keys.onPressed: event => {
        if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
            event.accepted = true;
            finish();
        }
    }
    Connections {
        target: editor.canvas
        enabled: editor.visible
        function onViewChanged() {
            editor.place();
        }
        function onSessionChanged() {
            editor.finish();
        }
    }
}
