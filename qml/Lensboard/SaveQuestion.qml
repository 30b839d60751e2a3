// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// Asked before changes would be lost.
T.Dialog {
    id: dialog

    property string title2: ""
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
            text: qsTr("Save the changes to “%1”?").arg(dialog.title2)
            strong: true
            font.pixelSize: 16
        }
        Words {
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("Without saving, what you did since the last save is lost.")
            quiet: true
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
                text: qsTr("Save")
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
