// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// Above the properties: tile and name of what is selected, kinds and mode of an edge, stage of the workload.
Column {
    id: head

    required property Session session
    required property InspectorModel facts

    topPadding: Theme.space
    bottomPadding: 8
    leftPadding: Theme.space
    rightPadding: Theme.space
    spacing: 10

    Row {
        spacing: 12
        ServiceTile {
            visible: head.facts.typeId !== ""
            size: 40
            layerId: CatalogInfo.typeLayer(head.facts.typeId)
            paths: CatalogInfo.typeGlyph(head.facts.typeId)
        }
        Column {
            width: head.width - 2 * Theme.space - (head.facts.typeId !== "" ? 52 : 0)
            spacing: 4
            Field {
                id: nameField
                objectName: "nameField"
                visible: head.facts.kind !== "many" && head.facts.kind !== "none"
                width: parent.width
                height: 30
                text: head.facts.name
                font.weight: Font.DemiBold
                placeholderText: head.facts.kind === "edge" ? qsTr("Label (from its kind)") : head.facts.kind === "workload" ? qsTr("Name of the workload") : qsTr("Name")
                onEditingFinished: {
                    if (text !== head.facts.name)
                        head.session.rename(head.facts.subject, text);
                }
                Keys.onEscapePressed: {
                    text = Qt.binding(() => head.facts.name);
                    focus = false;
                }
            }
            Words {
                visible: !nameField.visible
                width: parent.width
                text: head.facts.name
                strong: true
                font.pixelSize: Theme.title
            }
            Words {
                width: parent.width
                text: head.facts.subtitle
                quiet: true
                wrapMode: Text.Wrap
                font.pixelSize: Theme.note
            }
            Words {
                width: parent.width
                visible: text !== ""
                objectName: "originWords"
                text: head.facts.origin
                quiet: true
                wrapMode: Text.Wrap
                font.family: Theme.mono
                font.pixelSize: Theme.small
            }
        }
    }
    GoneNotice {
        width: head.width - 2 * Theme.space
        visible: head.facts.gone
        session: head.session
        subjects: head.session.selection
    }
    Flow {
        width: head.width - 2 * Theme.space
        visible: head.facts.kind === "edge"
        spacing: 6
        Repeater {
            model: head.facts.kindOptions
            AppButton {
                required property var modelData
                objectName: "kindButton"
                compact: true
                checkable: false
                primary: modelData.checked
                text: modelData.text
                onClicked: head.facts.toggleKind(modelData.value)
            }
        }
    }
    Segmented {
        objectName: "modeSwitch"
        visible: head.facts.kind === "edge" && head.facts.modeOptions.length > 1
        options: head.facts.modeOptions
        value: head.facts.mode
        Accessible.name: qsTr("Mode of the connection")
        onChosen: value => head.session.setEdgeMode(head.facts.subject, value)
    }
    Column {
        visible: head.facts.kind === "workload"
        spacing: 6
        Words {
            text: qsTr("Stage")
            font.pixelSize: Theme.note
            font.weight: Font.Medium
        }
        Segmented {
            objectName: "stageSwitch"
            options: [
                {
                    value: "unknown",
                    text: qsTr("Unknown")
                },
                {
                    value: "prototype",
                    text: qsTr("Prototype")
                },
                {
                    value: "production",
                    text: qsTr("Production")
                }
            ]
            value: head.facts.stage
            Accessible.name: qsTr("Stage")
            onChosen: value => head.session.setWorkload("stage", value)
        }
        Words {
            text: qsTr("Environment")
            font.pixelSize: Theme.note
            font.weight: Font.Medium
        }
        Choice {
            width: 220
            placeholder: qsTr("unknown")
            model: [
                {
                    value: "",
                    text: qsTr("unknown")
                },
                {
                    value: "production",
                    text: qsTr("production")
                },
                {
                    value: "staging",
                    text: qsTr("staging")
                },
                {
                    value: "test",
                    text: qsTr("test")
                },
                {
                    value: "development",
                    text: qsTr("development")
                }
            ]
            value: head.facts.environment
            onChosen: value => head.session.setWorkload("environment", value)
        }
        JudgingSettings {
            width: head.width - 2 * Theme.space
            session: head.session
            riskRules: head.facts.riskRules
        }
    }
}
