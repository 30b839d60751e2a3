// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Help
import Lensboard.Theme

// The help over the board: contents and search on the left, the page on the right. Nothing is fetched from anywhere.
FocusScope {
    id: view

    signal closed

    function start() {
        reader.forceActiveFocus();
    }

    Keys.onEscapePressed: closed()
    Shortcut {
        sequences: ["Alt+Left", "Back"]
        enabled: view.visible
        onActivated: HelpBrowser.back()
    }
    Shortcut {
        sequences: ["Alt+Right", "Forward"]
        enabled: view.visible
        onActivated: HelpBrowser.forward()
    }
    Shortcut {
        sequences: ["Ctrl+F"]
        enabled: view.visible
        onActivated: contents.focusSearch()
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
        MouseArea {
            anchors.fill: parent
            acceptedButtons: Qt.AllButtons
            hoverEnabled: true
            onWheel: wheel => wheel.accepted = true
        }
    }
    Item {
        id: bar
        width: parent.width
        height: 44
        Words {
            x: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Help")
            strong: true
            font.pixelSize: Theme.title
        }
        Row {
            x: contents.width + 12
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2
            IconButton {
                objectName: "helpBack"
                name: qsTr("Back")
                keys: "Alt+←"
                paths: ["M14.5 6 L9 12 L14.5 18"]
                enabled: HelpBrowser.canGoBack
                onClicked: HelpBrowser.back()
            }
            IconButton {
                objectName: "helpForward"
                name: qsTr("Forward")
                keys: "Alt+→"
                paths: Icons.chevronRight
                enabled: HelpBrowser.canGoForward
                onClicked: HelpBrowser.forward()
            }
        }
        IconButton {
            objectName: "helpClose"
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            name: qsTr("Close the help")
            keys: "Esc"
            paths: Icons.close
            onClicked: view.closed()
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    HelpContents {
        id: contents
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: Math.min(264, view.width * 0.34)
        onChosen: reader.forceActiveFocus()
    }
    Rectangle {
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        x: contents.width
        width: 1
        color: Theme.line
    }
    HelpReader {
        id: reader
        objectName: "helpReader"
        anchors.top: bar.bottom
        anchors.bottom: outside.top
        anchors.right: parent.right
        anchors.left: contents.right
        anchors.leftMargin: 1
        focus: true
    }
    Rectangle {
        id: outside
        objectName: "helpOutside"
        anchors.left: reader.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: HelpBrowser.outside === "" ? 0 : 48
        visible: height > 0
        color: Theme.chip
        Words {
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.space
            width: parent.width - x - buttons.width - 2 * Theme.space
            text: HelpBrowser.outside
            elide: Text.ElideMiddle
            font.family: Theme.mono
            font.pixelSize: Theme.note
        }
        Row {
            id: buttons
            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6
            AppButton {
                compact: true
                primary: true
                text: qsTr("Copy address")
                tip: qsTr("The help opens no connection; paste it into a browser.")
                onClicked: HelpBrowser.copyOutside()
            }
            AppButton {
                compact: true
                text: qsTr("Close")
                onClicked: HelpBrowser.closeOutside()
            }
        }
    }
}
