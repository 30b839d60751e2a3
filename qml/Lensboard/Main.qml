// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Controls.Basic
import Lensboard
import Lensboard.Controls
import Lensboard.Help
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// The window: bars, panels and canvas around one session, and what must be asked before something is lost.
ApplicationWindow {
    id: window

    readonly property Session session: documents.session
    property alias documents: documents
    property alias registry: registry
    property alias board: board
    property alias side: side
    property alias palette2: palette
    property bool leftShown: AppSettings.flag("window/left", true)
    property bool rightShown: AppSettings.flag("window/right", true)
    property bool mapShown: AppSettings.flag("window/map", true)
    property bool commentsShown: AppSettings.flag("view/comments", true)
    property bool snapping: AppSettings.flag("window/snap", true)
    property bool sure: false

    function closeHelp() {
        help.visible = false;
        (session.active ? board : start).forceActiveFocus();
    }
    function openFile(path: string) {
        documents.openFile(path);
    }
    function perform(what: string) {
        if (what.startsWith("import."))
            return importing.perform(what.slice(7));
        if (what.startsWith("tab.")) {
            rightShown = true;
            side.tab = what.slice(4);
            return;
        }
        if (what.startsWith("search:")) {
            leftShown = true;
            return palette.search(what.slice(7));
        }
        if (what === "help")
            return help.active && help.visible ? closeHelp() : HelpBrowser.open(HelpBrowser.page || "start");
        if (what.startsWith("help."))
            return HelpBrowser.open(what.slice(5));
        switch (what) {
        case "new":
            return documents.newBoard();
        case "newTab":
            return documents.tabs.newTab();
        case "open":
            return documents.chooseFiles();
        case "example":
            return documents.openExample();
        case "save":
            return documents.save();
        case "saveAs":
            return documents.saveAs();
        case "export":
            return documents.exportPicture();
        case "close":
            return documents.closeTab(documents.tabs.currentIndex);
        case "quit":
            return window.close();
        case "nextTab":
            return documents.tabs.step(1);
        case "previousTab":
            return documents.tabs.step(-1);
        case "toggleLeft":
            return leftShown = !leftShown;
        case "toggleRight":
            return rightShown = !rightShown;
        case "zoomFit":
            return board.pane.canvas.zoomToFit();
        case "zoomIn":
            return board.pane.canvas.zoomBy(1.25);
        case "zoomOut":
            return board.pane.canvas.zoomBy(0.8);
        case "zoomOne":
            return board.pane.canvas.zoomTo(1);
        case "commands":
            return commands.open();
        case "shortcuts":
            return shortcuts.open();
        case "toggleMap":
            return mapShown = !mapShown;
        case "toggleSnap":
            return snapping = !snapping;
        case "rename":
            return board.pane.renameSelected();
        case "boundary":
            return session.surroundSelection();
        case "note":
        case "text":
            return board.pane.addNote(what === "note" ? "card" : "text");
        case "paste":
            return board.pane.paste();
        case "image":
            return imageDialog.open();
        case "comment":
            perform("tab.comments");
            return side.comments.write();
        case "iconFolder":
            return iconDialog.chooseFolder();
        case "iconArchive":
            return iconDialog.chooseArchive();
        case "ownIcons":
            return IconChoice.clear();
        case "toggleComments":
            return commentsShown = !commentsShown;
        case "toggleResolved":
            return side.comments.withResolved = !side.comments.withResolved;
        case "search":
            leftShown = true;
            return palette.focusSearch();
        case "outline":
            leftShown = true;
            return palette.showOutline();
        }
        board.navigator.perform(what);
    }

    width: AppSettings.number("window/width", 1440)
    height: AppSettings.number("window/height", 860)
    minimumWidth: 860
    minimumHeight: 520
    visible: true
    title: session.active ? qsTr("%1%2 — Lensboard").arg(session.dirty ? "• " : "").arg(session.title) : qsTr("Lensboard")
    color: Theme.canvas
    font.family: Theme.family
    font.pixelSize: Theme.body

    onCommentsShownChanged: AppSettings.store("view/comments", commentsShown)
    onLeftShownChanged: AppSettings.store("window/left", leftShown)
    onSnappingChanged: AppSettings.store("window/snap", snapping)
    onMapShownChanged: AppSettings.store("window/map", mapShown)
    onRightShownChanged: AppSettings.store("window/right", rightShown)
    Component.onCompleted: {
        const gone = IconChoice.restore();
        if (gone !== "")
            toasts.show(gone, "medium");
    }
    onClosing: close => {
        close.accepted = sure || documents.mayQuit();
        if (!close.accepted)
            return;
        AppSettings.store("window/width", width);
        AppSettings.store("window/height", height);
    }

    Documents {
        id: documents
        takes: paths => importing.takes(paths)
        onOpening: errors.message = ""
        onQuitAgreed: {
            window.sure = true;
            window.close();
        }
    }
    Connections {
        target: documents.tabs
        function onRefused(sentence) {
            toasts.show(sentence, "medium");
        }
        function onNoticed(sentence) {
            toasts.show(sentence, "met");
        }
        function onFailed(message, detail) {
            errors.show(message, detail, true);
        }
        function onInformed(message, detail) {
            errors.show(message, detail, false);
        }
        function onImportRemarked(sentence) {
            errors.offer(sentence, qsTr("Show the report"));
        }
        function onBoardOpened() {
            help.visible = false;
            board.forceActiveFocus();
        }
        function onCurrentChanged() {
            help.visible = false;
            (window.session.active ? board : start).forceActiveFocus();
        }
    }
    StatusModel {
        id: verdict
        session: window.session
    }
    Actions {
        id: registry
        session: window.session
        leftShown: window.leftShown
        rightShown: window.rightShown
        mapShown: window.mapShown
        board: window.board.pane
        commentsShown: window.commentsShown
        resolvedShown: side.comments.withResolved
        tabCount: documents.tabs.count
        snapping: window.snapping
        navigator: window.board.navigator
        Component.onCompleted: restoreKeys(AppSettings.value("keys", {}))
        onKeysChanged: {
            AppSettings.store("keys", chosenKeys());
            HelpBrowser.keyTable = keyTable();
        }
        onAsked: what => window.perform(what)
    }
    Instantiator {
        model: registry.withKeys()
        delegate: Shortcut {
            required property AppAction modelData
            sequences: modelData.sequences
            enabled: modelData.enabled && !documents.asking && !importing.asking && !(help.activeFocus && ["edit", "insert", "arrange"].includes(modelData.menu))
            onActivated: modelData.trigger()
        }
    }
    Connections {
        target: HelpBrowser
        function onShown() {
            help.active = true;
            help.visible = true;
            help.item.start();
        }
    }
    Connections {
        target: Appearance
        function onChanged() {
            AppSettings.store("window/colours", Appearance.mode);
        }
    }

    TopBar {
        id: top
        width: parent.width
        session: window.session
        registry: window.registry
        titled: !tabStrip.visible
        z: 2
    }
    TabStrip {
        id: tabStrip
        objectName: "tabStrip"
        anchors.top: top.bottom
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: documents.tabs.count > 1
        tabs: documents.tabs
        onCloseAsked: index => documents.closeTab(index)
    }
    SplitView {
        id: split
        anchors.top: tabStrip.bottom
        anchors.bottom: bottom.top
        width: parent.width
        visible: session.active
        handle: SplitLine {}

        LeftPanel {
            id: palette
            SplitView.preferredWidth: AppSettings.number("window/leftWidth", 256)
            SplitView.minimumWidth: 190
            SplitView.maximumWidth: 420
            visible: window.leftShown
            session: window.session
            searchKeys: registry.find("insert.search")?.shownKeys ?? ""
            recent: AppSettings.recentTypes
            closedLayers: AppSettings.closedLayers
            onRecentUsed: type => AppSettings.addRecentType(type)
            onLayerToggled: (layer, open) => AppSettings.setLayerOpen(layer, open)
            onBoardAsked: board.forceActiveFocus()
            onWidthChanged: if (split.resizing) AppSettings.store("window/leftWidth", Math.round(width))
        }
        Item {
            SplitView.fillWidth: true
            SplitView.minimumWidth: 320
            ErrorBar {
                id: errors
                width: parent.width
                z: 2
                onActed: importing.perform("report")
            }
            BoardArea {
                id: board
                objectName: "board"
                anchors.fill: parent
                anchors.topMargin: errors.height
                focus: true
                session: window.session
                mapShown: window.mapShown
                snapping: window.snapping
                pillars: verdict.pillars
                onFindingsOpened: keys => {
                    window.perform("tab.findings");
                    side.showAll();
                    session.focusFinding(keys[0]);
                }
                onContextMenuRequested: (record, x, y) => contextMenu.openAt(board, x, y)
                onToolAsked: what => window.perform(what)
                onCommentsOpened: record => {
                    window.perform("tab.comments");
                    side.comments.show(record);
                }
            }
            Toasts {
                id: toasts
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 20
                z: 3
            }
        }
        SidePanel {
            id: side
            objectName: "side"
            SplitView.preferredWidth: AppSettings.number("window/rightWidth", 404)
            SplitView.minimumWidth: 340
            SplitView.maximumWidth: 640
            visible: window.rightShown
            session: window.session
            annotations: board.pane.annotations
            status: verdict
            onWidthChanged: if (split.resizing) AppSettings.store("window/rightWidth", Math.round(width))
        }
    }
    StatusBar {
        id: bottom
        objectName: "statusBar"
        width: parent.width
        anchors.bottom: parent.bottom
        height: session.active ? implicitHeight : 0
        visible: session.active
        session: window.session
        status: verdict
        zoom: board.zoom
        pillar: side.pillar
        onSeverityClicked: severity => {
            window.perform(severity === "ask" ? "tab.ask" : "tab.findings");
            side.severity = severity === "ask" || severity === side.severity ? "" : severity;
        }
        onPillarClicked: pillar => {
            window.perform("tab.findings");
            side.pillar = pillar;
        }
        onZoomClicked: window.perform("zoomFit")
        onGateClicked: window.perform("tab.questions")
    }
    StartPage {
        id: start
        objectName: "startPage"
        anchors.top: tabStrip.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !session.active
        focus: visible
        recentFiles: AppSettings.recentFiles
        onAsked: what => window.perform(what)
        onFileChosen: path => documents.openFile(path)
        onScenarioChosen: scenario => {
            documents.openScenario(scenario);
            window.perform("tab.ask");
        }
    }
    Loader {
        id: help
        objectName: "help"
        anchors.top: tabStrip.bottom
        anchors.bottom: bottom.top
        width: parent.width - (session.active && window.rightShown ? side.width : 0)
        active: false
        visible: false
        sourceComponent: HelpView {
            onClosed: window.closeHelp()
        }
    }
    Importing {
        id: importing
        anchors.fill: parent
        session: window.session
        onOpenAsked: paths => documents.openFiles(paths)
    }
    ContextMenu {
        id: contextMenu
        session: window.session
        registry: window.registry
    }
    Binding {
        target: board.pane.canvas
        property: "commentsShown"
        value: window.commentsShown
    }
    Binding {
        target: board.pane.canvas
        property: "resolvedShown"
        value: side.comments.withResolved
    }
    IconDialog {
        id: iconDialog
        onChosen: path => errors.show(qsTr("Icon package"), board.pane.useIcons(path), false)
    }
    ImageDialog {
        id: imageDialog
        onChosen: path => board.pane.addImage(path)
    }
    CommandPalette {
        id: commands
        registry: window.registry
    }
    ShortcutSheet {
        id: shortcuts
        registry: window.registry
    }
}
