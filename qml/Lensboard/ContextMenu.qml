// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls
import Lensboard.Session

// What can be done with what was clicked: a service, a connection, a boundary or note, several, or the board itself.
AppMenu {
    id: menu
    objectName: "contextMenu"

    required property Session session
    required property ActionRegistry registry
    property string kind: "board"
    property var lines: []

    readonly property var entries: ({
            node: ["edit.rename", "edit.replace", "", "insert.service", "insert.connection", "insert.boundary", "", "view.path", "edit.upstream", "edit.downstream", "edit.sameKind", "", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "", "insert.comment", "arrange.front", "arrange.back", "arrange.pin", "arrange.lock"],
            edge: ["edit.rename", "insert.comment", "", "view.followBack", "view.follow", "view.path", "", "edit.delete"],
            frame: ["edit.rename", "insert.comment", "insert.tie", "", "arrange.selection", "view.zoomSelection", "edit.sameKind", "", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "", "arrange.front", "arrange.back", "arrange.lock"],
            several: ["arrange.group", "arrange.ungroup", "insert.boundary", "insert.tie", "arrange.selection", "", "arrange.left", "arrange.center", "arrange.top", "arrange.middle", "arrange.across", "arrange.down", "", "edit.upstream", "edit.downstream", "edit.sameKind", "", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "", "arrange.pin", "arrange.lock"],
            board: ["insert.service", "insert.note", "insert.text", "insert.boundary", "", "edit.paste", "edit.selectAll", "", "view.fit", "view.filter", "view.path", "arrange.all"]
        })

    function openAt(item: Item, x: real, y: real) {
        const chosen = session.selection;
        kind = chosen.length === 0 ? "board" : chosen.length > 1 ? "several" : session.typeOf(chosen[0]) !== "" ? "node" : chosen[0].startsWith("e_") ? "edge" : "frame";
        lines = offered(entries[kind]);
        popup(item, x, y);
    }

    // What can be done now, without lines that would divide nothing.
    function offered(names: var): var {
        const possible = names.filter(name => name === "" || (menu.registry.find(name)?.enabled ?? false));
        return possible.filter((name, at) => name !== "" || at > 0 && at < possible.length - 1 && possible[at - 1] !== "");
    }

    Repeater {
        model: menu.lines
        ActionLine {
            required property string modelData
            source: modelData === "" ? line : menu.registry.find(modelData)
        }
    }
    AppAction {
        id: line
        separator: true
    }
}
