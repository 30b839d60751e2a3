// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls

// The line of a menu that stands for one action, or the thin line between two groups of actions.
AppMenuItem {
    id: line

    required property AppAction source

    text: source.text
    keys: source.shownKeys
    enabled: source.enabled && !source.separator
    checkable: source.checkable
    checked: source.checked
    activeFocusOnTab: !source.separator
    implicitHeight: source.separator ? 9 : 30
    onTriggered: source.trigger()

    Loader {
        anchors.fill: parent
        active: line.hovered && line.source.hint !== ""
        sourceComponent: Tip {
            visible: true
            text: line.source.hint
        }
    }
    Rule {
        anchors.verticalCenter: parent.verticalCenter
        visible: line.source.separator
        width: line.width
    }
}
