// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Theme

// A template held against the open board, before anything is changed.
T.Dialog {
    id: dialog
    objectName: "comparison"

    required property TemplateComparison comparison
    readonly property var titles: ({
            again: qsTr("“%1” against this board").arg(comparison.file),
            drawn: qsTr("This drawing against “%1”").arg(comparison.file),
            "new": qsTr("Put “%1” into this board").arg(comparison.file)
        })
    readonly property var sentences: ({
            again: qsTr("This board came from the template. Places, names, notes, answers and what you stated stay; what has gone is marked and stays until you remove it."),
            drawn: qsTr("Elements of the same type and name were found again. Taking it over adds what the drawing lacks and states what the template says; what you stated stays."),
            "new": qsTr("Nothing on this board came from it. It is put below what is there.")
        })
    signal openAsked(string path)

    function counted(kind: string, nodes: int, edges: int): string {
        const elements = nodes === 1 ? qsTr("1 element") : qsTr("%L1 elements").arg(nodes);
        const connections = edges === 1 ? qsTr("1 connection") : qsTr("%L1 connections").arg(edges);
        const both = nodes > 0 && edges > 0;
        return qsTr("%1: %2").arg(kind).arg(both ? qsTr("%1, %2").arg(elements).arg(connections) : edges > 0 ? connections : elements);
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: 24
    width: Math.min(720, parent ? parent.width - 48 : 720)
    height: Math.min(620, parent ? parent.height - 48 : 620, head.height + Math.max(list.contentHeight, list.count === 0 ? 160 : 0) + 48 + 12 + 32 + 12)
    closePolicy: T.Popup.CloseOnEscape

    background: Rectangle {
        radius: 14
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
    }
    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    contentItem: Item {
        Column {
            id: head
            width: parent.width
            spacing: 8
            Words {
                objectName: "comparisonTitle"
                width: parent.width
                elide: Text.ElideMiddle
                text: dialog.titles[dialog.comparison.relation]
                strong: true
                font.pixelSize: 16
            }
            Words {
                width: parent.width
                wrapMode: Text.Wrap
                quiet: true
                text: dialog.sentences[dialog.comparison.relation]
            }
            Flow {
                width: parent.width
                spacing: 16
                topPadding: 4
                bottomPadding: 4
                Repeater {
                    model: dialog.comparison.kinds
                    Words {
                        required property var modelData
                        objectName: "comparisonKind"
                        text: dialog.counted(modelData.title, modelData.nodes, modelData.edges)
                        font.pixelSize: Theme.note
                        font.weight: Font.DemiBold
                    }
                }
                Words {
                    text: dialog.counted(qsTr("The same"), dialog.comparison.same, 0)
                    quiet: true
                    font.pixelSize: Theme.note
                }
            }
            Rule {
                width: parent.width
            }
        }
        ListView {
            id: list
            objectName: "comparisonRows"
            anchors.top: head.bottom
            anchors.bottom: buttons.top
            anchors.bottomMargin: 12
            width: parent.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: dialog.comparison.rows
            activeFocusOnTab: true
            T.ScrollBar.vertical: AppScrollBar {}
            delegate: ComparisonRow {
                required property var modelData
                width: list.width - 12
                difference: modelData
            }
        }
        EmptyState {
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height / 2 - 60
            width: parent.width
            visible: list.count === 0
            paths: Icons.check
            title: qsTr("No difference")
            text: qsTr("The board shows what the template says.")
        }
        Row {
            id: buttons
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: 8
            AppButton {
                objectName: "comparisonOpen"
                quiet: true
                text: qsTr("Open as a board of its own")
                onClicked: {
                    dialog.close();
                    dialog.openAsked(dialog.comparison.path);
                }
            }
            AppButton {
                objectName: "comparisonCancel"
                text: list.count === 0 ? qsTr("Close") : qsTr("Cancel")
                onClicked: dialog.close()
            }
            AppButton {
                objectName: "comparisonTake"
                visible: list.count > 0
                primary: true
                focus: true
                text: qsTr("Take over")
                onClicked: {
                    dialog.close();
                    dialog.comparison.take();
                }
            }
        }
    }
}
