// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Session
import Lensboard.Theme

// What helps to find the way on the board, laid over it: search, filter, the path of a request, the trail of views,
// and the history of edits.
Item {
    id: navigator

    required property Session session
    required property CanvasPane pane
    property var pillars: []
    readonly property alias trail: trail
    readonly property bool filtered: filter.filter.active

    function perform(what: string) {
        switch (what) {
        case "canvas.next":
            return pane.canvas.walk(1);
        case "canvas.previous":
            return pane.canvas.walk(-1);
        case "canvas.walkLeft":
            return pane.canvas.walkTowards(-1, 0);
        case "canvas.walkRight":
            return pane.canvas.walkTowards(1, 0);
        case "canvas.walkUp":
            return pane.canvas.walkTowards(0, -1);
        case "canvas.walkDown":
            return pane.canvas.walkTowards(0, 1);
        case "addService":
            return pane.addNext();
        case "connect":
            return pane.connectSelected();
        case "replace":
            return pane.replaceSelected();
        case "history":
            return history.open();
        case "find":
            path.path.stop();
            return find.start();
        case "findNext":
            return find.step(1);
        case "findPrevious":
            return find.step(-1);
        case "filter":
            path.path.stop();
            return filter.start();
        case "filterClear":
            return filter.close();
        case "path":
            return showPath();
        case "viewBack":
            return trail.back();
        case "viewForward":
            return trail.forward();
        case "zoomSelection":
            return pane.canvas.zoomToSelection();
        case "follow":
            return pane.canvas.followEdge(true);
        case "followBack":
            return pane.canvas.followEdge(false);
        }
    }
    function showPath() {
        if (find.visible)
            find.close();
        filter.close();
        path.start();
    }
    function leave() {
        pane.canvas.forceActiveFocus();
    }
    function reset() {
        if (find.visible)
            find.close();
        filter.asked = false;
    }

    ViewTrail {
        id: trail
        canvas: navigator.pane.canvas
    }
    FindBar {
        id: find
        objectName: "findBar"
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Theme.pad
        z: 1
        canvas: navigator.pane.canvas
        onClosed: navigator.leave()
    }
    FilterBar {
        id: filter
        objectName: "filterBar"
        anchors.top: find.visible ? find.bottom : parent.top
        anchors.left: parent.left
        anchors.margins: Theme.pad
        canvas: navigator.pane.canvas
        pillars: navigator.pillars
        onClosed: navigator.leave()
    }
    PathBar {
        id: path
        objectName: "pathBar"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space
        anchors.horizontalCenter: parent.horizontalCenter
        canvas: navigator.pane.canvas
        onClosed: navigator.leave()
    }
    HistoryPopup {
        id: history
        session: navigator.session
        onClosed: navigator.leave()
    }
    Connections {
        target: navigator.session
        function onDocumentReplaced() {
            navigator.reset();
        }
    }
}
