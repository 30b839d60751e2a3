// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// Asked before changes of one board or of several would be lost.
T.Dialog {
    id: dialog

    property list<string> titles: []
    readonly property bool several: titles.length > 1
    signal saveChosen
    signal discardChosen

    modal: true
    focus: true
    anchors.centerIn: T.Overlay.overlay
    padding: 24
    implicitWidth: 420
    implicitHeight: contentItem.implicitHeight + 48
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
    contentItem: Column {
        spacing: 8
        Words {
            width: parent.width
            wrapMode: Text.Wrap
            text: dialog.several ? qsTr("Save the changes to %1 boards?").arg(dialog.titles.length) : qsTr("Save the changes to “%1”?").arg(dialog.titles[0] ?? "")
            strong: true
            font.pixelSize: 16
        }
        Words {
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("Without saving, what you did since the last save is lost.")
            quiet: true
        }
        Words {
            objectName: "questionTitles"
            width: parent.width
            visible: dialog.several
            topPadding: 4
            // More than fit are counted.
            text: dialog.titles.slice(0, 8).map(title => "• " + title).join("\n") + (dialog.titles.length > 8 ? "\n" + qsTr("and %1 more").arg(dialog.titles.length - 8) : "")
            elide: Text.ElideRight
        }
        Item {
            width: 1
            height: 10
        }
        Row {
            anchors.right: parent.right
            spacing: 8
            AppButton {
                objectName: "questionDiscard"
                text: qsTr("Do not save")
                onClicked: {
                    dialog.close();
                    dialog.discardChosen();
                }
            }
            AppButton {
                objectName: "questionCancel"
                text: qsTr("Cancel")
                onClicked: dialog.close()
            }
            AppButton {
                objectName: "questionSave"
                text: dialog.several ? qsTr("Save all") : qsTr("Save")
                primary: true
                focus: true
                onClicked: {
                    dialog.close();
                    dialog.saveChosen();
                }
            }
        }
    }
}
