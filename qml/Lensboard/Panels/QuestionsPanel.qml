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
        delegate: QuestionRow {
            width: list.width
            session: panel.session
            source: questions
        }
    }
}
