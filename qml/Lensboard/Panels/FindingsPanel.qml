// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// The failing findings, worst first. A click opens one, selects its subjects and brings them into view; the pointer over
// one lights them up.
FocusScope {
    id: panel

    required property Session session
    property string pillar: ""
    property string pillarName: ""
    property string severity: ""
    readonly property alias count: findings.count
    signal filterCleared

    function showFocused() {
        const row = findings.rowOf(session.focusedFinding);
        if (row >= 0)
            list.positionViewAtIndex(row, ListView.Contain);
    }

    FindingsModel {
        id: findings
        session: panel.session
        pillar: panel.pillar
        severity: panel.severity
    }
    Connections {
        target: panel.session
        // What was opened on the board is shown here too.
        function onFocusChanged() {
            if (panel.session.focusedFinding !== "")
                Qt.callLater(panel.showFocused);
        }
    }
    Item {
        id: filterRow
        width: panel.width
        height: findings.filtered ? 40 : 0
        visible: findings.filtered
        Words {
            x: Theme.space
            width: parent.width - clear.width - 2 * Theme.space
            height: parent.height
            quiet: true
            font.pixelSize: Theme.note
            text: panel.severity === "" ? qsTr("Only %1").arg(panel.pillarName) : panel.pillar === "" ? qsTr("Only %1 risks").arg(panel.severity) : qsTr("Only %1 risks of %2").arg(panel.severity).arg(panel.pillarName)
        }
        AppButton {
            id: clear
            objectName: "clearFilter"
            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            compact: true
            quiet: true
            text: qsTr("Show all")
            onClicked: panel.filterCleared()
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    ListView {
        id: list
        objectName: "findingsList"
        anchors.fill: parent
        anchors.topMargin: filterRow.height
        model: findings
        clip: true
        focus: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would outlive a shorter list
        T.ScrollBar.vertical: AppScrollBar {}
        delegate: FindingRow {
            width: list.width
            session: panel.session
            source: findings
        }
        footer: StaleDecisions {
            width: list.width
            session: panel.session
        }
    }
    EmptyState {
        width: panel.width
        y: 40
        visible: list.count === 0
        kind: findings.filtered || panel.session.elementCount === 0 ? "none" : "proved"
        title: findings.filtered ? qsTr("None here") : panel.session.elementCount === 0 ? qsTr("Nothing to judge yet") : qsTr("No risk found")
        text: findings.filtered ? qsTr("No finding fits this filter.") : panel.session.elementCount === 0 ? qsTr("Findings appear here as you draw.") : qsTr("Nothing in the drawing fails a rule. Open points are under To ask.")
    }
}
