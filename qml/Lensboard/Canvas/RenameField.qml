// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Session

// Renames in place: lies over the element; Enter keeps, Esc drops, going elsewhere keeps.
Field {
    id: field

    required property CanvasView canvas
    required property Session session
    property string record: ""
    signal closed

    function edit(id: string) {
        const frame = canvas.viewRectOf(id);
        record = id;
        text = session.nameOf(id);
        width = Math.max(150, Math.min(320, frame.width));
        x = Math.max(4, frame.x + (frame.width - width) / 2);
        y = Math.max(4, frame.height > 120 ? frame.y - height / 2 : frame.y + (frame.height - height) / 2);
        visible = true;
        forceActiveFocus();
        selectAll();
    }
    function finish(keep: bool) {
        if (!visible)
            return;
        const id = record;
        const name = text.trim();
        visible = false;
        record = "";
        if (keep && name !== "")
            session.rename(id, name);
        closed();
    }

    visible: false
    z: 5
    Accessible.name: qsTr("Name")
    onAccepted: finish(true)
    onActiveFocusChanged: if (!activeFocus)
        finish(true)
    Keys.onEscapePressed: finish(false)
    Connections {
        target: field.canvas
        function onViewChanged() {
            field.finish(true);
        }
    }
}
