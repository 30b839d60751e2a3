// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// One question of the lens: name, range bar, one sentence, and its practices when opened.
Column {
    id: row

    required property int index
    required property string questionId
    required property string questionCode
    required property string questionLabel
    required property string questionTitle
    required property string questionPillar
    required property int questionNow
    required property int questionBest
    required property int questionWorst
    required property bool questionApplicable
    required property string questionSummary
    required property string questionSettles
    required property string questionLensName
    required property bool questionLeads
    required property var questionPractices
    required property Session session
    required property QuestionsModel source
    property bool open: true
    property string openPractice: ""

    Rectangle {
        width: row.width
        height: row.questionLeads ? 34 : 0
        visible: row.questionLeads
        color: Theme.hover
        Words {
            objectName: "lensHeading"
            x: Theme.space
            width: parent.width - 2 * Theme.space
            anchors.verticalCenter: parent.verticalCenter
            text: row.questionLensName
            strong: true
            quiet: true
            font.pixelSize: Theme.note
        }
    }
    T.AbstractButton {
        id: head
        width: row.width
        implicitHeight: column.height + 24
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: row.questionCode + " " + row.questionLabel + ". " + row.questionSummary
        onClicked: row.open = !row.open
        background: Rectangle {
            color: head.hovered ? Theme.hover : "transparent"
            FocusRing {
                shown: head.visualFocus
                outset: -3
            }
        }
        contentItem: Item {
            Column {
                id: column
                x: Theme.space
                y: 12
                width: row.width - 2 * Theme.space
                spacing: 4
                Item {
                    width: parent.width
                    height: 18
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.questionCode === "" || row.questionCode === row.questionId ? row.questionPillar : row.questionPillar + " · " + row.questionCode
                        quiet: true
                        font.pixelSize: Theme.note
                    }
                    PathIcon {
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        width: 13
                        height: 13
                        strokeWidth: 2.2
                        paths: row.open ? Icons.chevronDown : Icons.chevronRight
                        color: Theme.quiet
                    }
                }
                Words {
                    width: parent.width
                    text: row.questionLabel
                    strong: true
                    font.pixelSize: Theme.title
                    wrapMode: Text.Wrap
                }
                Item {
                    width: parent.width
                    height: 22
                    RangeBar {
                        objectName: "rangeBar"
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        best: row.questionBest
                        worst: row.questionWorst
                        now: row.questionNow
                        applicable: row.questionApplicable
                    }
                }
                Words {
                    objectName: "questionSummary"
                    width: parent.width
                    text: row.questionSummary
                    quiet: true
                    font.pixelSize: Theme.note
                    wrapMode: Text.Wrap
                }
                Words {
                    objectName: "questionSettles"
                    width: parent.width
                    visible: row.questionSettles !== ""
                    text: qsTr("Settled by: %1").arg(row.questionSettles)
                    quiet: true
                    font.pixelSize: Theme.note
                    wrapMode: Text.Wrap
                }
            }
            Tip {
                visible: head.hovered
                text: row.questionTitle
            }
        }
    }
    Repeater {
        model: row.open ? row.questionPractices : null
        PracticeRow {
            width: row.width
            session: row.session
            notes: row.source
            open: row.openPractice === practiceId
            onToggled: row.openPractice = open ? "" : practiceId
        }
    }
    Item {
        width: row.width
        height: row.open ? 12 : 0
    }
    Rule {
        width: row.width
    }
}
