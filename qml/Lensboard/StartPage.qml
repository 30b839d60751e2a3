// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard
import Lensboard.Controls
import Lensboard.Theme

// What is seen before a board is open: ways to begin, the scenarios of the lens, and the files used last.
FocusScope {
    id: page

    property list<string> recentFiles: []
    signal asked(string what)
    signal fileChosen(string path)
    signal scenarioChosen(string scenario)

    component Heading: Words {
        strong: true
        quiet: true
        font.pixelSize: Theme.note
        bottomPadding: 8
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    DotGrid {
        color: Theme.dot
        anchors.fill: parent
    }
    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: Math.max(height, middle.height + 72)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: AppScrollBar {}

        // What the keyboard reaches comes into view.
        function reveal(item: Item) {
            const top = item.mapToItem(contentItem, 0, 0).y;
            if (top < contentY || top + item.height > contentY + height)
                contentY = Math.max(0, Math.min(top - 24, contentHeight - height));
        }
        Column {
            id: middle
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(28, (flick.height - height - 40) / 2)
            width: 4 * 208 + 3 * 16
            spacing: 24

            Column {
                spacing: 8
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
                StartCard {
                    objectName: "startBlank"
                    focus: true
                    title: qsTr("Blank board")
                    detail: qsTr("Start with an empty canvas and a palette of services.")
                    paths: Icons.plus
                    tint: Theme.accent
                    onClicked: page.asked("new")
                    onActiveFocusChanged: if (activeFocus) flick.reveal(this)
                }
                StartCard {
                    objectName: "startExample"
                    title: qsTr("Example")
                    detail: qsTr("A booking service with the risks that real ones have.")
                    paths: Icons.example
                    tint: Theme.layer("compute")
                    onClicked: page.asked("example")
                }
                StartCard {
                    objectName: "startImport"
                    title: qsTr("Import a template")
                    detail: qsTr("SAM or CloudFormation in YAML or JSON, drawn for you.")
                    paths: Icons.template
                    tint: Theme.layer("messaging")
                    onClicked: page.asked("open")
                }
                StartCard {
                    objectName: "startOpen"
                    title: qsTr("Open a board")
                    detail: qsTr("A .lensboard file from this computer.")
                    paths: Icons.folder
                    tint: Theme.layer("operations")
                    onClicked: page.asked("open")
                }
            }
            Column {
                Heading {
                    text: qsTr("Scenarios of the Serverless Lens")
                }
                Grid {
                    columns: 3
                    spacing: 16
                    columnSpacing: 17
                    Repeater {
                        model: Scenarios.entries
                        ScenarioCard {
                            required property var modelData
                            objectName: "scenario." + modelData.id
                            scenario: modelData.id
                            title: modelData.title
                            detail: modelData.detail
                            onClicked: page.scenarioChosen(modelData.id)
                            onActiveFocusChanged: if (activeFocus) flick.reveal(this)
                        }
                    }
                }
            }
            Column {
                width: parent.width
                spacing: 2
                visible: page.recentFiles.length > 0
                Heading {
                    text: qsTr("Recent")
                }
                Repeater {
                    model: page.recentFiles.slice(0, 4)
                    RecentFile {
                        width: middle.width
                        onClicked: page.fileChosen(modelData)
                        onActiveFocusChanged: if (activeFocus) flick.reveal(this)
                    }
                }
            }
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Files can also be dropped here. Nothing leaves this computer.")
                quiet: true
                font.pixelSize: Theme.note
            }
        }
    }
}
