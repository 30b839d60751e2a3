// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session

// A person's answer to one practice, why it does not apply, and notes; taking it back lets the drawing speak again.
Column {
    id: answers

    required property Session session
    required property string lens
    required property string question
    required property string practice
    property string answer: ""
    property string cause: ""
    property string reason: ""
    property string notes: ""
    property bool noted: false

    function store(change: var) {
        session.answer(lens, question, practice, Object.assign({
            state: answer,
            cause: cause,
            reason: reason,
            notes: notes
        }, change));
    }

    spacing: 6

    Row {
        spacing: 4
        Segmented {
            objectName: "answerSwitch"
            anchors.verticalCenter: parent.verticalCenter
            value: answers.answer
            options: [
                {
                    value: "met",
                    text: qsTr("Met")
                },
                {
                    value: "notMet",
                    text: qsTr("Not met")
                },
                {
                    value: "notApplicable",
                    text: qsTr("Does not apply")
                }
            ]
            Accessible.name: qsTr("Your answer")
            onChosen: value => answers.store({
                    state: value,
                    cause: value === "notApplicable" && answers.cause === "" ? "OUT_OF_SCOPE" : answers.cause
                })
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: answers.answer !== ""
            implicitWidth: 28
            implicitHeight: 28
            iconSize: 15
            name: qsTr("Take the answer back")
            paths: Icons.clear
            onClicked: answers.store({
                state: ""
            })
        }
    }
    CauseChoice {
        objectName: "answerCause"
        width: Math.min(answers.width, 260)
        visible: answers.noted && answers.answer === "notApplicable"
        value: answers.cause
        onChosen: value => answers.store({
                cause: value
            })
    }
    Field {
        objectName: "answerReason"
        width: answers.width
        height: 30
        visible: answers.noted && answers.answer !== ""
        text: answers.reason
        placeholderText: qsTr("Reason")
        onEditingFinished: if (text !== answers.reason) answers.store({
            reason: text
        })
    }
    Field {
        objectName: "answerNotes"
        width: answers.width
        height: 30
        visible: answers.noted && answers.answer !== ""
        text: answers.notes
        placeholderText: qsTr("Notes")
        onEditingFinished: if (text !== answers.notes) answers.store({
            notes: text
        })
    }
}
