// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Lensboard.Controls
import Lensboard.Help
import Lensboard.Theme

// The left side of the help: a search field over the table of contents, or over what was found.
FocusScope {
    id: side

    readonly property bool searching: HelpBrowser.query.trim() !== ""
    signal chosen

    function focusSearch() {
        search.forceActiveFocus();
        search.selectAll();
    }

    Field {
        id: search
        objectName: "helpSearch"
        x: Theme.pad
        y: Theme.pad
        width: parent.width - 2 * Theme.pad
        focus: true
        placeholderText: qsTr("Search the help")
        onTextEdited: HelpBrowser.query = text
        Keys.onDownPressed: (side.searching ? found : toc).forceActiveFocus()
        onAccepted: if (found.count > 0) HelpBrowser.open(found.model[0].link)
    }
    HelpRows {
        id: toc
        anchors.fill: parent
        anchors.topMargin: search.y + search.height + 6
        objectName: "helpContents"
        visible: !side.searching
        model: HelpBrowser.contents
        Keys.onReturnPressed: HelpBrowser.open(model[currentIndex].pageId)
        delegate: HelpRow {
            required property var modelData
            required property int index
            width: ListView.view.width
            title: modelData.title
            section: index === 0 || toc.model[index - 1].section !== modelData.section ? modelData.section : ""
            current: modelData.pageId === HelpBrowser.page
            onClicked: {
                toc.currentIndex = index;
                HelpBrowser.open(modelData.pageId);
                side.chosen();
            }
        }
    }
    HelpRows {
        id: found
        anchors.fill: parent
        anchors.topMargin: search.y + search.height + 6
        objectName: "helpResults"
        visible: side.searching
        model: HelpBrowser.results
        Keys.onReturnPressed: HelpBrowser.open(model[currentIndex].link)
        delegate: HelpRow {
            required property var modelData
            required property int index
            width: ListView.view.width
            title: modelData.title
            detail: modelData.excerpt
            onClicked: {
                found.currentIndex = index;
                HelpBrowser.open(modelData.link);
            }
        }
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        y: search.y + search.height + 24
        visible: side.searching && found.count === 0
        text: qsTr("Nothing found")
        quiet: true
    }
}
