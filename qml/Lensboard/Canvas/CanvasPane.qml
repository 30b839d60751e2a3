// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Session
import Lensboard.Theme

// The board with everything that is laid over it: handles, rubber band, badge card, name editor, quick add and map.
FocusScope {
    id: pane

    required property Session session
    property bool mapShown: true
    readonly property alias canvas: view
    signal findingsOpened(var keys)
    signal contextMenuRequested(string record, real x, real y)

    function addAt(x: real, y: real) {
        quickAdd.openAt(x, y, "");
    }
    function renameSelected() {
        if (session.selection.length === 1)
            renameField.edit(session.selection[0]);
    }

    clip: true

    CanvasView {
        id: view
        anchors.fill: parent
        focus: true
        session: pane.session
        theme: Theme.contrast ? 2 : Theme.dark ? 1 : 0
        Accessible.role: Accessible.Canvas
        Accessible.name: qsTr("Board")
        Accessible.description: qsTr("Tab walks the elements, Enter renames, arrow keys move, slash adds a service")
        onRenameRequested: id => renameField.edit(id)
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
    EmptyBoard {
        anchors.centerIn: parent
        visible: pane.session.active && pane.session.elementCount === 0
    }
    CanvasHandles {
        anchors.fill: parent
        canvas: view
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
}
