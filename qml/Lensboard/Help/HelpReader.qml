// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Help
import Lensboard.Theme

// One page of the help. Arrows and page keys scroll, Tab walks the links, Return follows the marked one.
Flickable {
    id: reader

    readonly property real margin: Math.max(28, Math.min(64, (width - 760) / 2))
    property var link: ({})

    function showHeading() {
        link = {};
        page.deselect();
        const top = look.headingPosition(HelpBrowser.heading);
        contentY = top === 0 ? 0 : Math.max(0, Math.min(page.y + page.positionToRectangle(top).y - 12, contentHeight - height));
    }
    function scrollBy(step: real) {
        contentY = Math.max(0, Math.min(contentY + step, contentHeight - height));
    }
    // Marks the next or the previous link; false at the end of them.
    function markLink(ahead: bool): bool {
        const next = look.linkFrom(link.start === undefined ? (ahead ? 0 : page.length) : ahead ? link.end : link.start, ahead);
        link = next;
        page.deselect();
        if (next.start === undefined)
            return false;
        page.select(next.start, next.end);
        const box = page.positionToRectangle(next.start);
        if (page.y + box.y < contentY || page.y + box.y + box.height > contentY + height)
            contentY = Math.max(0, Math.min(page.y + box.y - height / 3, contentHeight - height));
        return true;
    }

    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    contentWidth: width
    contentHeight: page.y + page.height + 48
    T.ScrollBar.vertical: AppScrollBar {}
    Accessible.role: Accessible.Document
    Accessible.name: qsTr("Help page")
    Keys.onUpPressed: scrollBy(-56)
    Keys.onDownPressed: scrollBy(56)
    Keys.onSpacePressed: scrollBy(height * 0.9)
    Keys.onReturnPressed: if (link.address !== undefined) HelpBrowser.open(link.address)
    Keys.onTabPressed: event => event.accepted = markLink(true)
    Keys.onBacktabPressed: event => event.accepted = markLink(false)
    Keys.onPressed: event => {
        const steps = { [Qt.Key_PageDown]: height * 0.9, [Qt.Key_PageUp]: -height * 0.9, [Qt.Key_Home]: -contentHeight, [Qt.Key_End]: contentHeight };
        if (steps[event.key] !== undefined) {
            scrollBy(steps[event.key]);
            event.accepted = true;
        }
    }

    HelpText {
        id: look
        document: page.textDocument
        markdown: HelpBrowser.markdown
        ink: Theme.text
        quiet: Theme.quiet
        accent: Theme.accent
        line: Theme.line
        chip: Theme.chip
        monoFamily: Theme.mono
    }
    Connections {
        target: HelpBrowser
        function onPageChanged() {
            Qt.callLater(reader.showHeading);
        }
    }
    TextEdit {
        id: page
        objectName: "helpPage"
        x: reader.margin
        y: 28
        width: Math.min(760, reader.width - 2 * reader.margin)
        textFormat: TextEdit.RichText
        readOnly: true
        selectByMouse: true
        activeFocusOnPress: false
        wrapMode: TextEdit.Wrap
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        font.family: Theme.family
        font.pixelSize: 14
        Component.onCompleted: {
            look.fill();
            Qt.callLater(reader.showHeading);
        }
        onLinkActivated: address => HelpBrowser.open(address)
        HoverHandler {
            enabled: page.hoveredLink !== ""
            cursorShape: Qt.PointingHandCursor
        }
    }
    Rectangle {
        parent: reader
        width: 2
        height: reader.height
        visible: reader.activeFocus
        color: Theme.focus
    }
}
