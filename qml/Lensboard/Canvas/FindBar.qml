// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Theme

// Finds text on the board: Enter and Shift+Enter walk through the hits, Esc closes.
Rectangle {
    id: bar

    required property CanvasView canvas
    readonly property alias search: search
    signal closed

    function start() {
        visible = true;
        search.open = true;
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }
    function step(by: int) {
        if (!visible || field.text.trim() === "")
            return start();
        if (by > 0)
            search.next();
        else
            search.previous();
    }
    function close() {
        search.open = false;
        visible = false;
        closed();
    }

    visible: false
    width: row.width + 16
    height: column.height + 12
    radius: 10
    color: Theme.raised
    border.width: 1
    border.color: Theme.lineStrong

    BoardSearch {
        id: search
        canvas: bar.canvas
        text: field.text
    }
    MouseArea {
        anchors.fill: parent // what is beside a button is not a click on the board
    }
    Column {
        id: column
        x: 8
        y: 6
        spacing: 2
        Row {
            id: row
            spacing: 4
            Field {
                id: field
                objectName: "findField"
                width: Math.min(240, Math.max(120, bar.canvas.width - 260))
                placeholderText: qsTr("Find on the board")
                Keys.onReturnPressed: event => bar.step(event.modifiers & Qt.ShiftModifier ? -1 : 1)
                Keys.onEnterPressed: event => bar.step(event.modifiers & Qt.ShiftModifier ? -1 : 1)
                Keys.onDownPressed: bar.step(1)
                Keys.onUpPressed: bar.step(-1)
                Keys.onEscapePressed: bar.close()
            }
            Words {
                objectName: "findCount"
                width: 76
                height: field.height
                horizontalAlignment: Text.AlignHCenter
                quiet: true
                font.pixelSize: Theme.note
                color: field.text !== "" && search.count === 0 ? Theme.high : Theme.quiet
                text: field.text.trim() === "" ? "" : search.count === 0 ? qsTr("No hit") : qsTr("%1 of %2").arg(search.position).arg(search.count)
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            IconButton {
                objectName: "findPrevious"
                name: qsTr("Previous hit")
                keys: qsTr("Shift+Enter")
                paths: Icons.chevronUp
                enabled: search.count > 0
                onClicked: search.previous()
                Keys.onEscapePressed: bar.close()
            }
            IconButton {
                objectName: "findNext"
                name: qsTr("Next hit")
                keys: qsTr("Enter")
                paths: Icons.chevronDown
                enabled: search.count > 0
                onClicked: search.next()
                Keys.onEscapePressed: bar.close()
            }
            IconButton {
                objectName: "findClose"
                name: qsTr("Close")
                keys: qsTr("Esc")
                paths: Icons.close
                iconSize: 14
                onClicked: bar.close()
                Keys.onEscapePressed: bar.close()
            }
        }
        Words {
            objectName: "findWhere"
            width: row.width
            leftPadding: 10
            height: visible ? 20 : 0
            visible: text !== ""
            quiet: true
            font.pixelSize: Theme.small
            text: search.where
        }
    }
}
