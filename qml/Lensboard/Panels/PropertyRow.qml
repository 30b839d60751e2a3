// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Theme

// One property: its title, what is known about it, and the editor.
Item {
    id: row

    required property string propertyId
    required property string propertyTitle
    required property string propertyEditor
    required property var propertyOptions
    required property string propertyUnit
    required property string propertyState
    required property var propertyValue
    required property string propertyText
    required property string propertyDefault
    required property bool propertyEffective
    required property string propertyHelp
    required property string propertyReason
    required property string propertyRange
    required property bool propertyFromTemplate
    required property string propertyGroup
    required property InspectorModel facts
    required property bool propertyLeads

    implicitHeight: column.height + column.y + 6

    Words {
        visible: row.propertyLeads
        x: Theme.space
        y: 14
        width: row.width - 2 * Theme.space
        text: row.propertyGroup === "" ? qsTr("General") : row.propertyGroup
        strong: true
        quiet: true
        font.pixelSize: Theme.note
    }
    Column {
        id: column
        x: Theme.space
        y: row.propertyLeads ? 42 : 6
        width: row.width - 2 * Theme.space
        spacing: 4
        Item {
            width: parent.width
            height: 16
            Words {
                id: title
                width: Math.min(implicitWidth, parent.width - note.width - 8)
                text: row.propertyTitle
                font.pixelSize: Theme.note
                font.weight: Font.Medium
                HoverHandler {
                    id: hover
                }
                Tip {
                    visible: hover.hovered && row.propertyHelp !== ""
                    text: row.propertyHelp
                }
            }
            Words {
                id: note
                objectName: "propertyNote"
                anchors.right: parent.right
                font.pixelSize: Theme.small
                color: row.propertyState === "unknown" ? Theme.ask : Theme.quiet
                text: {
                    if (row.propertyState === "absent")
                        return qsTr("none");
                    if (row.propertyState === "mixed")
                        return qsTr("different");
                    if (row.propertyState === "stated")
                        return row.propertyFromTemplate ? qsTr("from the template") : "";
                    if (row.propertyDefault !== "")
                        return row.propertyEffective ? qsTr("unknown · AWS default %1").arg(row.propertyDefault) : qsTr("unknown · usually %1").arg(row.propertyDefault);
                    return qsTr("unknown");
                }
            }
        }
        ValueEditor {
            width: parent.width
            editor: row.propertyEditor
            options: row.propertyOptions
            unit: row.propertyUnit
            hint: row.propertyRange
            label: row.propertyTitle
            state2: row.propertyState
            value: row.propertyValue
            valueText: row.propertyText
            onStated: value => row.facts.state(row.propertyId, value)
            onAbsent: row.facts.stateAbsent(row.propertyId)
            onForgotten: row.facts.forget(row.propertyId)
        }
        Words {
            width: parent.width
            visible: row.propertyReason !== ""
            text: qsTr("Unknown because it %1").arg(row.propertyReason)
            quiet: true
            wrapMode: Text.Wrap
            font.pixelSize: Theme.small
        }
    }
}
