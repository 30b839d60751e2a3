// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// What the last import could not draw or had to mend: where in the file, what, and why.
T.Dialog {
    id: dialog
    objectName: "importReport"

    required property Session session

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: 24
    width: Math.min(760, parent ? parent.width - 48 : 760)
    height: Math.min(560, parent ? parent.height - 48 : 560, head.height + list.contentHeight + 48 + 12 + 32 + 12)
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

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
            spacing: 6
            bottomPadding: 10
            Words {
                text: qsTr("What the import did not understand")
                strong: true
                font.pixelSize: 16
            }
            Words {
                width: parent.width
                wrapMode: Text.Wrap
                quiet: true
                text: qsTr("The board shows everything else. Resources of unknown types are plain boxes.")
            }
        }
        ListView {
            id: list
            objectName: "reportRows"
            anchors.top: head.bottom
            anchors.bottom: buttons.top
            anchors.bottomMargin: 12
            width: parent.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: dialog.session.importRemarks
            activeFocusOnTab: true
            T.ScrollBar.vertical: AppScrollBar {}
            delegate: Column {
                id: entry
                required property var modelData
                width: list.width - 12
                topPadding: 7
                spacing: 2
                Accessible.role: Accessible.ListItem
                Accessible.name: place.text + " " + reason.text
                Words {
                    id: place
                    width: parent.width
                    elide: Text.ElideMiddle
                    quiet: true
                    font.family: Theme.mono
                    font.pixelSize: Theme.small
                    text: entry.modelData.file + (entry.modelData.line > 0 ? ":" + entry.modelData.line : "") + (entry.modelData.path !== "" ? "   " + entry.modelData.path : "") + (entry.modelData.kind !== "" ? "   " + entry.modelData.kind : "")
                }
                Words {
                    id: reason
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: entry.modelData.reason
                }
                Rule {
                    width: parent.width
                    opacity: 0.6
                }
            }
        }
        Row {
            id: buttons
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: 8
            AppButton {
                objectName: "reportCopy"
                text: qsTr("Copy all")
                onClicked: dialog.session.copyImportRemarks()
            }
            AppButton {
                objectName: "reportClose"
                primary: true
                focus: true
                text: qsTr("Close")
                onClicked: dialog.close()
            }
        }
    }
}
