// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session

// A person's answer to one practice; taking it back lets the drawing speak again.
Row {
    id: answers

    required property Session session
    required property string question
    required property string practice
    property string answer: ""

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
        onChosen: value => answers.session.answer(answers.question, answers.practice, value)
    }
    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        visible: answers.answer !== ""
        implicitWidth: 28
        implicitHeight: 28
        iconSize: 15
        name: qsTr("Take the answer back")
        paths: Icons.clear
        onClicked: answers.session.answer(answers.question, answers.practice, "")
    }
}
