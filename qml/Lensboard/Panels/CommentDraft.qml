// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// Where a comment is written, and under which name.
FocusScope {
    id: form

    required property Annotations annotations
    required property string subjectName
    signal sent(string text)

    function send() {
        if (field.text.trim() === "")
            return;
        sent(field.text);
        field.clear();
    }

    implicitHeight: column.height + 2 * Theme.pad

    Column {
        id: column
        x: Theme.space
        y: Theme.pad
        width: form.width - 2 * Theme.space
        spacing: Theme.gap

        Words {
            width: parent.width
            strong: true
            text: qsTr("About %1").arg(form.subjectName)
        }
        T.TextArea {
            id: field
            objectName: "commentField"
            width: parent.width
            height: Math.max(56, contentHeight + 16)
            padding: 8
            focus: true
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            selectByMouse: true
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.family: Theme.family
            font.pixelSize: Theme.body
            Accessible.name: qsTr("Comment about %1").arg(form.subjectName)
            Keys.onPressed: event => {
                if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                    event.accepted = true;
                    form.send();
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: Theme.field
                border.width: field.activeFocus ? 2 : 1
                border.color: field.activeFocus ? Theme.focus : Theme.line
            }
            Words {
                x: 9
                y: 8
                visible: field.length === 0
                color: Theme.faint
                text: qsTr("What should be talked about?")
            }
        }
        Item {
            width: parent.width
            height: 28
            Words {
                id: byline
                anchors.verticalCenter: parent.verticalCenter
                quiet: true
                font.pixelSize: Theme.note
                text: qsTr("as")
            }
            Field {
                objectName: "authorField"
                anchors.verticalCenter: parent.verticalCenter
                x: byline.width + 6
                width: Math.min(170, parent.width - x - send.width - Theme.gap)
                implicitHeight: 26
                font.pixelSize: Theme.note
                text: form.annotations.author
                placeholderText: qsTr("Your name")
                onEditingFinished: form.annotations.author = text
            }
            AppButton {
                id: send
                objectName: "commentSend"
                anchors.right: parent.right
                compact: true
                primary: true
                enabled: field.text.trim() !== ""
                text: qsTr("Comment")
                tip: qsTr("Keep this comment in the file")
                keys: "Ctrl+Return"
                onClicked: form.send()
            }
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
