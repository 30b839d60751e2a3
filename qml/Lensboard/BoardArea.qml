// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Session

// The middle of the window: the canvas, and what floats above it.
FocusScope {
    id: area

    required property Session session
    property bool mapShown: true
    property bool snapping: true
    property var pillars: []
    readonly property alias pane: pane
    readonly property alias zoom: pane.zoom
    readonly property alias navigator: navigator
    signal findingsOpened(var keys)
    signal contextMenuRequested(string record, real x, real y)
    signal commentsOpened(string record)
    signal toolAsked(string what)

    CanvasPane {
        id: pane
        readonly property real zoom: canvas.zoom
        anchors.fill: parent
        focus: true
        session: area.session
        mapShown: area.mapShown
        onCommentsOpened: record => area.commentsOpened(record)
        onToolAsked: what => area.toolAsked(what)
        snapping: area.snapping
        onFindingsOpened: keys => area.findingsOpened(keys)
        onContextMenuRequested: (record, x, y) => area.contextMenuRequested(record, x, y)
    }
    Navigator {
        id: navigator
        anchors.fill: parent
        session: area.session
        pane: pane
        pillars: area.pillars
    }
}
