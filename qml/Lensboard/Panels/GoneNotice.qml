// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// What is selected has gone from its template: a person removes it, or keeps it as drawn by hand.
Rectangle {
    id: notice

    required property Session session
    required property var subjects

    implicitHeight: words.height + 24
    radius: Theme.radiusSmall
    color: Theme.chip
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence.text

    Column {
        id: words
        x: 12
        y: 12
        width: parent.width - 24
        spacing: 8
        Words {
            id: sentence
            width: parent.width
            wrapMode: Text.Wrap
            font.pixelSize: Theme.note
            text: notice.subjects.length > 1 ? qsTr("Gone: the template that was read last does not have these any more.") : qsTr("Gone: the template that was read last does not have it any more.")
        }
        Row {
            spacing: 8
            AppButton {
                objectName: "goneRemove"
                compact: true
                text: qsTr("Remove")
                onClicked: notice.session.removeSelection()
            }
            AppButton {
                objectName: "goneKeep"
                compact: true
                quiet: true
                text: qsTr("Keep as drawn")
                onClicked: notice.session.keepGone(notice.subjects)
            }
        }
    }
}
