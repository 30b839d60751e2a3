// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// Every step by its name, the newest at the bottom; a click or Enter goes there. Steps that were taken back are pale.
T.Popup {
    id: popup
    objectName: "historyPopup"

    required property Session session
    property var steps: []

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: 72
    width: Math.min(380, parent.width - 32)
    height: Math.min(column.implicitHeight + 16, parent.height - y - 40)
    padding: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    function goTo(step: int) {
        session.goToStep(step);
        rows.currentIndex = step;
    }

    onAboutToShow: steps = [qsTr("As it was opened"), ...session.historyLabels()]
    onOpened: {
        rows.forceActiveFocus();
        rows.currentIndex = session.historyPosition;
        rows.positionViewAtIndex(rows.currentIndex, ListView.Center);
    }

    background: Rectangle {
        radius: 14
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
    }
    contentItem: Column {
        id: column
        spacing: 4
        Words {
            width: parent.width
            height: 30
            leftPadding: 10
            strong: true
            text: qsTr("Edit history")
        }
        ListView {
            id: rows
            objectName: "historyRows"
            width: parent.width
            height: Math.min(contentHeight, (popup.parent?.height ?? 600) - popup.y - 160)
            clip: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: AppScrollBar {}
            model: popup.steps
            Keys.onReturnPressed: popup.goTo(currentIndex)
            Keys.onEnterPressed: popup.goTo(currentIndex)
            delegate: T.ItemDelegate {
                id: row
                required property int index
                required property string modelData
                readonly property bool here: index === popup.session.historyPosition
                readonly property bool undone: index > popup.session.historyPosition

                width: rows.width
                implicitHeight: 30
                leftPadding: 30
                rightPadding: 10
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.ListItem
                Accessible.name: here ? qsTr("%1, the board is here").arg(modelData) : undone ? qsTr("%1, taken back").arg(modelData) : modelData
                onClicked: popup.goTo(index)
                contentItem: Words {
                    text: row.modelData
                    strong: row.here
                    quiet: row.undone
                    opacity: row.undone ? 0.75 : 1
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: row.here ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
                    FocusRing {
                        shown: row.ListView.isCurrentItem && rows.activeFocus
                        outset: 0
                    }
                    PathIcon {
                        x: 9
                        anchors.verticalCenter: parent.verticalCenter
                        width: 14
                        height: 14
                        visible: row.here || row.undone
                        strokeWidth: 2.2
                        color: row.here ? Theme.accent : Theme.faint
                        paths: row.here ? Icons.check : Icons.redo
                    }
                }
            }
        }
    }
}
