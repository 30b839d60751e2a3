// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls

// A list that the arrow keys walk, with a ring around the row they stand on.
ListView {
    id: rows

    anchors.leftMargin: 6
    anchors.rightMargin: 6
    clip: true
    keyNavigationEnabled: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    bottomMargin: 16
    highlightMoveDuration: 0
    highlight: Item {
        z: 2
        FocusRing {
            shown: rows.activeFocus
            outset: -1
        }
    }
    T.ScrollBar.vertical: AppScrollBar {}
}
