// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// What people said about the board, and the place to say something about what is selected.
FocusScope {
    id: panel

    required property Session session
    required property Annotations annotations
    property alias withResolved: comments.withResolved
    readonly property int count: comments.open
    readonly property string subject: session.selection.length === 1 ? session.selection[0] : ""

    // Shows what was said about the record, or makes ready to say it.
    function show(record: string) {
        const row = comments.rowOf(record);
        if (row >= 0)
            list.positionViewAtIndex(row, ListView.Beginning);
    }
    function write() {
        if (subject !== "")
            draft.forceActiveFocus();
    }

    CommentsModel {
        id: comments
        session: panel.session
    }
    CommentDraft {
        id: draft
        objectName: "commentDraft"
        width: panel.width
        visible: panel.subject !== ""
        height: visible ? implicitHeight : 0
        annotations: panel.annotations
        subjectName: panel.session.nameOf(panel.subject)
        onSent: text => panel.annotations.comment(panel.subject, text)
    }
    AppButton {
        id: toggle
        objectName: "resolvedToggle"
        anchors.top: draft.bottom
        x: Theme.pad
        visible: comments.resolved > 0
        height: visible ? implicitHeight : 0
        compact: true
        quiet: true
        text: panel.withResolved ? qsTr("Hide resolved") : qsTr("Show %1 resolved").arg(comments.resolved)
        onClicked: panel.withResolved = !panel.withResolved
    }
    ListView {
        id: list
        objectName: "commentList"
        anchors.top: toggle.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: comments
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows made ahead would outlive a shorter list
        T.ScrollBar.vertical: AppScrollBar {}
        delegate: CommentItem {
            width: list.width
            session: panel.session
            annotations: panel.annotations
        }
    }
    EmptyState {
        width: panel.width
        y: 140
        visible: list.count === 0
        paths: Icons.comment
        title: comments.resolved > 0 ? qsTr("Every comment is resolved") : qsTr("No comments yet")
        text: qsTr("Select an element and say what should be talked about. It is kept in the file, with your name and the date.")
    }
}
