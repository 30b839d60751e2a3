// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// One open point: what is asked, about what, and the control that answers it.
Item {
    id: row

    required property string pointLens
    required property string pointSubject
    required property string pointSubjectName
    required property string pointProperty
    required property string pointTitle
    required property string pointQuestion
    required property string pointRisk
    required property int pointWaiting
    required property string pointEditor
    required property var pointOptions
    required property string pointUnit
    required property string pointHint
    required property Session session

    implicitHeight: body.height + 24

    RiskMark {
        x: Theme.space
        y: 13
        kind: "ask"
        size: 15
    }
    Column {
        id: body
        x: 42
        y: 12
        width: row.width - 42 - Theme.space
        spacing: 4
        Words {
            width: parent.width
            text: row.pointTitle
            strong: true
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            text: row.pointSubjectName + " · " + (row.pointWaiting > 1 ? qsTr("could take away %1 risks, up to %2").arg(row.pointWaiting).arg(row.pointRisk) : qsTr("up to %1 risk").arg(row.pointRisk))
            quiet: true
            font.pixelSize: Theme.note
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: row.pointQuestion
            wrapMode: Text.Wrap
            font.pixelSize: Theme.note
            lineHeight: 1.2
            bottomPadding: 2
        }
        Loader {
            width: parent.width
            sourceComponent: row.pointEditor === "practice" ? practiceAnswer : row.pointEditor === "relation" ? relationAnswer : valueAnswer
        }
    }
    Component {
        id: practiceAnswer
        AnswerSwitch {
            session: row.session
            lens: row.pointLens
            question: row.pointSubject
            practice: row.pointProperty
        }
    }
    Component {
        id: relationAnswer
        AppButton {
            compact: true
            text: qsTr("Show it on the board")
            tip: qsTr("Answered by drawing what is there, or by calling the drawing complete")
            onClicked: {
                row.session.selection = [row.pointSubject];
                row.session.revealRequested([row.pointSubject]);
            }
        }
    }
    Component {
        id: valueAnswer
        ValueEditor {
            editor: row.pointEditor
            options: row.pointOptions
            unit: row.pointUnit
            hint: row.pointHint
            onStated: value => row.session.setProperty(row.pointSubject, row.pointProperty, "stated", value)
            onAbsent: row.session.setProperty(row.pointSubject, row.pointProperty, "absent")
            onForgotten: row.session.setProperty(row.pointSubject, row.pointProperty, "unknown")
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
