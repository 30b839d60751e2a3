// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// Everything the window can do. Menus, buttons, shortcuts and the command palette read this list.
ActionRegistry {
    id: actions

    required property Session session
    property bool leftShown: true
    property bool rightShown: true
    property bool mapShown: true
    property int tabCount: 1
    required property CanvasPane board
    readonly property Annotations annotations: board.annotations
    property bool commentsShown: true
    property bool resolvedShown: false
    property bool snapping: true
    property Navigator navigator: null
    readonly property ActionReasons reasons: ActionReasons {
        registry: actions
    }
    signal asked(string what)

    readonly property bool selected: session.active && session.selection.length > 0
    // Exactly one service, exactly one connection.
    readonly property bool one: session.active && session.selection.length === 1 && session.typeOf(session.selection[0]) !== ""
    readonly property bool oneEdge: session.active && session.selection.length === 1 && session.selection[0].startsWith("e_")
    readonly property bool several: session.active && session.selection.length > 1
    readonly property bool many: session.active && session.selection.length > 2

    AppAction { menu: "file"; name: "file.new"; text: qsTr("New board"); keys: "Ctrl+N"; onTriggered: actions.asked("new") }
    AppAction { menu: "file"; name: "file.newTab"; text: qsTr("New tab"); keys: "Ctrl+T"; hint: qsTr("Scenarios, recent files, open and import"); onTriggered: actions.asked("newTab") }
    AppAction { menu: "file"; name: "file.open"; text: qsTr("Open or import…"); keys: "Ctrl+O"; onTriggered: actions.asked("open") }
    AppAction { menu: "file"; name: "file.folder"; text: qsTr("Open a folder…"); onTriggered: actions.asked("import.folder") }
    AppAction { menu: "file"; name: "file.example"; text: qsTr("Open the example"); onTriggered: actions.asked("example") }
    AppAction { menu: "file"; separator: true }
    AppAction { menu: "file"; name: "file.again"; text: qsTr("Import a template into this board…"); keys: "Ctrl+Alt+O"; enabled: actions.session.active; onTriggered: actions.asked("import.again") }
    AppAction { menu: "file"; name: "file.report"; text: qsTr("Report of the import…"); enabled: actions.session.importRemarks.length > 0; onTriggered: actions.asked("import.report") }
    AppAction { menu: "file"; separator: true }
    AppAction { menu: "file"; name: "file.save"; text: qsTr("Save"); keys: "Ctrl+S"; enabled: actions.session.active; onTriggered: actions.asked("save") }
    AppAction { menu: "file"; name: "file.saveAs"; text: qsTr("Save as…"); keys: "Ctrl+Shift+S"; enabled: actions.session.active; onTriggered: actions.asked("saveAs") }
    AppAction { menu: "file"; separator: true }
    AppAction { menu: "file"; name: "file.export"; text: qsTr("Export picture…"); keys: "Ctrl+E"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("export") }
    AppAction { menu: "file"; separator: true }
    AppAction { menu: "file"; name: "file.close"; text: actions.session.active ? qsTr("Close board") : qsTr("Close tab"); keys: "Ctrl+W, Ctrl+F4"; enabled: actions.session.active || actions.tabCount > 1; onTriggered: actions.asked("close") }
    AppAction { menu: "file"; name: "file.quit"; text: qsTr("Quit"); keys: "Ctrl+Q"; onTriggered: actions.asked("quit") }

    AppAction { menu: "edit"; name: "edit.undo"; text: enabled ? qsTr("Undo %1").arg(actions.session.undoLabel) : qsTr("Undo"); keys: "Ctrl+Z"; enabled: actions.session.canUndo; onTriggered: actions.session.undo() }
    AppAction { menu: "edit"; name: "edit.redo"; text: enabled ? qsTr("Redo %1").arg(actions.session.redoLabel) : qsTr("Redo"); keys: "Ctrl+Shift+Z, Ctrl+Y"; enabled: actions.session.canRedo; onTriggered: actions.session.redo() }
    AppAction { menu: "edit"; name: "edit.gone"; text: qsTr("Select what has gone from the template"); enabled: actions.session.goneCount > 0; onTriggered: actions.session.selectGone() }
    AppAction { menu: "edit"; name: "edit.history"; text: qsTr("Edit history…"); keys: "Ctrl+Shift+H"; hint: qsTr("Every step by name; a click goes there"); enabled: actions.session.canUndo || actions.session.canRedo; onTriggered: actions.asked("history") }
    AppAction { menu: "edit"; separator: true }
    AppAction { menu: "edit"; name: "edit.cut"; text: qsTr("Cut"); keys: "Ctrl+X"; enabled: actions.selected; onTriggered: actions.session.cutSelection() }
    AppAction { menu: "edit"; name: "edit.copy"; text: qsTr("Copy"); keys: "Ctrl+C"; enabled: actions.selected; onTriggered: actions.session.copySelection() }
    AppAction { menu: "edit"; name: "edit.paste"; text: qsTr("Paste"); keys: "Ctrl+V"; hint: qsTr("Elements, a template, or a list of services"); enabled: actions.session.active; onTriggered: actions.asked("paste") }
    AppAction { menu: "edit"; name: "edit.duplicate"; text: qsTr("Duplicate"); keys: "Ctrl+D"; enabled: actions.selected; onTriggered: actions.session.duplicateSelection() }
    AppAction { menu: "edit"; name: "edit.delete"; text: qsTr("Delete"); keys: "Del, Backspace"; enabled: actions.selected; onTriggered: actions.session.removeSelection() }
    AppAction { menu: "edit"; name: "edit.rename"; text: qsTr("Rename"); keys: "F2"; enabled: actions.session.active && actions.session.selection.length === 1; onTriggered: actions.asked("rename") }
    AppAction { menu: "edit"; name: "edit.replace"; text: qsTr("Replace with…"); keys: "Ctrl+R"; hint: qsTr("Another service in the same place; the connections stay"); enabled: actions.one; onTriggered: actions.asked("replace") }
    AppAction { menu: "edit"; separator: true }
    AppAction { menu: "edit"; name: "edit.find"; text: qsTr("Find on the board…"); keys: "Ctrl+F"; hint: qsTr("Names, services, notes and findings"); enabled: actions.session.elementCount > 0; onTriggered: actions.asked("find") }
    AppAction { menu: "edit"; name: "edit.findNext"; text: qsTr("Find next"); keys: "F3"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("findNext") }
    AppAction { menu: "edit"; name: "edit.findPrevious"; text: qsTr("Find previous"); keys: "Shift+F3"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("findPrevious") }
    AppAction { menu: "edit"; separator: true }
    AppAction { menu: "edit"; name: "edit.selectAll"; text: qsTr("Select all"); keys: "Ctrl+A"; enabled: actions.session.elementCount > 0; onTriggered: actions.session.selectAll() }
    AppAction { menu: "edit"; name: "edit.selectNone"; text: qsTr("Select nothing"); keys: "Ctrl+Shift+A"; enabled: actions.selected; onTriggered: actions.session.selection = [] }
    AppAction { menu: "edit"; name: "edit.invert"; text: qsTr("Select all others"); keys: "Ctrl+Shift+I"; enabled: actions.session.elementCount > 0; onTriggered: actions.session.invertSelection() }
    AppAction { menu: "edit"; name: "edit.sameKind"; text: qsTr("Select all of this kind"); enabled: actions.selected; onTriggered: actions.session.selectSameKind() }
    AppAction { menu: "edit"; name: "edit.upstream"; text: qsTr("Select what leads here"); enabled: actions.selected; onTriggered: actions.session.selectStream(false) }
    AppAction { menu: "edit"; name: "edit.downstream"; text: qsTr("Select what follows"); enabled: actions.selected; onTriggered: actions.session.selectStream(true) }

    AppAction { menu: "view"; name: "view.commands"; text: qsTr("Do anything…"); keys: "Ctrl+K"; onTriggered: actions.asked("commands") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.fit"; text: qsTr("Zoom to fit"); keys: "Shift+1, Ctrl+9"; enabled: actions.session.active; onTriggered: actions.asked("zoomFit") }
    AppAction { menu: "view"; name: "view.zoomIn"; text: qsTr("Zoom in"); keys: "Ctrl++, Ctrl+="; enabled: actions.session.active; onTriggered: actions.asked("zoomIn") }
    AppAction { menu: "view"; name: "view.zoomOut"; text: qsTr("Zoom out"); keys: "Ctrl+-"; enabled: actions.session.active; onTriggered: actions.asked("zoomOut") }
    AppAction { menu: "view"; name: "view.zoomOne"; text: qsTr("Actual size"); keys: "Ctrl+0"; enabled: actions.session.active; onTriggered: actions.asked("zoomOne") }
    AppAction { menu: "view"; name: "view.zoomSelection"; text: qsTr("Zoom to the selection"); keys: "Shift+2"; enabled: actions.selected; onTriggered: actions.asked("zoomSelection") }
    AppAction { menu: "view"; name: "view.back"; text: qsTr("Back to where the view was"); keys: "Alt+Left"; enabled: actions.session.active && (actions.navigator?.trail.canGoBack ?? false); onTriggered: actions.asked("viewBack") }
    AppAction { menu: "view"; name: "view.forward"; text: qsTr("Forward again"); keys: "Alt+Right"; enabled: actions.session.active && (actions.navigator?.trail.canGoForward ?? false); onTriggered: actions.asked("viewForward") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.filter"; text: qsTr("Filter the board…"); keys: "Ctrl+Shift+F"; hint: qsTr("By pillar, risk, mode, boundary or service; the rest turns pale"); enabled: actions.session.elementCount > 0; onTriggered: actions.asked("filter") }
    AppAction { menu: "view"; name: "view.filterClear"; text: qsTr("Show everything again"); enabled: actions.navigator?.filtered ?? false; onTriggered: actions.asked("filterClear") }
    AppAction { menu: "view"; name: "view.path"; text: qsTr("Show me the path"); keys: "Ctrl+Shift+P"; hint: qsTr("A request step by step, from the selected service"); enabled: actions.session.elementCount > 0; onTriggered: actions.asked("path") }
    AppAction { menu: "view"; name: "view.follow"; text: qsTr("Go to where the connection leads"); keys: "Alt+Down"; enabled: actions.oneEdge; onTriggered: actions.asked("follow") }
    AppAction { menu: "view"; name: "view.followBack"; text: qsTr("Go to where the connection comes from"); keys: "Alt+Up"; enabled: actions.oneEdge; onTriggered: actions.asked("followBack") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.map"; text: qsTr("Map"); checkable: true; checked: actions.mapShown; enabled: actions.session.active; onTriggered: actions.asked("toggleMap") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.palette"; text: qsTr("Palette"); keys: "Ctrl+1"; checkable: true; checked: actions.leftShown; enabled: actions.session.active; onTriggered: actions.asked("toggleLeft") }
    AppAction { menu: "view"; name: "view.outline"; text: qsTr("Outline"); keys: "Ctrl+Shift+O"; hint: qsTr("The board as a tree: boundaries, services, connections"); enabled: actions.session.active; onTriggered: actions.asked("outline") }
    AppAction { menu: "view"; name: "view.panels"; text: qsTr("Inspector and findings"); keys: "Ctrl+2"; checkable: true; checked: actions.rightShown; enabled: actions.session.active; onTriggered: actions.asked("toggleRight") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.nextTab"; text: qsTr("Next tab"); keys: "Ctrl+Tab"; enabled: actions.tabCount > 1; onTriggered: actions.asked("nextTab") }
    AppAction { menu: "view"; name: "view.previousTab"; text: qsTr("Previous tab"); keys: "Ctrl+Shift+Tab"; enabled: actions.tabCount > 1; onTriggered: actions.asked("previousTab") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.comments"; text: qsTr("Marks of comments"); checkable: true; checked: actions.commentsShown; enabled: actions.session.active; onTriggered: actions.asked("toggleComments") }
    AppAction { menu: "view"; name: "view.resolved"; text: qsTr("Resolved comments"); checkable: true; checked: actions.resolvedShown; enabled: actions.session.active; onTriggered: actions.asked("toggleResolved") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.iconFolder"; text: qsTr("AWS icons from a folder…"); hint: qsTr("The official icon package, unpacked"); onTriggered: actions.asked("iconFolder") }
    AppAction { menu: "view"; name: "view.iconArchive"; text: qsTr("AWS icons from an archive…"); hint: qsTr("The official icon package as a .zip"); onTriggered: actions.asked("iconArchive") }
    AppAction { menu: "view"; name: "view.ownIcons"; text: qsTr("Own glyphs"); checkable: true; checked: IconChoice.path === ""; enabled: IconChoice.path !== ""; onTriggered: actions.asked("ownIcons") }
    AppAction { menu: "view"; separator: true }
    AppAction { menu: "view"; name: "view.system"; text: qsTr("Colours of the system"); checkable: true; checked: Appearance.mode === Appearance.System; onTriggered: Appearance.mode = Appearance.System }
    AppAction { menu: "view"; name: "view.light"; text: qsTr("Light"); checkable: true; checked: Appearance.mode === Appearance.Light; onTriggered: Appearance.mode = Appearance.Light }
    AppAction { menu: "view"; name: "view.dark"; text: qsTr("Dark"); checkable: true; checked: Appearance.mode === Appearance.Dark; onTriggered: Appearance.mode = Appearance.Dark }
    AppAction { menu: "view"; name: "view.contrast"; text: qsTr("High contrast"); checkable: true; checked: Appearance.mode === Appearance.HighContrast; onTriggered: Appearance.mode = Appearance.HighContrast }

    AppAction { menu: "insert"; name: "insert.service"; text: qsTr("Service…"); keys: "/"; hint: qsTr("Connected to the selected one where that is possible"); enabled: actions.session.active; onTriggered: actions.asked("addService") }
    AppAction { menu: "insert"; name: "insert.connection"; text: qsTr("Connection from the selected service…"); keys: "C"; enabled: actions.one; onTriggered: actions.asked("connect") }
    AppAction { menu: "insert"; name: "insert.search"; text: qsTr("Search the palette"); keys: "Ctrl+P"; enabled: actions.session.active; onTriggered: actions.asked("search") }
    AppAction { menu: "insert"; name: "insert.boundary"; text: qsTr("Boundary around the selection"); keys: "Ctrl+B"; enabled: actions.session.active; onTriggered: actions.asked("boundary") }
    AppAction { menu: "insert"; name: "insert.note"; text: qsTr("Note"); keys: "Ctrl+Shift+N, N"; enabled: actions.session.active; onTriggered: actions.asked("note") }
    AppAction { menu: "insert"; name: "insert.text"; text: qsTr("Text"); keys: "T"; enabled: actions.session.active; onTriggered: actions.asked("text") }
    AppAction { menu: "insert"; name: "insert.image"; text: qsTr("Image…"); enabled: actions.session.active; onTriggered: actions.asked("image") }
    AppAction { menu: "insert"; name: "insert.comment"; text: qsTr("Comment on the selection"); keys: "Ctrl+Alt+M"; enabled: actions.session.active && actions.session.selection.length === 1; onTriggered: actions.asked("comment") }
    AppAction { menu: "insert"; name: "insert.tie"; text: actions.annotations.tiedTo !== "" ? qsTr("Untie the note from %1").arg(actions.annotations.tiedTo) : actions.annotations.tieGoal !== "" ? qsTr("Tie the note to %1").arg(actions.annotations.tieGoal) : qsTr("Tie the note"); enabled: actions.annotations.tieGoal !== ""; onTriggered: actions.annotations.toggleTie() }
    AppAction { menu: "insert"; separator: true }
    AppAction { menu: "insert"; name: "tool.select"; text: qsTr("Select and move"); keys: "V"; checkable: true; checked: actions.board.canvas.tool === "select"; enabled: actions.session.active; onTriggered: actions.board.canvas.tool = "select" }
    AppAction { menu: "insert"; name: "tool.pen"; text: qsTr("Pen"); keys: "P"; checkable: true; checked: actions.board.canvas.tool === "pen"; enabled: actions.session.active; onTriggered: actions.board.canvas.tool = checked ? "select" : "pen" }
    AppAction { menu: "insert"; name: "tool.eraser"; text: qsTr("Erase pen strokes"); keys: "E"; checkable: true; checked: actions.board.canvas.tool === "eraser"; enabled: actions.session.active; onTriggered: actions.board.canvas.tool = checked ? "select" : "eraser" }

    AppAction { menu: "arrange"; name: "arrange.all"; text: qsTr("Arrange everything"); keys: "Ctrl+Shift+L"; enabled: actions.session.elementCount > 0 && !actions.session.arranging; onTriggered: actions.session.arrange(false) }
    AppAction { menu: "arrange"; name: "arrange.selection"; text: qsTr("Arrange the selection"); enabled: actions.selected && !actions.session.arranging; onTriggered: actions.session.arrange(true) }
    AppAction { menu: "arrange"; separator: true }
    AppAction { menu: "arrange"; name: "arrange.left"; text: qsTr("Align left edges"); enabled: actions.several; onTriggered: actions.session.alignSelection("left") }
    AppAction { menu: "arrange"; name: "arrange.center"; text: qsTr("Align centres"); enabled: actions.several; onTriggered: actions.session.alignSelection("center") }
    AppAction { menu: "arrange"; name: "arrange.right"; text: qsTr("Align right edges"); enabled: actions.several; onTriggered: actions.session.alignSelection("right") }
    AppAction { menu: "arrange"; name: "arrange.top"; text: qsTr("Align top edges"); enabled: actions.several; onTriggered: actions.session.alignSelection("top") }
    AppAction { menu: "arrange"; name: "arrange.middle"; text: qsTr("Align middles"); enabled: actions.several; onTriggered: actions.session.alignSelection("middle") }
    AppAction { menu: "arrange"; name: "arrange.bottom"; text: qsTr("Align bottom edges"); enabled: actions.several; onTriggered: actions.session.alignSelection("bottom") }
    AppAction { menu: "arrange"; name: "arrange.across"; text: qsTr("Equal gaps across"); enabled: actions.many; onTriggered: actions.session.distributeSelection(true) }
    AppAction { menu: "arrange"; name: "arrange.down"; text: qsTr("Equal gaps down"); enabled: actions.many; onTriggered: actions.session.distributeSelection(false) }
    AppAction { menu: "arrange"; separator: true }
    AppAction { menu: "arrange"; name: "arrange.group"; text: qsTr("Group"); keys: "Ctrl+G"; enabled: actions.annotations.canGroup; onTriggered: actions.annotations.groupSelection() }
    AppAction { menu: "arrange"; name: "arrange.ungroup"; text: qsTr("Ungroup"); keys: "Ctrl+Shift+G"; enabled: actions.annotations.grouped; onTriggered: actions.annotations.ungroupSelection() }
    AppAction { menu: "arrange"; name: "arrange.lock"; text: qsTr("Lock"); keys: "Ctrl+L"; hint: qsTr("Hands cannot move or delete it"); checkable: true; checked: actions.annotations.locked; enabled: actions.selected; onTriggered: actions.annotations.lockSelection(!actions.annotations.locked) }
    AppAction { menu: "arrange"; separator: true }
    AppAction { menu: "arrange"; name: "arrange.front"; text: qsTr("Bring to front"); keys: "Ctrl+Shift+Up"; enabled: actions.selected; onTriggered: actions.session.bringSelection(true) }
    AppAction { menu: "arrange"; name: "arrange.back"; text: qsTr("Send to back"); keys: "Ctrl+Shift+Down"; enabled: actions.selected; onTriggered: actions.session.bringSelection(false) }
    AppAction { menu: "arrange"; name: "arrange.snap"; text: qsTr("Snap to the grid"); checkable: true; checked: actions.snapping; hint: qsTr("Alt moves freely for once"); enabled: actions.session.active; onTriggered: actions.asked("toggleSnap") }
    AppAction { menu: "arrange"; name: "arrange.pin"; text: qsTr("Keep in place when arranging"); checkable: true; checked: actions.session.selectionPinned; enabled: actions.selected; onTriggered: actions.session.pinSelection(!actions.session.selectionPinned) }

    AppAction { menu: "review"; name: "review.inspector"; text: qsTr("Inspector"); keys: "Alt+1"; enabled: actions.session.active; onTriggered: actions.asked("tab.inspector") }
    AppAction { menu: "review"; name: "review.findings"; text: qsTr("Findings"); keys: "Alt+2"; enabled: actions.session.active; onTriggered: actions.asked("tab.findings") }
    AppAction { menu: "review"; name: "review.questions"; text: qsTr("Questions"); keys: "Alt+3"; enabled: actions.session.active; onTriggered: actions.asked("tab.questions") }
    AppAction { menu: "review"; name: "review.ask"; text: qsTr("To ask"); keys: "Alt+4"; enabled: actions.session.active; onTriggered: actions.asked("tab.ask") }
    AppAction { menu: "review"; separator: true }
    AppAction { menu: "review"; name: "review.complete"; text: qsTr("The drawing is complete"); checkable: true; checked: actions.session.complete; enabled: actions.session.active; onTriggered: actions.session.complete = !actions.session.complete }

    AppAction { menu: "canvas"; fixed: true; name: "canvas.next"; text: qsTr("Select the next element"); keys: "Tab"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("canvas.next") }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.previous"; text: qsTr("Select the previous element"); keys: "Shift+Tab"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("canvas.previous") }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.walkLeft"; text: qsTr("Walk to the left, along a connection if there is one"); keys: "Ctrl+Left"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("canvas.walkLeft") }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.walkRight"; text: qsTr("Walk to the right"); keys: "Ctrl+Right"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("canvas.walkRight") }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.walkUp"; text: qsTr("Walk up"); keys: "Ctrl+Up"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("canvas.walkUp") }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.walkDown"; text: qsTr("Walk down"); keys: "Ctrl+Down"; enabled: actions.session.elementCount > 0; onTriggered: actions.asked("canvas.walkDown") }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.moveLeft"; text: qsTr("Move the selection to the left; with Shift by a pixel"); keys: "Left, Shift+Left"; enabled: actions.selected; onTriggered: actions.session.moveSelection(-20, 0) }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.moveRight"; text: qsTr("Move the selection to the right"); keys: "Right, Shift+Right"; enabled: actions.selected; onTriggered: actions.session.moveSelection(20, 0) }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.moveUp"; text: qsTr("Move the selection up"); keys: "Up, Shift+Up"; enabled: actions.selected; onTriggered: actions.session.moveSelection(0, -20) }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.moveDown"; text: qsTr("Move the selection down"); keys: "Down, Shift+Down"; enabled: actions.selected; onTriggered: actions.session.moveSelection(0, 20) }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.rename"; text: qsTr("Rename what is selected"); keys: "Return"; enabled: actions.session.active && actions.session.selection.length === 1; onTriggered: actions.asked("rename") }
    AppAction { menu: "canvas"; fixed: true; name: "canvas.leave"; text: qsTr("Leave what is being done, select nothing"); keys: "Esc"; enabled: actions.selected; onTriggered: actions.session.selection = [] }

    AppAction { menu: "help"; name: "help.shortcuts"; text: qsTr("Keyboard shortcuts…"); keys: "?, Ctrl+?"; hint: qsTr("All keys, and how to change them"); onTriggered: actions.asked("shortcuts") }
    AppAction { menu: "help"; name: "help.contents"; text: qsTr("Help"); keys: "F1"; onTriggered: actions.asked("help") }
    AppAction { menu: "help"; name: "help.start"; text: qsTr("First steps"); onTriggered: actions.asked("help.start") }
    AppAction { menu: "help"; name: "help.keys"; text: qsTr("Canvas and keys"); onTriggered: actions.asked("help.canvas") }
    AppAction { menu: "help"; separator: true }
    AppAction { menu: "help"; name: "help.judging"; text: qsTr("How Lensboard judges"); onTriggered: actions.asked("help.judging") }
    AppAction { menu: "help"; name: "help.rules"; text: qsTr("The rules"); onTriggered: actions.asked("help.rules") }
}
