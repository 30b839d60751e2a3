// SPDX-License-Identifier: Apache-2.0
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
    ListView {
        id: list
        objectName: "questionsList"
        anchors.fill: parent
        model: questions
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would outlive a shorter list
        T.ScrollBar.vertical: AppScrollBar {}
        header: Column {
            width: list.width
            Item {
                width: 1
                height: 10
            }
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
                text: verdict.gateDetail
                quiet: true
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
                lineHeight: 1.2
                topPadding: 2
            }
            Item {
                width: 1
                height: 10
            }
            Rule {
                width: parent.width
            }
        }
        delegate: QuestionRow {
            width: list.width
            session: panel.session
            source: questions
        }
    }
}
