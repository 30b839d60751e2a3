// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Theme

// The line between two panels; easy to catch, thin to see.
Rectangle {
    implicitWidth: 1
    implicitHeight: 1
    color: T.SplitHandle.pressed || T.SplitHandle.hovered ? Theme.accent : Theme.line
    containmentMask: Item {
        x: -4
        width: 9
        height: parent?.height ?? 0
    }
}
