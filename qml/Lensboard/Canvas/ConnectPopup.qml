// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Theme

// Connecting by keys: type a part of the name or choose with the arrows, Enter connects, Esc leaves. The target is
// shown on the board. Ctrl with an arrow walks the board itself.
T.Popup {
    id: popup
    objectName: "connectPopup"

    required property CanvasView canvas

    function start(source: string) {
        targets.source = source;
        search.text = "";
        const rect = canvas.viewRectOf(source);
        x = Math.max(8, Math.min(canvas.width - width - 8, rect.x));
        y = rect.y + rect.height + height + 20 < canvas.height ? rect.y + rect.height + 12 : Math.max(8, rect.y - height - 12);
        open();
        search.forceActiveFocus();
        look(0);
    }
    function look(row: int) {
        if (row < 0 || row >= rows.count)
            return targets.show(-1);
        rows.currentIndex = row;
        targets.show(row);
    }
    function choose(row: int) {
        if (rows.count === 0)
            return;
        if (targets.connectTo(row))
            close();
    }

    width: 300
    height: 300
    padding: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToHide: targets.show(-1)
    onClosed: targets.source = ""

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
            objectName: "connectField"
            width: parent.width
            placeholderText: qsTr("Connect to …")
            onTextEdited: popup.look(0)
            onAccepted: popup.choose(rows.currentIndex)
            Keys.onPressed: event => {
                const walk = event.modifiers & Qt.ControlModifier;
                const dx = event.key === Qt.Key_Left ? -1 : event.key === Qt.Key_Right ? 1 : 0;
                const dy = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Down ? 1 : 0;
                event.accepted = walk ? dx !== 0 || dy !== 0 : dy !== 0;
                if (event.accepted)
                    popup.look(walk ? targets.rowTowards(rows.currentIndex, dx, dy) : Math.max(0, Math.min(rows.count - 1, rows.currentIndex + dy)));
            }
        }
        ListView {
            id: rows
            objectName: "connectRows"
            width: parent.width
            height: popup.availableHeight - search.height - hint.height - 12
            clip: true
            cacheBuffer: 0
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: AppScrollBar {}
            model: TargetList {
                id: targets
                canvas: popup.canvas
                filter: search.text
            }
            delegate: ConnectRow {
                width: rows.width
                current: ListView.isCurrentItem
                onClicked: popup.choose(index)
            }
            Words {
                anchors.centerIn: parent
                visible: rows.count === 0
                quiet: true
                text: qsTr("Nothing is called that")
            }
        }
        Words {
            id: hint
            width: parent.width
            leftPadding: 6
            quiet: true
            font.pixelSize: Theme.small
            text: targets.legalCount === 0 ? qsTr("Nothing here may follow. Press / to add a service.") : qsTr("Enter connects · Ctrl and arrows walk the board")
        }
    }
}
