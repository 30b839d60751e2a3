// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// Decisions that cover nothing any more, each with why; they can be removed.
Column {
    id: stale

    required property Session session

    objectName: "staleDecisions"
    visible: repeater.count > 0
    height: visible ? implicitHeight : 0
    bottomPadding: 12

    Words {
        x: Theme.space
        topPadding: 14
        bottomPadding: 4
        text: qsTr("Decisions that cover nothing any more")
        quiet: true
        strong: true
        font.pixelSize: Theme.note
    }
    Repeater {
        id: repeater
        model: stale.session.staleDecisions
        Item {
            id: row
            required property var modelData
            width: stale.width
            implicitHeight: words.height + 14
            Column {
                id: words
                x: 42
                y: 7
                width: row.width - 42 - Theme.space - 36
                spacing: 2
                Words {
                    width: parent.width
                    text: row.modelData.title
                    wrapMode: Text.Wrap
                    font.strikeout: true
                    quiet: true
                }
                Words {
                    width: parent.width
                    text: row.modelData.why + ". " + row.modelData.text
                    quiet: true
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.note
                }
            }
            IconButton {
                objectName: "removeStale"
                anchors.right: parent.right
                anchors.rightMargin: Theme.pad
                y: 4
                implicitWidth: 28
                implicitHeight: 28
                iconSize: 15
                name: qsTr("Remove this decision")
                paths: Icons.close
                onClicked: stale.session.undecide(row.modelData.key)
            }
        }
    }
}
