// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// The left side: what can be placed, and the outline of what is there.
FocusScope {
    id: panel

    required property Session session
    property alias recent: palette.recent
    property alias closedLayers: palette.closedLayers
    property alias searchKeys: palette.searchKeys
    signal recentUsed(string type)
    signal layerToggled(string layer, bool open)
    signal boardAsked

    function focusSearch() {
        tabs.currentIndex = 0;
        palette.focusSearch();
    }
    function showOutline() {
        tabs.currentIndex = 1;
        outline.start();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    T.TabBar {
        id: tabs
        objectName: "leftTabs"
        width: parent.width
        implicitHeight: 44
        spacing: 0
        contentItem: ListView {
            model: tabs.contentModel
            currentIndex: tabs.currentIndex
            orientation: ListView.Horizontal
            boundsBehavior: Flickable.StopAtBounds
            leftMargin: 2
        }
        PanelTab {
            text: qsTr("Services")
        }
        PanelTab {
            text: qsTr("Outline")
        }
    }
    Rule {
        y: 44
        width: parent.width
    }
    StackLayout {
        anchors.fill: parent
        anchors.topMargin: 45
        currentIndex: tabs.currentIndex
        PalettePanel {
            id: palette
            objectName: "palette"
            session: panel.session
            onRecentUsed: type => panel.recentUsed(type)
            onLayerToggled: (layer, open) => panel.layerToggled(layer, open)
        }
        OutlinePanel {
            id: outline
            objectName: "outline"
            session: panel.session
            onBoardAsked: panel.boardAsked()
        }
    }
}
