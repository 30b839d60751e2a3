// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// The line of a menu that stands for one action, or the thin line between two groups of actions.
AppMenuItem {
    id: line

    required property AppAction modelData

    text: modelData.text
    keys: modelData.shownKeys
    enabled: modelData.enabled && !modelData.separator
    checkable: modelData.checkable
    checked: modelData.checked
    activeFocusOnTab: !modelData.separator
    implicitHeight: modelData.separator ? 9 : 30
    onTriggered: modelData.trigger()

    Rule {
        anchors.verticalCenter: parent.verticalCenter
        visible: line.modelData.separator
        width: line.width
    }
}
