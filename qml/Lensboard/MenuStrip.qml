// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// The menus of the window, made from the action registry.
T.MenuBar {
    id: strip
    objectName: "menuStrip"

    required property ActionRegistry registry

    implicitWidth: contentItem.implicitWidth
    implicitHeight: 32
    focusPolicy: Qt.TabFocus
    contentItem: Row {
        spacing: 0
        Repeater {
            model: strip.contentModel
        }
    }
    delegate: T.MenuBarItem {
        id: head
        implicitWidth: words.implicitWidth + 20
        implicitHeight: 32
        hoverEnabled: true
        Accessible.name: text
        contentItem: Text {
            id: words
            text: head.text
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.family: Theme.family
            font.pixelSize: Theme.body
            color: head.highlighted || head.hovered ? Theme.text : Theme.quiet
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: head.highlighted || head.hovered ? Theme.hover : "transparent"
        }
    }

    component ActionMenu: AppMenu {
        id: menu
        required property string section

        Instantiator {
            model: strip.registry.inMenu(menu.section)
            delegate: ActionLine {
                required property AppAction modelData
                source: modelData
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object)
            onObjectRemoved: (index, object) => menu.removeItem(object)
        }
    }

    ActionMenu {
        section: "file"
        title: qsTr("File")
    }
    ActionMenu {
        section: "edit"
        title: qsTr("Edit")
    }
    ActionMenu {
        section: "view"
        title: qsTr("View")
    }
    ActionMenu {
        section: "insert"
        title: qsTr("Insert")
    }
    ActionMenu {
        section: "arrange"
        title: qsTr("Arrange")
    }
    ActionMenu {
        section: "review"
        title: qsTr("Review")
    }
    ActionMenu {
        section: "help"
        title: qsTr("Help")
    }
}
