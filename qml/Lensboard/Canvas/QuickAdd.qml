// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// Type three letters and press Enter: the service stands where the pointer is. After an edge dropped on the empty board
// it offers what may legally follow, and draws node and edge in one step.
T.Popup {
    id: popup

    required property CanvasView canvas
    required property Session session
    property string source: ""
    property string replaced: "" // a node that becomes what is chosen
    property point place

    function openAt(viewX: real, viewY: real, from: string) {
        replaced = "";
        source = from;
        place = canvas.toCanvas(Qt.point(viewX, viewY));
        x = Math.max(8, Math.min(canvas.width - width - 8, viewX - 20));
        y = Math.max(8, Math.min(canvas.height - height - 8, viewY - 20));
        search.text = "";
        results.currentIndex = 0;
        open();
        search.forceActiveFocus();
    }
    function openBeside(from: string) {
        const beside = session.placeBeside();
        const at = canvas.toView(beside);
        openAt(at.x, at.y, from);
        place = beside;
    }
    function openToReplace(node: string) {
        const rect = canvas.viewRectOf(node);
        openAt(rect.x + 20, rect.y + rect.height + 28, "");
        replaced = node;
    }
    // Not connected when `alone`.
    function choose(row: int, alone: bool) {
        const type = services.typeAt(row);
        if (type === "")
            return;
        close();
        if (replaced !== "")
            return session.replaceNode(replaced, type);
        const connected = source !== "" && !alone;
        const added = connected ? session.addConnected(type, source, place.x, place.y) : session.addNode(type, place.x, place.y);
        canvas.reveal([added]);
    }

    width: 280
    height: 320
    padding: 8
    modal: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Rectangle {
        radius: 12
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
    }
    contentItem: Column {
        spacing: 6
        Field {
            id: search
            width: parent.width
            objectName: "quickAddField"
            placeholderText: popup.replaced !== "" ? qsTr("What takes the place of %1?").arg(popup.session.nameOf(popup.replaced)) : popup.source !== "" ? qsTr("What follows %1?").arg(popup.session.nameOf(popup.source)) : qsTr("Service, synonym …")
            onTextChanged: results.currentIndex = 0
            Keys.onReturnPressed: event => popup.choose(results.currentIndex, event.modifiers & Qt.ControlModifier)
            Keys.onEnterPressed: event => popup.choose(results.currentIndex, event.modifiers & Qt.ControlModifier)
            Keys.onDownPressed: results.incrementCurrentIndex()
            Keys.onUpPressed: results.decrementCurrentIndex()
        }
        ListView {
            id: results
            objectName: "quickAddList"
            width: parent.width
            height: popup.availableHeight - search.height - (hint.visible ? hint.height + 12 : 6)
            clip: true
            cacheBuffer: 0 // rows made ahead would outlive a shorter answer
            model: ServiceListModel {
                id: services
                filter: search.text
                after: popup.source === "" ? "" : popup.session.typeOf(popup.source)
                ids: popup.replaced === "" ? [] : popup.session.replacementsFor(popup.replaced)
            }
            delegate: QuickAddRow {
                width: results.width
                current: ListView.isCurrentItem
                onClicked: popup.choose(index, false)
            }
            Words {
                anchors.centerIn: parent
                visible: results.count === 0
                width: results.width - 24
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                quiet: true
                text: search.text.trim() !== "" ? qsTr("No service is called that") : popup.replaced !== "" ? qsTr("No other service keeps every connection") : qsTr("Type a name, a synonym or an abbreviation")
            }
        }
        Words {
            id: hint
            width: parent.width
            leftPadding: 6
            visible: popup.source !== "" && popup.replaced === ""
            quiet: true
            font.pixelSize: Theme.small
            text: qsTr("Enter adds it connected · Ctrl+Enter on its own")
        }
    }
}
