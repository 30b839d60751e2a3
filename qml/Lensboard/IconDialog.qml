// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs

// Asks for the icon package of AWS: the folder it was unpacked to, or the archive itself.
Item {
    id: dialogs

    signal chosen(string path)

    function chooseFolder() {
        folder.open();
    }
    function chooseArchive() {
        archive.open();
    }

    FolderDialog {
        id: folder
        title: qsTr("The unpacked icon package of AWS")
        onAccepted: dialogs.chosen(selectedFolder.toString())
    }
    FileDialog {
        id: archive
        title: qsTr("The icon package of AWS")
        nameFilters: [qsTr("Archives (*.zip)")]
        onAccepted: dialogs.chosen(selectedFile.toString())
    }
}
