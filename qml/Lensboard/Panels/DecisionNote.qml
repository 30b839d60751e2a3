// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// What was decided about the open finding, or that a decision no longer holds.
Column {
    id: note

    property string decision: ""
    property string reopened: ""
    property bool decided: false
    signal changed
    signal takenBack

    spacing: 6
    Words {
        objectName: "decisionText"
        width: note.width
        text: note.decided ? note.decision : qsTr("Open again: %1. Decided before: %2").arg(note.reopened).arg(note.decision)
        color: note.decided ? Theme.text : Theme.medium
        wrapMode: Text.Wrap
        font.pixelSize: Theme.note
        lineHeight: 1.2
    }
    Row {
        spacing: 6
        AppButton {
            objectName: "decisionChange"
            compact: true
            text: note.decided ? qsTr("Change the decision…") : qsTr("Decide again…")
            onClicked: note.changed()
        }
        AppButton {
            objectName: "decisionTakeBack"
            compact: true
            quiet: true
            text: qsTr("Take it back")
            onClicked: note.takenBack()
        }
    }
}
