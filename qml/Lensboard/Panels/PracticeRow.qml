// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Help
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// One practice: state as sign and word; opened it explains itself and takes a person's answer.
Column {
    id: row

    required property string practiceId
    required property string practiceQuestion
    required property string practiceLabel
    required property string practiceLevel
    required property string practiceState
    required property string practiceWords
    required property string practiceAnswer
    required property string practiceLens
    required property string practiceCause
    required property string practiceReason
    required property string practiceNotes
    required property bool practiceContradicted
    required property list<string> practiceBy
    required property Session session
    required property QuestionsModel notes
    property bool open: false
    signal toggled

    readonly property string kind: ({
            met: "met",
            partly: "partly",
            notMet: "high",
            unknown: "ask",
            notApplicable: "none"
        })[practiceState] ?? "none"
    readonly property string levelWord: ({
            required: qsTr("required"),
            good: qsTr("good"),
            best: qsTr("best")
        })[practiceLevel] ?? ""

    T.AbstractButton {
        id: head
        objectName: "practiceHead"
        width: row.width
        implicitHeight: Math.max(32, words.height + 12)
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.name: row.practiceLabel + ", " + row.practiceState + ", " + row.practiceWords
        onClicked: row.toggled()
        background: Rectangle {
            color: head.hovered || row.open ? Theme.hover : "transparent"
            FocusRing {
                shown: head.visualFocus
                outset: -3
            }
        }
        contentItem: Item {
            RiskMark {
                x: Theme.space
                y: 8
                kind: row.kind
                size: 15
            }
            Words {
                id: words
                x: 42
                y: 7
                width: row.width - 42 - Theme.space - state.width - 10
                text: row.practiceLabel
                wrapMode: Text.Wrap
            }
            Words {
                id: state
                objectName: "practiceWords"
                anchors.right: parent.right
                anchors.rightMargin: Theme.space
                y: 8
                width: Math.min(implicitWidth, row.width * 0.42)
                text: row.practiceWords
                horizontalAlignment: Text.AlignRight
                quiet: !row.practiceContradicted
                color: row.practiceContradicted ? Theme.medium : Theme.quiet
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
            }
        }
    }
    Loader {
        width: row.width
        active: row.open
        visible: active
        sourceComponent: Rectangle {
            width: row.width
            height: more.height + 20
            color: Theme.hover
            Column {
                id: more
                readonly property var told: row.notes.notes(row.practiceLens, row.practiceQuestion, row.practiceId)
                x: 42
                y: 4
                width: row.width - 42 - Theme.space
                spacing: 8
                Words {
                    width: parent.width
                    visible: text !== ""
                    text: more.told.what ?? ""
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.note
                    lineHeight: 1.25
                }
                Words {
                    width: parent.width
                    visible: text !== ""
                    text: more.told.why ?? ""
                    quiet: true
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.note
                    lineHeight: 1.25
                }
                Repeater {
                    model: more.told.how ?? []
                    Words {
                        required property string modelData
                        width: more.width
                        leftPadding: 12
                        text: "•  " + modelData
                        quiet: true
                        wrapMode: Text.Wrap
                        font.pixelSize: Theme.note
                        lineHeight: 1.25
                    }
                }
                Words {
                    width: parent.width
                    visible: (more.told.now ?? "") !== ""
                    text: qsTr("Now: %1").arg(more.told.now ?? "")
                    quiet: true
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.note
                    lineHeight: 1.25
                }
                Flow {
                    width: parent.width
                    spacing: 6
                    AppButton {
                        objectName: "learnMore"
                        readonly property string page: "question/" + row.practiceQuestion + "#" + row.practiceLabel
                        visible: HelpBrowser.has(page)
                        compact: true
                        text: qsTr("Learn more")
                        tip: qsTr("The whole practice, step by step")
                        onClicked: HelpBrowser.open(page)
                    }
                    AppButton {
                        visible: row.practiceBy.length > 0 && row.practiceState !== "met"
                        compact: true
                        text: qsTr("Show the finding")
                        onClicked: row.session.focusFinding(row.practiceBy[0])
                    }
                }
                AnswerSwitch {
                    width: parent.width
                    session: row.session
                    lens: row.practiceLens
                    question: row.practiceQuestion
                    practice: row.practiceId
                    answer: row.practiceAnswer
                    cause: row.practiceCause
                    reason: row.practiceReason
                    notes: row.practiceNotes
                    noted: true
                }
                Words {
                    text: qsTr("A %1 practice of the lens").arg(row.levelWord)
                    quiet: true
                    font.pixelSize: Theme.small
                }
            }
        }
    }
}
