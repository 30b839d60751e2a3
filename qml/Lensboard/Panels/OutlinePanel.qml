// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// The board as a tree, for finding one's way by keys: arrows walk and select, right and left open and close, Enter
// follows a connection to its other end or goes to the element on the board.
FocusScope {
    id: panel

    required property Session session
    signal boardAsked // the element is selected; the board should have the keys

    function start() {
        list.forceActiveFocus(Qt.ShortcutFocusReason);
        walkTo(outline.selectedRow >= 0 ? outline.selectedRow : 0);
    }
    function walkTo(row: int) {
        if (row < 0 || row >= list.count)
            return;
        list.currentIndex = row;
        outline.select(row);
    }
    function go(row: int) {
        const there = outline.otherEnd(row);
        if (there >= 0)
            list.currentIndex = there;
        else
            panel.boardAsked();
    }
    function unfold(row: int) {
        outline.setExpanded(row, true);
    }
    function fold(row: int, open: bool) {
        if (open)
            outline.setExpanded(row, false);
        else
            walkTo(outline.parentRow(row));
    }

    OutlineModel {
        id: outline
        session: panel.session
        shown: panel.visible
        filter: field.text
        onSelectionMoved: {
            if (selectedRow >= 0 && !list.activeFocus)
                list.currentIndex = selectedRow;
        }
    }
    Field {
        id: field
        objectName: "outlineFilter"
        x: Theme.pad
        y: Theme.pad
        width: panel.width - 2 * Theme.pad
        height: 34
        placeholderText: qsTr("Name or service …")
        Accessible.name: qsTr("Filter the outline")
        Keys.onDownPressed: panel.start()
        Keys.onReturnPressed: panel.start()
        Keys.onEscapePressed: text = ""
    }
    ListView {
        id: list
        objectName: "outlineList"
        anchors.fill: parent
        anchors.topMargin: 54
        anchors.leftMargin: 8
        anchors.rightMargin: 8
        model: outline
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: false
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would outlive a shorter list
        Accessible.role: Accessible.Tree
        Accessible.name: qsTr("Outline of the board")
        T.ScrollBar.vertical: AppScrollBar {}
        Keys.onDownPressed: panel.walkTo(currentIndex + 1)
        Keys.onUpPressed: panel.walkTo(currentIndex - 1)
        Keys.onRightPressed: panel.unfold(currentIndex)
        Keys.onLeftPressed: panel.fold(currentIndex, currentItem?.lineExpanded ?? false)
        Keys.onReturnPressed: panel.go(currentIndex)
        Keys.onEnterPressed: panel.go(currentIndex)
        Keys.onEscapePressed: panel.boardAsked()
        delegate: OutlineLine {
            width: list.width
            current: ListView.isCurrentItem && list.activeFocus
            onToggled: outline.setExpanded(index, !lineExpanded)
            onClicked: {
                list.forceActiveFocus(Qt.MouseFocusReason);
                list.currentIndex = index;
                outline.select(index);
            }
            onDoubleClicked: panel.go(index)
        }
    }
    EmptyState {
        width: panel.width
        y: 60
        visible: list.count === 0
        paths: field.text !== "" ? Icons.search : Icons.select
        title: field.text !== "" ? qsTr("Nothing fits “%1”").arg(field.text) : qsTr("The board is empty")
        text: field.text !== "" ? qsTr("Part of a name or of a service is enough.") : qsTr("What is drawn is listed here: boundaries, services with their connections, and notes.")
    }
}
