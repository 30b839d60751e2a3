// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// The board with everything that is laid over it: handles, rubber band, badge card, name editor, quick add and map.
FocusScope {
    id: pane

    required property Session session
    property bool mapShown: true
    property bool snapping: true
    readonly property alias canvas: view
    readonly property alias annotations: marks
    signal findingsOpened(var keys)
    signal contextMenuRequested(string record, real x, real y)
    signal commentsOpened(string record)
    signal toolAsked(string what)

    // The one selected node, or nothing.
    readonly property string chosen: session.selection.length === 1 && session.typeOf(session.selection[0]) !== "" ? session.selection[0] : ""
    // What a screen reader is told about the board: what is selected, or what can be done.
    readonly property string spoken: {
        const selection = session.selection;
        if (selection.length > 1)
            return qsTr("%1 elements selected").arg(selection.length);
        return selection.length === 1 && session.historyPosition >= 0 ? session.describe(selection[0]) : qsTr("Slash adds a service, Tab walks the elements, arrow keys move, Enter renames, C connects");
    }

    // A service beside the selected one and connected to it, or where the pointer is.
    function addNext() {
        if (chosen !== "" || view.pointer.x <= 0 || view.pointer.y <= 0)
            quickAdd.openBeside(chosen);
        else
            quickAdd.openAt(view.pointer.x, view.pointer.y, "");
    }
    function connectSelected() {
        if (chosen !== "")
            connect.start(chosen);
    }
    function replaceSelected() {
        if (chosen !== "")
            quickAdd.openToReplace(chosen);
    }
    function renameSelected() {
        if (session.selection.length === 1)
            change(session.selection[0]);
    }
    // Text of a note, name of anything else.
    function change(id: string) {
        if (marks.isNote(id))
            noteEditor.edit(id);
        else if (!marks.isStroke(id))
            renameField.edit(id);
    }
    // A note or plain text in the middle of what is shown, ready to be written.
    function addNote(style: string) {
        view.tool = "select";
        noteEditor.finish();
        const area = view.viewArea;
        noteEditor.edit(marks.addNote(style, area.x + area.width / 2, area.y + area.height / 2));
    }
    function paste() {
        const area = view.viewArea;
        if (!marks.pasteImage(area.x + area.width / 2, area.y + area.height / 2))
            session.paste();
    }
    // Draws with the icon package at that place; gives what there is to say about it.
    function useIcons(path: string): string {
        return IconChoice.choose(path);
    }
    function addImage(path: string) {
        const area = view.viewArea;
        marks.addImageFile(path, area.x + area.width / 2, area.y + area.height / 2);
        view.forceActiveFocus();
    }

    clip: true

    Annotations {
        id: marks
        session: pane.session
    }
    CanvasView {
        id: view
        anchors.fill: parent
        focus: true
        session: pane.session
        snapping: pane.snapping
        theme: Theme.contrast ? 2 : Theme.dark ? 1 : 0
        Accessible.role: Accessible.Canvas
        Accessible.name: qsTr("Board")
        Accessible.description: pane.spoken
        Accessible.focusable: true
        onRenameRequested: id => pane.change(id)
        onCommentsClicked: id => pane.commentsOpened(id)
        onBadgeClicked: findings => pane.findingsOpened(findings)
        onAddRequested: (x, y) => quickAdd.openAt(x, y, "")
        onFollowRequested: (source, x, y) => quickAdd.openAt(x, y, source)
        onContextMenuRequested: (id, x, y) => pane.contextMenuRequested(id, x, y)
    }
    DropArea {
        anchors.fill: parent
        keys: ["application/x-lensboard-service"]
        onEntered: drag => {
            drag.accept(Qt.CopyAction);
            view.dragType(drag.getDataAsString("application/x-lensboard-service"), drag.x, drag.y);
        }
        onPositionChanged: drag => view.dragType(drag.getDataAsString("application/x-lensboard-service"), drag.x, drag.y)
        onExited: view.endDragType()
        onDropped: drop => {
            view.dropType(drop.getDataAsString("application/x-lensboard-service"), drop.x, drop.y);
            drop.accept(Qt.CopyAction);
            view.forceActiveFocus();
        }
    }
    FocusRing {
        shown: view.keyFocus && pane.session.selection.length === 0
        outset: -2
        radius: 0
    }
    EmptyBoard {
        anchors.centerIn: parent
        visible: pane.session.active && pane.session.elementCount === 0
    }
    CanvasHandles {
        anchors.fill: parent
        canvas: view
    }
    Connections {
        target: IconChoice
        function onChanged() {
            view.repaint();
        }
    }
    ToolStrip {
        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        visible: pane.width > 420 && pane.height > 360
        canvas: view
        onAsked: what => pane.toolAsked(what)
    }
    PenBar {
        canvas: view
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.pad
    }
    NoteBar {
        canvas: view
        annotations: marks
        bounds: Qt.size(pane.width, pane.height)
    }
    NoteEditor {
        id: noteEditor
        canvas: view
        annotations: marks
        onClosed: view.forceActiveFocus()
    }
    ImageDrop {
        anchors.fill: parent
        canvas: view
        annotations: marks
    }
    RenameField {
        id: renameField
        canvas: view
        session: pane.session
        onClosed: view.forceActiveFocus()
    }
    CanvasMap {
        canvas: view
        visible: pane.mapShown && pane.session.elementCount > 0 && pane.width > 520 && pane.height > 360
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space
    }
    BadgeCard {
        canvas: view
        session: pane.session
        bounds: Qt.size(pane.width, pane.height)
    }
    QuickAdd {
        id: quickAdd
        canvas: view
        session: pane.session
        onClosed: view.forceActiveFocus()
    }
    ConnectPopup {
        id: connect
        canvas: view
        onClosed: view.forceActiveFocus()
    }
}
