// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Theme

// One line of text to type, with a placeholder and room for a unit or a key at its right end.
T.TextField {
    id: control

    property string suffix: ""
    property bool error: false

    implicitWidth: 160
    implicitHeight: Theme.controlHeight
    leftPadding: 10
    rightPadding: suffix === "" ? 10 : tail.implicitWidth + 18
    verticalAlignment: TextInput.AlignVCenter
    color: enabled ? Theme.text : Theme.disabled
    placeholderTextColor: Theme.faint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    hoverEnabled: true
    clip: true
    font.family: Theme.family
    font.pixelSize: Theme.body
    Accessible.name: placeholderText

    Text {
        x: control.leftPadding
        width: control.width - control.leftPadding - control.rightPadding
        height: control.height
        visible: control.length === 0 && control.preeditText === ""
        text: control.placeholderText
        color: control.placeholderTextColor
        font: control.font
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
    }
    Text {
        id: tail
        anchors.right: parent.right
        anchors.rightMargin: 10
        height: control.height
        text: control.suffix
        color: Theme.faint
        font.family: Theme.family
        font.pixelSize: Theme.note
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.enabled ? Theme.field : "transparent"
        border.width: control.activeFocus || control.error ? 2 : 1
        border.color: control.error ? Theme.high : control.activeFocus ? Theme.focus : control.hovered ? Theme.lineStrong : Theme.line
    }
}
