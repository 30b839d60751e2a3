// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs

// Asks for a picture to put on the board.
FileDialog {
    id: dialog

    signal chosen(string path)

    title: qsTr("Put an image on the board")
    nameFilters: [qsTr("Images (*.png *.jpg *.jpeg *.svg)")]
    onAccepted: dialog.chosen(selectedFile.toString())
}
