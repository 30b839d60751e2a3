// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// One comment or reply; under the last of a thread stands what can be done with it.
Item {
    id: item

    required property string commentId
    required property string commentThread
    required property string commentSubject
    required property string commentSubjectName
    required property string commentAuthor
    required property string commentWhen
    required property string commentText
    required property bool commentFirst
    required property bool commentLast
    required property bool commentResolved
    required property bool commentGone
    required property Session session
    required property Annotations annotations

    function reply() {
        if (answer.text.trim() === "")
            return;
        const text = answer.text;
        answer.clear();
        annotations.reply(commentThread, text);
    }

    implicitHeight: column.height + (commentFirst ? 14 : 6) + (commentLast ? 12 : 0)

    Column {
        id: column
        x: item.commentFirst ? Theme.space : Theme.space + 20
        y: item.commentFirst ? 12 : 4
        width: item.width - x - Theme.space
        spacing: 4

        AppButton {
            objectName: "commentSubject"
            visible: item.commentFirst
            x: -leftPadding
            width: Math.min(implicitWidth, parent.width)
            compact: true
            quiet: true
            enabled: !item.commentGone
            text: item.commentSubjectName
            tip: qsTr("Show it on the board")
            onClicked: {
                item.session.selection = [item.commentSubject];
                item.session.revealRequested([item.commentSubject]);
            }
        }
        Row {
            width: parent.width
            spacing: 6
            Words {
                id: who
                width: Math.min(implicitWidth, parent.width / 2)
                strong: true
                font.pixelSize: Theme.note
                text: item.commentAuthor
            }
            Words {
                width: parent.width - who.width - 12
                quiet: true
                font.pixelSize: Theme.note
                text: item.commentResolved && item.commentFirst ? qsTr("%1 · resolved").arg(item.commentWhen) : item.commentWhen
            }
        }
        Words {
            width: parent.width
            wrapMode: Text.Wrap
            lineHeight: 1.2
            text: item.commentText
        }
        Row {
            visible: item.commentLast
            width: parent.width
            topPadding: 4
            spacing: 6
            Field {
                id: answer
                objectName: "replyField"
                width: parent.width - done.width - drop.width - 12
                implicitHeight: 26
                font.pixelSize: Theme.note
                placeholderText: qsTr("Reply")
                onAccepted: item.reply()
            }
            AppButton {
                id: done
                objectName: "resolveButton"
                compact: true
                text: item.commentResolved ? qsTr("Open again") : qsTr("Resolve")
                onClicked: item.annotations.resolve(item.commentThread, !item.commentResolved)
            }
            IconButton {
                id: drop
                implicitWidth: 26
                implicitHeight: 26
                iconSize: 14
                name: item.commentFirst ? qsTr("Delete this comment") : qsTr("Delete the last reply")
                paths: Icons.close
                onClicked: item.annotations.removeComment(item.commentId)
            }
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        visible: item.commentLast
        width: parent.width
    }
}
