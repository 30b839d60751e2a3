// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A drop-down of {value, text} options; an unset value shows the placeholder.
T.ComboBox {
    id: control

    property string value: ""
    property string placeholder: ""
    signal chosen(string value)

    implicitWidth: 160
    implicitHeight: Theme.controlHeight
    leftPadding: 10
    rightPadding: 28
    textRole: "text"
    valueRole: "value"
    currentIndex: (model ?? []).findIndex(option => option.value === control.value)
    displayText: currentIndex >= 0 ? currentText : placeholder
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    font.family: Theme.family
    font.pixelSize: Theme.body
    Accessible.name: displayText
    onActivated: index => chosen(model[index].value)

    contentItem: Text {
        text: control.displayText
        textFormat: Text.PlainText
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        font: control.font
        color: control.currentIndex >= 0 ? Theme.text : Theme.faint
    }
    indicator: PathIcon {
        x: control.width - width - 9
        anchors.verticalCenter: parent.verticalCenter
        width: 12
        height: 12
        strokeWidth: 2.2
        paths: Icons.chevronDown
        color: Theme.quiet
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.pressed : Theme.field
        border.width: 1
        border.color: control.hovered ? Theme.lineStrong : Theme.line
        FocusRing {
            shown: control.visualFocus
            outset: 1
        }
    }
    delegate: T.ItemDelegate {
        id: line
        required property var modelData
        required property int index

        width: ListView.view.width
        implicitHeight: 30
        highlighted: control.highlightedIndex === index
        hoverEnabled: true
        Accessible.name: modelData.text
        contentItem: Text {
            leftPadding: 8
            text: line.modelData.text
            textFormat: Text.PlainText
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
            font.family: Theme.family
            font.pixelSize: Theme.body
            font.weight: control.currentIndex === line.index ? Font.DemiBold : Font.Normal
            color: Theme.text
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: line.highlighted ? Theme.hover : "transparent"
        }
    }
    popup: T.Popup {
        y: control.height + 4
        width: Math.max(control.width, 140)
        height: Math.min(contentItem.implicitHeight + 12, 320)
        padding: 6
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: control.delegateModel
            currentIndex: control.highlightedIndex
            T.ScrollBar.vertical: AppScrollBar {}
        }
        background: Rectangle {
            radius: 10
            color: Theme.raised
            border.width: 1
            border.color: Theme.lineStrong
        }
    }
}
