// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Dialogs
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// How this board is judged: risk rules, lenses, what is rated or switched otherwise, and what is wrong with rules.
Column {
    id: settings

    required property Session session
    property string riskRules: ""

    objectName: "judgingSettings"
    spacing: 8

    component Heading: Words {
        topPadding: 8
        quiet: true
        strong: true
        font.pixelSize: Theme.note
    }
    component Entry: Item {
        id: entry
        property string title: ""
        property string note: ""
        property string action: ""
        property bool warning: false
        signal triggered
        width: settings.width
        implicitHeight: Math.max(words.height, 28)
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (button.visible ? 36 : 0)
            spacing: 1
            Words {
                width: parent.width
                visible: entry.title !== ""
                text: entry.title
                wrapMode: Text.Wrap
                font.pixelSize: Theme.note
            }
            Words {
                width: parent.width
                visible: entry.note !== ""
                text: entry.note
                quiet: !entry.warning
                color: entry.warning ? Theme.medium : Theme.quiet
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                font.pixelSize: Theme.small
            }
        }
        IconButton {
            id: button
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: entry.action !== ""
            objectName: "settingsBack"
            implicitWidth: 28
            implicitHeight: 28
            iconSize: 15
            name: entry.action
            paths: Icons.clear
            onClicked: entry.triggered()
        }
    }

    Heading {
        text: qsTr("Judging")
    }
    Words {
        text: qsTr("Risk rules")
        font.pixelSize: Theme.note
        font.weight: Font.Medium
    }
    Segmented {
        objectName: "riskRulesSwitch"
        value: settings.riskRules === "" ? "standard" : settings.riskRules
        options: [
            {
                value: "standard",
                text: qsTr("Standard")
            },
            {
                value: "strict",
                text: qsTr("Strict")
            }
        ]
        Accessible.name: qsTr("Risk rules")
        onChosen: value => settings.session.setWorkload("riskRules", value === "standard" ? "" : value)
    }
    Words {
        width: parent.width
        text: settings.riskRules === "" ? qsTr("A question is free of risk when its required and good practices are met.") : qsTr("A question is free of risk only when its best practices are met too.")
        quiet: true
        wrapMode: Text.Wrap
        font.pixelSize: Theme.small
    }
    Heading {
        text: qsTr("Lenses")
    }
    Repeater {
        model: settings.session.lensList
        Entry {
            required property var modelData
            title: modelData.name
            note: modelData.path === "" ? qsTr("built in") : modelData.problem === "" ? modelData.file : modelData.file + " · " + modelData.problem
            warning: modelData.path !== "" && modelData.problem !== ""
            action: modelData.path === "" ? "" : qsTr("Remove this lens from the board")
            onTriggered: settings.session.removeLens(modelData.path)
        }
    }
    AppButton {
        objectName: "addLens"
        compact: true
        text: qsTr("Add a lens…")
        tip: qsTr("A custom-lens file of the AWS Well-Architected Tool; it is read again when it changes")
        onClicked: dialog.open()
    }
    Heading {
        visible: settings.session.adjustments.length > 0
        text: qsTr("Otherwise than usual")
    }
    Repeater {
        model: settings.session.adjustments
        Entry {
            required property var modelData
            title: modelData.title
            note: modelData.text
            action: qsTr("Back to usual")
            onTriggered: settings.session.readjust(modelData.kind, modelData.id)
        }
    }
    Heading {
        visible: settings.session.ruleProblems.length > 0
        text: qsTr("Rules that are switched off because they are broken")
        width: parent.width
        wrapMode: Text.Wrap
    }
    Repeater {
        model: settings.session.ruleProblems
        Entry {
            required property string modelData
            objectName: "ruleProblem"
            note: modelData
            warning: true
        }
    }
    Heading {
        text: qsTr("Your own rules")
    }
    Words {
        width: parent.width
        text: qsTr("Rule packs in %1 are used on every board and read again when they change.").arg(settings.session.rulesFolder)
        quiet: true
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        font.pixelSize: Theme.small
    }
    FileDialog {
        id: dialog
        title: qsTr("Add a lens")
        nameFilters: [qsTr("Lenses (*.json)"), qsTr("All files (*)")]
        onAccepted: settings.session.addLens(selectedFile.toString())
    }
}
