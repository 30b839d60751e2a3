// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs
import Lensboard
import Lensboard.Session
import Lensboard.Theme

// The open documents of the window: opening, saving, closing, and what must be asked before something is lost.
Item {
    id: documents

    readonly property alias tabs: tabs
    readonly property Session session: tabs.current
    readonly property bool asking: question.visible || quitQuestion.visible
    // What goes on once the board is saved: "", "close" or "quit".
    property string pending: ""
    // Whether somebody else deals with these files (a template that is held against the board that came from it).
    property var takes: paths => false
    signal opening
    signal quitAgreed

    function newBoard() {
        opening();
        tabs.newBoard();
    }
    function openFile(path: string) {
        opening();
        if (tabs.open(path))
            AppSettings.addRecentFile(session.path);
    }
    // Boards get a tab each; templates that come together are one workload.
    function openFiles(urls: var) {
        const paths = urls.map(url => url.toString());
        const templates = paths.filter(path => !path.endsWith(".lensboard"));
        paths.filter(path => path.endsWith(".lensboard")).forEach(path => openFile(path));
        if (templates.length === 1)
            return openFile(templates[0]);
        opening();
        if (templates.length > 1)
            tabs.openAll(templates);
    }
    function openExample() {
        opening();
        tabs.openExample();
    }
    function openScenario(name: string) {
        opening();
        tabs.openScenario(name);
    }
    function chooseFiles() {
        openDialog.open();
    }
    function save(): bool {
        if (session.path !== "")
            return session.save();
        saveDialog.open();
        return false;
    }
    function saveAs() {
        saveDialog.open();
    }
    function exportPicture() {
        exportDialog.open();
    }
    function closeTab(index: int) {
        if (!tabs.sessionAt(index).dirty)
            return tabs.close(index);
        tabs.currentIndex = index;
        pending = "close";
        question.open();
    }
    // True when nothing would be lost; else it asks, once, and `quitAgreed` may follow.
    function mayQuit(): bool {
        if (tabs.unsaved.length === 0)
            return true;
        pending = "quit";
        quitQuestion.open();
        return false;
    }
    // The current board is saved: goes on with what was pending.
    function goOn() {
        if (pending === "close") {
            pending = "";
            tabs.close(tabs.currentIndex);
        } else if (pending === "quit") {
            saveNext();
        }
    }
    function saveNext() {
        const next = tabs.firstUnsaved();
        if (next < 0) {
            pending = "";
            return quitAgreed();
        }
        tabs.currentIndex = next;
        if (save())
            goOn();
    }

    DocumentTabs {
        id: tabs
    }
    SaveQuestion {
        id: question
        titles: [documents.session.title]
        onDiscardChosen: {
            documents.pending = "";
            tabs.close(tabs.currentIndex);
        }
        onSaveChosen: if (documents.save()) documents.goOn()
    }
    SaveQuestion {
        id: quitQuestion
        titles: tabs.unsaved
        onDiscardChosen: documents.quitAgreed()
        onSaveChosen: documents.saveNext()
    }
    FileDialog {
        id: openDialog
        title: qsTr("Open boards or templates")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Boards and templates (*.lensboard *.yaml *.yml *.json *.template *.drawio *.drawio.png *.mmd)"), qsTr("All files (*)")]
        onAccepted: {
            if (!documents.takes(selectedFiles.map(file => file.toString())))
                documents.openFiles(selectedFiles);
        }
    }
    FileDialog {
        id: saveDialog
        title: qsTr("Save the board")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "lensboard"
        nameFilters: [qsTr("Lensboard (*.lensboard)")]
        onAccepted: {
            if (!documents.session.saveAs(selectedFile.toString()))
                return;
            AppSettings.addRecentFile(documents.session.path);
            documents.goOn();
        }
        onRejected: documents.pending = ""
    }
    FileDialog {
        id: exportDialog
        title: qsTr("Export the picture")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "svg"
        nameFilters: [qsTr("SVG (*.svg)"), qsTr("PNG (*.png)"), qsTr("PDF (*.pdf)")]
        onAccepted: documents.session.exportTo(selectedFile.toString(), Theme.contrast ? "contrast" : Theme.dark ? "dark" : "light", AppSettings.flag("view/comments", true))
    }
}
