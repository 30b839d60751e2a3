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
    property point place

    function openAt(viewX: real, viewY: real, from: string) {
        source = from;
        place = canvas.toCanvas(Qt.point(viewX, viewY));
        x = Math.max(8, Math.min(canvas.width - width - 8, viewX - 20));
        y = Math.max(8, Math.min(canvas.height - height - 8, viewY - 20));
        search.text = "";
        results.currentIndex = 0;
        open();
        search.forceActiveFocus();
    }
    function choose(row: int) {
        const type = services.typeAt(row);
        if (type === "")
            return;
        close();
        if (source !== "")
            session.addConnected(type, source, place.x, place.y);
        else
            session.addNode(type, place.x, place.y);
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
            placeholderText: popup.source === "" ? qsTr("Service, synonym …") : qsTr("What follows %1?").arg(popup.session.nameOf(popup.source))
            onTextChanged: results.currentIndex = 0
            onAccepted: popup.choose(results.currentIndex)
            Keys.onDownPressed: results.incrementCurrentIndex()
            Keys.onUpPressed: results.decrementCurrentIndex()
        }
        ListView {
            id: results
            width: parent.width
            height: popup.availableHeight - search.height - 6
            clip: true
            cacheBuffer: 0 // rows made ahead would outlive a shorter answer
            model: ServiceListModel {
                id: services
                filter: search.text
                after: popup.source === "" ? "" : popup.session.typeOf(popup.source)
            }
            delegate: QuickAddRow {
                width: results.width
                current: ListView.isCurrentItem
                onClicked: popup.choose(index)
            }
            Words {
                anchors.centerIn: parent
                visible: results.count === 0
                quiet: true
                text: qsTr("No service is called that")
            }
        }
    }
}
