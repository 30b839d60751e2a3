// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// One tab of a side panel: a title, a count, and a line beneath the open one.
T.TabButton {
    id: control

    property int count: -1
    property var paths: [] // a drawing in the place of the words, which become its tooltip

    implicitWidth: row.implicitWidth + 16
    implicitHeight: 44
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: count >= 0 ? text + ", " + count : text

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 5
            PathIcon {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.paths.length > 0
                width: 18
                height: 18
                paths: control.paths
                color: words.color
            }
            Text {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                visible: control.paths.length === 0
                text: control.text
                textFormat: Text.PlainText
                color: control.checked ? Theme.accent : control.hovered ? Theme.text : Theme.quiet
                font.family: Theme.family
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
            }
            CountChip {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.count >= 0 && (control.count > 0 || control.paths.length === 0)
                count: control.count
                active: control.checked
            }
        }
    }
    Tip {
        visible: control.hovered && control.paths.length > 0
        text: control.text
    }
    background: Item {
        Rectangle {
            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - 8
            height: 2
            color: Theme.accent
            visible: control.checked
        }
        FocusRing {
            shown: control.visualFocus
            outset: -4
        }
    }
}
