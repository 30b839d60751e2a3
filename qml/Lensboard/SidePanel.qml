// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// The right side: inspector, findings, questions and open points as tabs.
FocusScope {
    id: panel

    required property Session session
    required property StatusModel status
    property string tab: "findings"
    property string pillar: ""
    property string severity: ""
    readonly property string pillarName: status.pillars.find(entry => entry.pillarId === pillar)?.pillarName ?? ""
    required property Annotations annotations
    readonly property alias comments: comments
    readonly property var names: ["inspector", "findings", "questions", "ask", "comments"]

    function showAll() {
        pillar = "";
        severity = "";
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    T.TabBar {
        id: tabs
        objectName: "tabs"
        width: parent.width
        implicitHeight: 44
        spacing: 0
        currentIndex: panel.names.indexOf(panel.tab)
        onCurrentIndexChanged: panel.tab = panel.names[currentIndex]
        contentItem: ListView {
            model: tabs.contentModel
            currentIndex: tabs.currentIndex
            spacing: tabs.spacing
            orientation: ListView.Horizontal
            boundsBehavior: Flickable.StopAtBounds
            leftMargin: 2
            clip: true
        }
        PanelTab {
            width: implicitWidth
            text: qsTr("Inspector")
        }
        PanelTab {
            width: implicitWidth
            text: qsTr("Findings")
            count: panel.status.high + panel.status.medium + panel.status.low
        }
        PanelTab {
            width: implicitWidth
            text: qsTr("Questions")
        }
        PanelTab {
            width: implicitWidth
            text: qsTr("To ask")
            count: ask.count
        }
        PanelTab {
            width: implicitWidth
            text: qsTr("Comments")
            paths: Icons.comment
            count: comments.count
        }
    }
    Rule {
        y: 44
        width: parent.width
    }
    StackLayout {
        anchors.fill: parent
        anchors.topMargin: 45
        currentIndex: panel.names.indexOf(panel.tab)
        InspectorPanel {
            id: inspector
            objectName: "inspector"
            session: panel.session
        }
        FindingsPanel {
            objectName: "findings"
            session: panel.session
            pillar: panel.pillar
            pillarName: panel.pillarName
            severity: panel.severity
            onFilterCleared: panel.showAll()
        }
        QuestionsPanel {
            id: questions
            objectName: "questions"
            session: panel.session
        }
        AskPanel {
            id: ask
            objectName: "ask"
            session: panel.session
        }
        CommentsPanel {
            id: comments
            objectName: "comments"
            session: panel.session
            annotations: panel.annotations
        }
    }
}
