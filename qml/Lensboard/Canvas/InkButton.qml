// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A colour to choose: the paper of a note or the ink of a pen.
T.Button {
    id: control

    required property string name
    required property string ink
    property bool paper: false

    implicitWidth: 26
    implicitHeight: 28
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: name

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: 18
            height: 18
            radius: control.paper ? 4 : 9
            color: control.paper ? Theme.paper(control.ink) : Theme.ink(control.ink)
            border.width: 1
            border.color: control.paper ? Theme.paperLine(control.ink) : Theme.lineStrong
            PathIcon {
                anchors.centerIn: parent
                visible: control.checked
                width: 14
                height: 14
                strokeWidth: 2.4
                color: control.paper ? Theme.text : Theme.panel
                paths: Icons.check
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: control.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: control.visualFocus
            outset: 0
        }
    }
    Tip {
        visible: control.hovered
        text: control.name
    }
}
