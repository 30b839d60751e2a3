// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A line of a menu: a tick where it can be switched, the words, the keys.
T.MenuItem {
    id: control

    property string keys: ""
    property bool dimmed: false // can be pointed at, but not chosen

    implicitWidth: words.implicitWidth + shortcut.implicitWidth + 78
    implicitHeight: 30
    leftPadding: 28
    rightPadding: 12
    hoverEnabled: true
    font.family: Theme.family
    font.pixelSize: Theme.body
    Accessible.name: text

    contentItem: Item {
        Text {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            textFormat: Text.PlainText
            font: control.font
            color: control.enabled && !control.dimmed ? Theme.text : Theme.disabled
        }
        Text {
            id: shortcut
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            text: control.keys
            textFormat: Text.PlainText
            font.family: Theme.family
            font.pixelSize: Theme.note
            color: control.enabled ? Theme.faint : Theme.disabled
        }
    }
    indicator: PathIcon {
        x: 8
        anchors.verticalCenter: parent.verticalCenter
        width: 14
        height: 14
        visible: control.checkable && control.checked
        paths: Icons.check
        strokeWidth: 2.2
        color: Theme.accent
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: control.highlighted && control.enabled ? Theme.hover : "transparent"
        border.width: control.highlighted && Theme.contrast ? 1 : 0
        border.color: Theme.accent
    }
}
