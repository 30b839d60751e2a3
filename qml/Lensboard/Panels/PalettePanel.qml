// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Panels
import Lensboard.Theme

// The services by layer, with a search field over all of them (name, synonym, abbreviation) and what was used last.
FocusScope {
    id: panel

    required property Session session
    property list<string> recent: []
    property list<string> closedLayers: []
    property string searchKeys: ""
    signal recentUsed(string type)
    signal layerToggled(string layer, bool open)

    readonly property bool searching: field.text.trim() !== ""

    function search(text: string) {
        field.text = text;
        focusSearch();
    }
    function focusSearch() {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }
    function place(type: string) {
        if (type === "" || session.placeNode(type) === "")
            return;
        recentUsed(type);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    Field {
        id: field
        objectName: "paletteSearch"
        x: Theme.pad
        y: Theme.pad
        width: panel.width - 2 * Theme.pad
        height: 34
        placeholderText: qsTr("Service, synonym …")
        suffix: activeFocus ? "" : panel.searchKeys
        Accessible.name: qsTr("Search services")
        Keys.onEscapePressed: {
            text = "";
            focus = false;
        }
        Keys.onReturnPressed: panel.place(found.typeAt(results.currentIndex < 0 ? 0 : results.currentIndex))
        Keys.onDownPressed: results.currentIndex = Math.min(found.count - 1, results.currentIndex + 1)
        Keys.onUpPressed: results.currentIndex = Math.max(0, results.currentIndex - 1)
        onTextChanged: results.currentIndex = 0
    }
    Flickable {
        id: flick
        anchors.fill: parent
        anchors.topMargin: 54
        visible: !panel.searching
        clip: true
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: AppScrollBar {}

        Column {
            id: column
            x: 10
            width: flick.width - 20
            bottomPadding: Theme.pad

            Column {
                width: parent.width
                visible: panel.recent.length > 0
                bottomPadding: 6
                Words {
                    height: 30
                    leftPadding: 6
                    text: qsTr("Used last")
                    quiet: true
                    strong: true
                    font.pixelSize: Theme.note
                }
                Flow {
                    width: parent.width
                    spacing: 4
                    Repeater {
                        model: ServiceListModel {
                            ids: panel.recent
                        }
                        RecentTile {
                            onPlaced: type => panel.place(type)
                        }
                    }
                }
            }
            Repeater {
                model: CatalogInfo.layers
                PaletteSection {
                    required property var modelData
                    width: column.width
                    layerId: modelData.layerId
                    title: modelData.layerTitle
                    count: modelData.layerCount
                    open: !panel.closedLayers.includes(layerId)
                    onPlaced: type => panel.place(type)
                    onToggled: open => panel.layerToggled(layerId, open)
                }
            }
        }
    }
    ListView {
        id: results
        objectName: "paletteResults"
        anchors.fill: parent
        anchors.topMargin: 54
        anchors.leftMargin: 10
        anchors.rightMargin: 10
        visible: panel.searching
        clip: true
        spacing: 2
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        T.ScrollBar.vertical: AppScrollBar {}
        model: ServiceListModel {
            id: found
            filter: field.text
        }
        delegate: PaletteItem {
            id: result
            required property int index
            width: results.width
            wide: true
            onPlaced: type => panel.place(type)
            Rectangle {
                z: -1
                anchors.fill: parent
                radius: Theme.radius
                color: Theme.accentSoft
                visible: result.index === results.currentIndex
            }
        }
    }
    EmptyState {
        width: panel.width
        y: 60
        visible: panel.searching && found.count === 0
        paths: Icons.search
        title: qsTr("No service fits “%1”").arg(field.text)
        text: qsTr("Try an abbreviation (ddb, sfn) or what it does (queue, cache). A generic box is under People and general.")
    }
}
