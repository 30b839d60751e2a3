// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Theme

// A drop-down menu in the colours of the theme.
T.Menu {
    id: menu

    implicitWidth: Math.max(220, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    padding: 6
    margins: 4
    overlap: 1
    delegate: AppMenuItem {}

    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: {
            let widest = 0;
            for (let i = 0; i < menu.count; ++i)
                widest = Math.max(widest, menu.itemAt(i).implicitWidth);
            return widest;
        }
        model: menu.contentModel
        interactive: Window.window ? contentHeight > Window.window.height : false
        clip: true
        currentIndex: menu.currentIndex
    }
    background: Rectangle {
        radius: 10
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
        Rectangle {
            z: -1
            x: -3
            y: 1
            width: parent.width + 6
            height: parent.height + 5
            radius: 12
            color: Theme.shadow
        }
    }
}
