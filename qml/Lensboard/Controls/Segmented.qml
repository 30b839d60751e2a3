// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard.Theme

// A few choices side by side, one of them taken: `options` are {value, text} objects. Arrow keys move between them.
T.Control {
    id: control

    property var options: []
    property string value: ""
    property bool fill: false
    property int rowHeight: 28
    signal chosen(string value)

    function step(by: int) {
        const at = options.findIndex(option => option.value === value);
        const next = Math.max(0, Math.min(options.length - 1, at + by));
        if (next !== at)
            chosen(options[next].value);
    }

    implicitWidth: row.implicitWidth + 4
    implicitHeight: rowHeight
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.chip
        border.width: Theme.contrast ? 1 : 0
        border.color: Theme.line
        FocusRing {
            shown: control.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            Repeater {
                model: control.options
                T.AbstractButton {
                    id: option
                    required property var modelData
                    readonly property bool taken: modelData.value === control.value

                    width: control.fill ? (control.width - 4) / control.options.length : words.implicitWidth + 20
                    height: control.rowHeight - 4
                    focusPolicy: Qt.NoFocus
                    hoverEnabled: true
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: modelData.text
                    Accessible.checked: taken
                    onClicked: control.chosen(modelData.value)
                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: option.taken ? (Theme.contrast ? Theme.accent : Theme.raised) : "transparent"
                        border.width: option.taken && !Theme.contrast ? 1 : 0
                        border.color: Theme.lineStrong
                    }
                    contentItem: Text {
                        id: words
                        text: option.modelData.text
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        elide: Text.ElideRight
                        textFormat: Text.PlainText
                        color: option.taken ? (Theme.contrast ? Theme.accentInk : Theme.text) : option.hovered ? Theme.text : Theme.quiet
                        font.family: Theme.family
                        font.pixelSize: Theme.note
                        font.weight: option.taken ? Font.DemiBold : Font.Medium
                    }
                }
            }
        }
    }
}
