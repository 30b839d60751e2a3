// SPDX-License-Identifier: Apache-2.0
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

    Rule {
        anchors.verticalCenter: parent.verticalCenter
        visible: line.source.separator
        width: line.width
    }
}
