// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// All keys in one list, made from the action registry; a click on a line gives that action other keys. Keys that are
// taken are named before they change hands.
T.Popup {
    id: popup
    objectName: "shortcutSheet"

    required property ActionRegistry registry
    property string editing: "" // name of the action that waits for keys
    property string wanted: "" // keys that another action has
    property var lines: []
    readonly property AppAction edited: editing === "" ? null : registry.find(editing)
    readonly property AppAction owner: wanted === "" ? null : registry.ownerOf(wanted, editing)

    function refresh() {
        const at = rows.contentY;
        lines = registry.keyList(search.text);
        rows.contentY = Math.max(0, Math.min(at, rows.contentHeight - rows.height));
    }
    function edit(name: string) {
        editing = name;
        wanted = "";
        catcher.forceActiveFocus();
    }
    function leaveEdit() {
        editing = "";
        wanted = "";
        search.forceActiveFocus();
    }
    function give(keys: string, takeOver: bool) {
        if (!takeOver && keys !== "" && registry.ownerOf(keys, editing)) {
            wanted = keys;
            return;
        }
        registry.setKeys(editing, keys);
        leaveEdit();
    }

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: Math.round((parent.height - height) / 2)
    width: Math.min(640, parent.width - 32)
    height: Math.min(680, parent.height - 48)
    padding: 16
    modal: true
    focus: true
    closePolicy: editing === "" ? T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside : T.Popup.NoAutoClose
    onAboutToShow: {
        search.text = "";
        refresh();
    }
    onOpened: search.forceActiveFocus()
    onAboutToHide: editing = ""

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        radius: 14
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
    }
    Connections {
        target: popup.registry
        function onKeysChanged() {
            popup.refresh();
        }
    }
    contentItem: FocusScope {
        Words {
            id: heading
            height: 32
            text: qsTr("Keyboard shortcuts")
            strong: true
            font.pixelSize: Theme.heading
        }
        Row {
            anchors.right: parent.right
            spacing: 6
            AppButton {
                objectName: "resetKeys"
                compact: true
                quiet: true
                text: qsTr("Reset all")
                enabled: popup.registry.customised
                onClicked: popup.registry.resetAllKeys()
            }
            IconButton {
                name: qsTr("Close")
                keys: qsTr("Esc")
                paths: Icons.close
                iconSize: 14
                onClicked: popup.close()
            }
        }
        Field {
            id: search
            objectName: "shortcutSearch"
            anchors.top: heading.bottom
            anchors.topMargin: 10
            width: parent.width
            placeholderText: qsTr("What it does, or keys")
            onTextEdited: popup.refresh()
            Keys.onDownPressed: rows.forceActiveFocus()
        }
        ListView {
            id: rows
            objectName: "shortcutRows"
            anchors.top: search.bottom
            anchors.topMargin: 8
            anchors.bottom: foot.top
            anchors.bottomMargin: 8
            width: parent.width
            clip: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0
            T.ScrollBar.vertical: AppScrollBar {}
            model: popup.lines
            Keys.onReturnPressed: if (!popup.lines[currentIndex].fixed) popup.edit(popup.lines[currentIndex].name)
            delegate: ShortcutRow {
                width: rows.width
                current: ListView.isCurrentItem && rows.activeFocus
                editing: popup.editing === line.name && line.name !== ""
                onEditAsked: popup.edit(line.name)
                onResetAsked: popup.registry.resetKeys(line.name)
            }
            Words {
                anchors.centerIn: parent
                visible: rows.count === 0
                quiet: true
                text: qsTr("No shortcut fits")
            }
        }
        Item {
            id: foot
            anchors.bottom: parent.bottom
            width: parent.width
            height: 36
            Words {
                objectName: "shortcutHint"
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (take.visible ? take.width + 12 : 0)
                wrapMode: Text.Wrap
                quiet: popup.wanted === ""
                font.pixelSize: Theme.note
                text: popup.owner ? qsTr("%1 belongs to “%2”.").arg(popup.registry.shown(popup.wanted)).arg(popup.owner.text) : popup.edited ? qsTr("Press the keys for “%1”. Backspace takes them away, Esc leaves it as it is.").arg(popup.edited.text) : qsTr("A click or Enter on a line gives it other keys.")
            }
            AppButton {
                id: take
                objectName: "takeKeys"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: popup.owner !== null && !popup.owner.fixed
                compact: true
                primary: true
                text: qsTr("Use it here instead")
                onClicked: popup.give(popup.wanted, true)
            }
        }
        Item {
            id: catcher
            objectName: "keyCatcher"
            Keys.onShortcutOverride: event => event.accepted = true
            Keys.onPressed: event => {
                event.accepted = true;
                const keys = popup.registry.keysOf(event.key, event.modifiers);
                if (keys === "Esc")
                    popup.leaveEdit();
                else if (keys !== "")
                    popup.give(keys === "Backspace" ? "" : keys, false);
            }
        }
    }
}
