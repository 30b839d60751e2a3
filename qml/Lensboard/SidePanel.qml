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
    readonly property var names: ["inspector", "findings", "questions", "ask"]

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
            leftMargin: 6
            clip: true
        }
        PanelTab {
            text: qsTr("Inspector")
        }
        PanelTab {
            text: qsTr("Findings")
            count: panel.status.high + panel.status.medium + panel.status.low
        }
        PanelTab {
            text: qsTr("Questions")
        }
        PanelTab {
            text: qsTr("To ask")
            count: panel.status.ask
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
        Item {}
        Item {}
        Item {}
        Item {}
    }
}
