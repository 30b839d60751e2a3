// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A square button with a drawing; its name is spoken and shown as a tooltip.
T.Button {
    id: control

    required property string name
    property string keys: ""
    property var paths: []
    property int iconSize: 18
    property color iconColor: checked ? Theme.accent : Theme.quiet

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: name

    contentItem: Item {
        PathIcon {
            anchors.centerIn: parent
            width: control.iconSize
            height: control.iconSize
            paths: control.paths
            color: control.iconColor
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.pressed : control.checked ? Theme.accentSoft : control.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: control.visualFocus
            outset: 0
        }
    }
    Tip {
        visible: control.hovered
        text: control.name
        shortcut: control.keys
    }
}
