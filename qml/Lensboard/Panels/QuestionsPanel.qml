// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// The questions of the lens: each with its risk, the range it can still take, and its practices with what proves them.
FocusScope {
    id: panel

    required property Session session
    readonly property alias count: questions.count

    StatusModel {
        id: verdict
        session: panel.session
    }
    QuestionsModel {
        id: questions
        session: panel.session
    }
    Column {
        id: head
        width: panel.width
        topPadding: 10
        bottomPadding: 10
        spacing: 2
        Words {
            objectName: "riskCounts"
            x: Theme.space
            width: parent.width - 2 * Theme.space
            text: verdict.risks
            font.pixelSize: Theme.note
            strong: true
            wrapMode: Text.Wrap
        }
        Words {
            objectName: "gateWords"
            x: Theme.space
            width: parent.width - 2 * Theme.space
            text: verdict.gateDetail.split("\n")[0]
            quiet: true
            font.pixelSize: Theme.note
            wrapMode: Text.Wrap
            lineHeight: 1.2
            HoverHandler {
                id: hover
            }
            Tip {
                visible: hover.hovered && verdict.gateDetail.includes("\n")
                text: verdict.gateDetail
            }
        }
    }
    Rule {
        y: head.height
        width: parent.width
    }
    ListView {
        id: list
        objectName: "questionsList"
        anchors.fill: parent
        anchors.topMargin: head.height + 1
        model: questions
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would outlive a shorter list
        T.ScrollBar.vertical: AppScrollBar {}
        delegate: QuestionRow {
            width: list.width
            session: panel.session
            source: questions
        }
    }
}
