// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session

// What is selected and everything that can be stated about it. Every property is unknown until someone states it.
FocusScope {
    id: panel

    required property Session session
    readonly property string subject: statements.subject

    onSubjectChanged: Qt.callLater(list.positionViewAtBeginning)

    InspectorModel {
        id: statements
        session: panel.session
    }
    ListView {
        id: list
        objectName: "inspectorList"
        anchors.fill: parent
        model: statements
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would outlive a shorter list
        T.ScrollBar.vertical: AppScrollBar {}
        header: InspectorHead {
            width: list.width
            session: panel.session
            facts: statements
        }
        delegate: PropertyRow {
            width: list.width
            facts: statements
        }
        footer: Item {
            width: list.width
            height: 24
        }
    }
    EmptyState {
        width: panel.width
        y: 200
        visible: list.count === 0 && statements.kind === "many"
        paths: Icons.select
        title: qsTr("Nothing in common")
        text: qsTr("The selected elements share no property. Select elements of one type to state a property of all of them.")
    }
}
