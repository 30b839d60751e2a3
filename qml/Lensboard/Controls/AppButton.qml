// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A button with words: plain, primary (the one thing to do here), or quiet (no frame).
T.Button {
    id: control

    property bool primary: false
    property bool quiet: false
    property bool compact: false
    property string tip: ""
    property string keys: ""
    property var paths: []

    implicitWidth: Math.max(Math.ceil(words.implicitWidth) + (paths.length > 0 ? 21 : 0) + leftPadding + rightPadding, compact ? 0 : 64)
    implicitHeight: compact ? 26 : Theme.controlHeight
    leftPadding: compact ? 10 : 14
    rightPadding: compact ? 10 : 14
    opacity: enabled ? 1 : 0.5
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: compact ? Theme.note : Theme.body
    font.weight: Font.DemiBold
    Accessible.name: text
    Accessible.description: tip

    contentItem: Item {
        PathIcon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            visible: control.paths.length > 0
            width: 15
            height: 15
            paths: control.paths
            color: words.color
        }
        Text {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: Math.max(before, (parent.width + before - width) / 2)
            width: Math.min(Math.ceil(implicitWidth), parent.width - before)
            readonly property int before: icon.visible ? 21 : 0
            text: control.text
            font: control.font
            elide: Text.ElideRight
            textFormat: Text.PlainText
            color: control.primary ? Theme.accentInk : control.quiet ? Theme.accent : Theme.text
        }
    }
    background: Rectangle {
        radius: control.compact ? Theme.radiusSmall : Theme.radius
        color: {
            if (control.primary)
                return control.down ? Theme.accentPressed : control.hovered ? Theme.accentHover : Theme.accent;
            if (control.down)
                return Theme.pressed;
            if (control.hovered)
                return Theme.hover;
            return control.quiet ? "transparent" : Theme.panel;
        }
        border.width: control.primary || control.quiet ? 0 : 1
        border.color: Theme.lineStrong
        FocusRing {
            shown: control.visualFocus
        }
    }
    Tip {
        visible: control.hovered && control.tip !== ""
        text: control.tip
        shortcut: control.keys
    }
}
