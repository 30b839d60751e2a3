// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// The sign of a risk or state, as shape and colour: high (octagon), medium (triangle), low (disc), ask (square with ?),
// proved or met (ring with tick), partly (ring with dash), none (empty ring). With a number inside when `count` is given.
Item {
    id: mark

    property string kind: "high"
    property int count: 0
    property int size: 14
    readonly property bool ringed: kind === "proved" || kind === "met" || kind === "none" || kind === "partly"
    readonly property color tone: kind === "met" ? Theme.proved : kind === "partly" ? Theme.medium : Theme.risk(kind)
    readonly property string inside: kind === "ask" && count === 0 ? "?" : count > 0 ? count : ""

    implicitWidth: size
    implicitHeight: size

    PathIcon {
        anchors.fill: parent
        strokeWidth: mark.ringed ? 2.6 : 0
        color: mark.tone
        fill: mark.ringed ? "transparent" : mark.tone
        paths: mark.kind === "high" ? Icons.octagon : mark.kind === "medium" ? Icons.triangle : mark.kind === "ask" ? Icons.square : mark.ringed ? Icons.ring : Icons.disc
    }
    PathIcon {
        anchors.fill: parent
        visible: mark.kind === "proved" || mark.kind === "met" || mark.kind === "partly"
        strokeWidth: 2.6
        color: mark.tone
        paths: mark.kind === "partly" ? Icons.ringDash : Icons.ringTick
    }
    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: mark.kind === "medium" ? mark.size * 0.12 : 0
        text: mark.inside
        color: Theme.badgeInk
        font.family: Theme.family
        font.pixelSize: Math.round(mark.size * (mark.kind === "medium" ? 0.52 : 0.62))
        font.weight: Font.Bold
        textFormat: Text.PlainText
    }
}
