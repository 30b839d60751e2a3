// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls

// Says of every action what must be so before it can be done, unless it says that itself.
QtObject {
    id: reasons

    required property ActionRegistry registry

    readonly property var groups: [
        {
            needs: qsTr("Select one service"),
            names: ["edit.replace", "insert.connection"]
        },
        {
            needs: qsTr("Select one element"),
            names: ["edit.rename", "canvas.rename"]
        },
        {
            needs: qsTr("Select one connection"),
            names: ["view.follow", "view.followBack"]
        },
        {
            needs: qsTr("Select two elements"),
            names: ["arrange.left", "arrange.center", "arrange.right", "arrange.top", "arrange.middle", "arrange.bottom"]
        },
        {
            needs: qsTr("Select three elements"),
            names: ["arrange.across", "arrange.down"]
        },
        {
            needs: qsTr("Select something first"),
            names: ["edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "edit.selectNone", "edit.sameKind", "edit.upstream", "edit.downstream", "view.zoomSelection", "arrange.selection", "arrange.front", "arrange.back", "arrange.pin", "canvas.moveLeft", "canvas.moveRight", "canvas.moveUp", "canvas.moveDown", "canvas.leave"]
        },
        {
            needs: qsTr("Nothing was done yet"),
            names: ["edit.undo", "edit.history"]
        },
        {
            needs: qsTr("Nothing was taken back"),
            names: ["edit.redo"]
        },
        {
            needs: qsTr("The view has not moved"),
            names: ["view.back", "view.forward"]
        },
        {
            needs: qsTr("Nothing has gone from the template"),
            names: ["edit.gone"]
        },
        {
            needs: qsTr("There is only one tab"),
            names: ["view.nextTab", "view.previousTab"]
        },
        {
            needs: qsTr("The last import left no remark"),
            names: ["file.report"]
        },
        {
            needs: qsTr("No filter is on"),
            names: ["view.filterClear"]
        },
        {
            needs: qsTr("The board is empty"),
            names: ["file.export", "edit.find", "edit.findNext", "edit.findPrevious", "edit.selectAll", "edit.invert", "view.filter", "view.path", "arrange.all", "canvas.next", "canvas.previous", "canvas.walkLeft", "canvas.walkRight", "canvas.walkUp", "canvas.walkDown"]
        }
    ]

    Component.onCompleted: {
        const told = {};
        groups.forEach(group => group.names.forEach(name => told[name] = group.needs));
        for (let i = 0; i < registry.actions.length; ++i) {
            const action = registry.actions[i];
            if (action.needs === "")
                action.needs = told[action.name] ?? qsTr("There is no board");
        }
    }
}
