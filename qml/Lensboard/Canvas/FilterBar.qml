// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Theme

// Chooses what the board shows in full; the rest turns pale. While a filter is on, the bar stays, so that nobody takes
// what is pale for missing.
Rectangle {
    id: bar

    required property CanvasView canvas
    required property var pillars // {pillarId, pillarName}
    readonly property alias filter: filter
    property bool asked: false
    signal closed

    function start() {
        asked = true;
        pillar.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function close() {
        filter.clear();
        asked = false;
        closed();
    }

    visible: asked || filter.active
    width: flow.width + 16
    height: flow.height + 12
    radius: 10
    color: Theme.raised
    border.width: filter.active ? 2 : 1
    border.color: filter.active ? Theme.accent : Theme.lineStrong
    Keys.onEscapePressed: close()

    component Part: Choice {
        width: 124
        font.pixelSize: Theme.note
        Accessible.name: placeholder + ", " + displayText
    }

    BoardFilter {
        id: filter
        canvas: bar.canvas
    }
    MouseArea {
        anchors.fill: parent // what is beside a choice is not a click on the board
    }
    Flow {
        id: flow
        x: 8
        y: 6
        width: Math.min((filter.boundaries.length > 0 ? 5 : 4) * 130 + 24 + 38 + (filter.active ? 76 : 0), bar.canvas.width - 2 * Theme.pad - 16)
        spacing: 6
        PathIcon {
            width: 18
            height: Theme.controlHeight
            paths: Icons.filter
            color: filter.active ? Theme.accent : Theme.quiet
        }
        Part {
            id: pillar
            objectName: "filterPillar"
            placeholder: qsTr("Any pillar")
            value: filter.pillar
            onChosen: value => filter.pillar = value
            model: [
                {
                    value: "",
                    text: qsTr("Any pillar")
                },
                ...bar.pillars.map(entry => ({
                            value: entry.pillarId,
                            text: entry.pillarName
                        }))]
        }
        Part {
            objectName: "filterSeverity"
            placeholder: qsTr("Any risk")
            value: filter.severity
            onChosen: value => filter.severity = value
            model: [
                {
                    value: "",
                    text: qsTr("Any risk")
                },
                {
                    value: "high",
                    text: qsTr("High risk")
                },
                {
                    value: "medium",
                    text: qsTr("Medium risk")
                },
                {
                    value: "low",
                    text: qsTr("Low risk")
                },
                {
                    value: "ask",
                    text: qsTr("To ask")
                }
            ]
        }
        Part {
            objectName: "filterMode"
            placeholder: qsTr("Any mode")
            value: filter.mode
            onChosen: value => filter.mode = value
            model: [
                {
                    value: "",
                    text: qsTr("Any mode")
                },
                {
                    value: "sync",
                    text: qsTr("Waits (sync)")
                },
                {
                    value: "async",
                    text: qsTr("Does not wait")
                },
                {
                    value: "poll",
                    text: qsTr("Polled")
                },
                {
                    value: "stream",
                    text: qsTr("Stream")
                }
            ]
        }
        Part {
            objectName: "filterBoundary"
            visible: filter.boundaries.length > 0
            placeholder: qsTr("Anywhere")
            value: filter.boundary
            onChosen: value => filter.boundary = value
            model: [
                {
                    value: "",
                    text: qsTr("Anywhere")
                },
                ...(bar.visible ? filter.boundaries : [])]
        }
        Part {
            objectName: "filterType"
            placeholder: qsTr("Any service")
            value: filter.type
            onChosen: value => filter.type = value
            model: [
                {
                    value: "",
                    text: qsTr("Any service")
                },
                ...(bar.visible ? filter.types : [])]
        }
        Words {
            objectName: "filterCount"
            height: Theme.controlHeight
            width: 70
            horizontalAlignment: Text.AlignHCenter
            visible: filter.active
            quiet: true
            font.pixelSize: Theme.note
            text: qsTr("%1 of %2").arg(filter.shownCount).arg(filter.totalCount)
        }
        IconButton {
            objectName: "filterClear"
            name: filter.active ? qsTr("Show everything again") : qsTr("Close")
            keys: qsTr("Esc")
            paths: Icons.close
            iconSize: 14
            onClicked: bar.close()
        }
    }
}
