// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// What went wrong, in a bar that blocks nothing: one sentence, the place in the file, and a way to close it.
Rectangle {
    id: bar

    property string message: ""
    property string detail: ""
    property bool bad: true
    property string action: "" // words of a button beside the sentence
    signal acted

    function show(text: string, more: string, isBad: bool) {
        message = text;
        detail = more;
        bad = isBad;
        action = "";
    }
    function offer(text: string, what: string) {
        show(text, "", false);
        action = what;
    }

    visible: message !== ""
    implicitHeight: visible ? content.height + 20 : 0
    color: bad ? Theme.highSoft : Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: message + " " + detail

    RiskMark {
        x: 16
        y: 12
        kind: bar.bad ? "high" : "low"
        size: 16
    }
    Column {
        id: content
        x: 42
        y: 10
        width: bar.width - 42 - 48
        spacing: 4
        Words {
            objectName: "errorMessage"
            width: parent.width
            text: bar.message
            strong: true
            wrapMode: Text.Wrap
        }
        AppButton {
            objectName: "errorAction"
            visible: bar.action !== ""
            compact: true
            text: bar.action
            onClicked: bar.acted()
        }
        Flickable {
            width: parent.width
            height: Math.min(lines.implicitHeight, 120)
            contentHeight: lines.implicitHeight
            visible: bar.detail !== ""
            clip: true
            TextEdit {
                id: lines
                objectName: "errorDetail"
                width: parent.width
                readOnly: true
                selectByMouse: true
                text: bar.detail
                wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
                textFormat: TextEdit.PlainText
                color: Theme.text
                selectionColor: Theme.accent
                font.family: Theme.mono
                font.pixelSize: Theme.note
            }
        }
    }
    IconButton {
        objectName: "errorClose"
        anchors.right: parent.right
        anchors.rightMargin: 8
        y: 4
        name: qsTr("Close this message")
        paths: Icons.close
        iconSize: 14
        onClicked: bar.message = ""
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
        color: bar.bad ? Theme.high : Theme.accent
        opacity: 0.4
    }
}
