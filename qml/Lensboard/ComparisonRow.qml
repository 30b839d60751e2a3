// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// One difference between a template and the board: its kind as a word, the element, and what differs.
Item {
    id: row

    required property var difference

    function tint(kind: string): color {
        return kind === "added" ? Theme.proved : kind === "changed" ? Theme.accent : kind === "contradicts" ? Theme.medium : Theme.quiet;
    }

    implicitHeight: Math.max(tag.height, words.height) + 14
    Accessible.role: Accessible.ListItem
    Accessible.name: difference.title + ": " + difference.name + " " + difference.lines.join(", ")

    Rectangle {
        id: tag
        y: 7
        width: 122
        height: 20
        radius: 5
        color: "transparent"
        border.width: 1
        border.color: row.tint(row.difference.kind)
        Words {
            anchors.centerIn: parent
            text: row.difference.title
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            color: row.tint(row.difference.kind)
        }
    }
    Column {
        id: words
        x: 136
        y: 8
        width: parent.width - x
        spacing: 3
        Words {
            width: parent.width
            elide: Text.ElideRight
            text: row.difference.name
            strong: !row.difference.edge
        }
        Words {
            width: parent.width
            visible: text !== ""
            wrapMode: Text.Wrap
            quiet: true
            font.pixelSize: Theme.note
            text: row.difference.lines.join("\n")
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
        opacity: 0.6
    }
}
