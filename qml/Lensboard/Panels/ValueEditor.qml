// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls

// States one property: yes or no, a number with its unit, one of several words, or text. Beside the value it can be
// stated as "none", or taken back to unknown.
Row {
    id: root

    property string editor: "text"
    property var options: []
    property string unit: ""
    property string hint: ""
    property string state2: "unknown"
    property var value: undefined
    property string valueText: ""
    property string label: ""
    property bool clearable: state2 !== "unknown"
    signal stated(var value)
    signal absent
    signal forgotten

    readonly property bool typed: editor === "integer" || editor === "number" || editor === "text" || editor === "list"
    readonly property real room: width - (clearable ? 30 : 0) - 30 - spacing * 2

    function commit() {
        if (field.text.trim() === "" || field.text === valueText)
            return;
        if ((editor === "integer" || editor === "number") && isNaN(Number(field.text.replace(",", "."))))
            return field.error = true;
        stated(editor === "integer" || editor === "number" ? Number(field.text.replace(",", ".")) : field.text.trim());
    }

    spacing: 4

    Segmented {
        visible: root.editor === "toggle"
        anchors.verticalCenter: parent.verticalCenter
        objectName: "toggleEditor"
        value: root.state2 !== "stated" ? root.state2 : root.value ? "true" : "false"
        options: [
            {
                value: "true",
                text: qsTr("Yes")
            },
            {
                value: "false",
                text: qsTr("No")
            }
        ]
        Accessible.name: root.label
        onChosen: value => root.stated(value === "true")
    }
    Choice {
        visible: root.editor === "choice"
        anchors.verticalCenter: parent.verticalCenter
        objectName: "choiceEditor"
        width: Math.min(root.room, 220)
        model: root.options
        value: root.state2 === "stated" ? root.valueText : ""
        placeholder: root.state2 === "absent" ? qsTr("none") : root.state2 === "mixed" ? qsTr("different") : qsTr("unknown")
        Accessible.name: root.label
        onChosen: value => root.stated(value)
    }
    Field {
        id: field
        visible: root.typed
        anchors.verticalCenter: parent.verticalCenter
        objectName: "fieldEditor"
        width: root.editor === "text" || root.editor === "list" ? root.room : Math.min(root.room, 150)
        height: 30
        text: root.state2 === "stated" ? root.valueText : ""
        suffix: root.unit
        placeholderText: root.state2 === "absent" ? qsTr("none") : root.state2 === "mixed" ? qsTr("different") : qsTr("unknown")
        inputMethodHints: root.editor === "text" || root.editor === "list" ? Qt.ImhNone : Qt.ImhFormattedNumbersOnly
        Accessible.name: root.label
        Accessible.description: root.hint
        onTextEdited: error = false
        onEditingFinished: root.commit()
        Keys.onEscapePressed: {
            text = Qt.binding(() => root.state2 === "stated" ? root.valueText : "");
            focus = false;
        }
        Tip {
            visible: field.hovered && root.hint !== ""
            text: root.hint
        }
    }
    IconButton {
        objectName: "absentButton"
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 28
        implicitHeight: 28
        iconSize: 15
        checked: root.state2 === "absent"
        name: root.state2 === "absent" ? qsTr("Stated: there is none") : qsTr("State that there is none")
        paths: Icons.none
        onClicked: root.state2 === "absent" ? root.forgotten() : root.absent()
    }
    IconButton {
        objectName: "forgetButton"
        anchors.verticalCenter: parent.verticalCenter
        visible: root.clearable
        implicitWidth: 28
        implicitHeight: 28
        iconSize: 15
        name: qsTr("Back to unknown")
        paths: Icons.clear
        onClicked: root.forgotten()
    }
}
