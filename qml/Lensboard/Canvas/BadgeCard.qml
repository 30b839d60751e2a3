// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// The sentences behind the badge under the pointer.
Rectangle {
    id: card

    required property CanvasView canvas
    required property Session session
    required property size bounds
    readonly property var keys: canvas.badgeFindings
    readonly property rect badge: canvas.badgeRect
    readonly property int most: 3

    visible: keys.length > 0
    width: 290
    height: list.height + 2 * Theme.pad
    x: Math.max(8, Math.min(bounds.width - width - 8, badge.x + badge.width / 2 - width / 2))
    y: badge.y - height - 8 > 8 ? badge.y - height - 8 : badge.y + badge.height + 8
    radius: 10
    color: Theme.raised
    border.width: 1
    border.color: Theme.lineStrong

    Rectangle {
        z: -1
        x: -3
        y: 1
        width: parent.width + 6
        height: parent.height + 5
        radius: 12
        color: Theme.shadow
    }
    Column {
        id: list
        x: Theme.pad
        y: Theme.pad
        width: card.width - 2 * Theme.pad
        spacing: 10

        Repeater {
            model: card.keys.slice(0, card.most)
            Column {
                id: entry
                required property string modelData
                readonly property var info: card.canvas.findingInfo(modelData)
                width: list.width
                spacing: 4

                Row {
                    spacing: 7
                    RiskMark {
                        id: mark
                        kind: entry.info.kind
                        y: 2
                    }
                    Words {
                        width: list.width - mark.width - 7
                        wrapMode: Text.Wrap
                        strong: true
                        font.pixelSize: Theme.note
                        text: entry.info.title
                    }
                }
                Words {
                    width: parent.width
                    wrapMode: Text.Wrap
                    quiet: true
                    lineHeight: 1.25
                    font.pixelSize: Theme.note
                    text: entry.info.message
                }
            }
        }
        Words {
            visible: card.keys.length > card.most
            quiet: true
            font.pixelSize: Theme.small
            text: qsTr("and %1 more: click to see all").arg(card.keys.length - card.most)
        }
    }
}
