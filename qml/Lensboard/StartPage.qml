// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// What is seen before a board is open: ways to begin, and the files used last.
FocusScope {
    id: page

    property list<string> recentFiles: []
    signal asked(string what)
    signal fileChosen(string path)

    component Card: T.AbstractButton {
        id: card
        property string title: ""
        property string detail: ""
        property var paths: []
        property color tint: Theme.accent

        width: 208
        height: 156
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.name: title
        Accessible.description: detail
        Keys.onReturnPressed: clicked()
        background: Rectangle {
            radius: 14
            color: card.down ? Theme.pressed : Theme.panel
            border.width: card.hovered && !Theme.contrast ? 1.5 : 1
            border.color: card.hovered ? card.tint : Theme.line
            FocusRing {
                shown: card.visualFocus
                radius: 16
            }
        }
        contentItem: Item {
            Rectangle {
                x: 18
                y: 18
                width: 40
                height: 40
                radius: 10
                color: card.tint
                PathIcon {
                    anchors.centerIn: parent
                    width: 24
                    height: 24
                    paths: card.paths
                    color: Theme.contrast ? "#000000" : "#FFFFFF"
                }
            }
            Words {
                x: 18
                y: 72
                width: card.width - 36
                text: card.title
                strong: true
                font.pixelSize: Theme.title
            }
            Words {
                x: 18
                y: 94
                width: card.width - 36
                text: card.detail
                quiet: true
                font.pixelSize: Theme.note
                wrapMode: Text.Wrap
                lineHeight: 1.25
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    DotGrid {
        color: Theme.dot
        anchors.fill: parent
    }
    Column {
        id: middle
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -12
        spacing: 28

        Column {
            spacing: 10
            Logo {
                size: 34
            }
            Words {
                text: qsTr("Draw a serverless architecture, or bring one in. Its risks appear on the drawing as you go.")
                quiet: true
                font.pixelSize: 15
            }
        }
        Row {
            spacing: 16
            Card {
                objectName: "startBlank"
                focus: true
                title: qsTr("Blank board")
                detail: qsTr("Start with an empty canvas and a palette of services.")
                paths: Icons.plus
                tint: Theme.accent
                onClicked: page.asked("new")
            }
            Card {
                objectName: "startExample"
                title: qsTr("Example")
                detail: qsTr("A booking service with the risks that real ones have.")
                paths: Icons.example
                tint: Theme.layer("compute")
                onClicked: page.asked("example")
            }
            Card {
                objectName: "startImport"
                title: qsTr("Import a template")
                detail: qsTr("SAM or CloudFormation in YAML or JSON, drawn for you.")
                paths: Icons.template
                tint: Theme.layer("messaging")
                onClicked: page.asked("open")
            }
            Card {
                objectName: "startOpen"
                title: qsTr("Open a board")
                detail: qsTr("A .lensboard file from this computer.")
                paths: Icons.folder
                tint: Theme.layer("operations")
                onClicked: page.asked("open")
            }
        }
        Column {
            width: parent.width
            spacing: 2
            visible: page.recentFiles.length > 0
            Words {
                text: qsTr("Recent")
                strong: true
                quiet: true
                font.pixelSize: Theme.note
                bottomPadding: 6
            }
            Repeater {
                model: page.recentFiles.slice(0, 5)
                RecentFile {
                    width: middle.width
                    onClicked: page.fileChosen(modelData)
                }
            }
        }
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 20
        text: qsTr("Files can also be dropped here. Nothing leaves this computer.")
        quiet: true
        font.pixelSize: Theme.note
    }
}
