// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// The open points, those first whose answer can take away most risk; each is answered where it stands.
FocusScope {
    id: panel

    required property Session session
    readonly property alias count: points.total

    OpenPointsModel {
        id: points
        session: panel.session
    }
    ListView {
        id: list
        objectName: "askList"
        anchors.fill: parent
        model: points
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would outlive a shorter list
        T.ScrollBar.vertical: AppScrollBar {}
        delegate: AskRow {
            width: list.width
            session: panel.session
        }
        footer: Words {
            width: list.width
            height: visible ? 44 : 0
            visible: points.total > points.count
            horizontalAlignment: Text.AlignHCenter
            quiet: true
            font.pixelSize: Theme.note
            text: qsTr("and %1 more, which move up as you answer").arg(points.total - points.count)
        }
    }
    EmptyState {
        width: panel.width
        y: 40
        visible: list.count === 0
        kind: panel.session.elementCount === 0 ? "none" : "proved"
        title: panel.session.elementCount === 0 ? qsTr("Nothing to ask yet") : qsTr("Nothing left to ask")
        text: panel.session.elementCount === 0 ? qsTr("What the drawing leaves open appears here, the most important first.") : qsTr("Every rule knows what it needs to know.")
    }
}
