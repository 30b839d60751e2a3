// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs
import Lensboard.Panels
import Lensboard.Session

// Everything about templates that the window needs: dropped files, holding a template against the board, the report of
// an import, and the bar while a large board is arranged.
Item {
    id: importing
    objectName: "importing"

    required property Session session
    readonly property bool asking: dialog.visible || report.visible
    // These are to be opened in place of what is shown.
    signal openAsked(var paths)

    // Opens the comparison when the board came from this template. False: somebody else has to open it.
    function takes(paths: var): bool {
        const known = paths.length === 1 && differences.knows(paths[0]) && differences.look(paths[0]) && differences.relation !== "new";
        if (known)
            dialog.open();
        return known;
    }
    function compare(path: string) {
        if (differences.look(path))
            dialog.open();
    }
    function perform(what: string) {
        switch (what) {
        case "again":
            return againDialog.open();
        case "folder":
            return folderDialog.open();
        case "report":
            return report.open();
        }
    }

    TemplateComparison {
        id: differences
        session: importing.session
    }
    DropArea {
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: drop => {
            const paths = drop.urls.map(url => url.toString());
            if (!importing.takes(paths))
                importing.openAsked(paths);
        }
    }
    ArrangingBar {
        session: importing.session
        anchors.horizontalCenter: parent.horizontalCenter
        y: 76
        z: 4
    }
    ComparisonDialog {
        id: dialog
        comparison: differences
        onOpenAsked: path => importing.openAsked([path])
    }
    ImportReport {
        id: report
        session: importing.session
    }
    FileDialog {
        id: againDialog
        title: qsTr("Hold a template against this board")
        nameFilters: [qsTr("Templates and diagrams (*.yaml *.yml *.json *.template *.drawio *.drawio.png *.mmd)"), qsTr("All files (*)")]
        onAccepted: importing.compare(selectedFile.toString())
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Open a folder of templates as one workload")
        onAccepted: {
            const paths = [selectedFolder.toString()];
            if (!importing.takes(paths))
                importing.openAsked(paths);
        }
    }
}
