// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// How this board treats the rule of the open finding: its rating, its thresholds, on or off. Told in every report.
Rectangle {
    id: form

    required property Session session
    required property string rule
    property string severity: ""
    property bool rated: false
    property var limits: []

    objectName: "ruleAdjust"
    implicitHeight: body.height + 24
    radius: Theme.radius
    color: Theme.panel
    border.width: 1
    border.color: Theme.line

    Column {
        id: body
        x: 12
        y: 12
        width: parent.width - 24
        spacing: 8

        Words {
            width: parent.width
            text: qsTr("On this board, rate it as")
            quiet: true
            font.pixelSize: Theme.note
        }
        Row {
            spacing: 4
            Segmented {
                objectName: "rateSwitch"
                value: form.severity
                options: [
                    {
                        value: "high",
                        text: qsTr("High")
                    },
                    {
                        value: "medium",
                        text: qsTr("Medium")
                    },
                    {
                        value: "low",
                        text: qsTr("Low")
                    }
                ]
                Accessible.name: qsTr("Severity of this rule on this board")
                onChosen: value => form.session.setRuleSeverity(form.rule, value)
            }
            IconButton {
                visible: form.rated
                implicitWidth: 28
                implicitHeight: 28
                iconSize: 15
                name: qsTr("Rate it as the rule does")
                paths: Icons.clear
                onClicked: form.session.setRuleSeverity(form.rule, "")
            }
        }
        Repeater {
            model: form.limits
            ThresholdRow {
                required property var modelData
                width: body.width
                session: form.session
                limit: modelData
            }
        }
        AppButton {
            objectName: "ruleOff"
            compact: true
            text: qsTr("Turn this rule off on this board")
            tip: qsTr("Reports name the rules that are off; the inspector of the workload turns them on again")
            onClicked: form.session.setRuleOn(form.rule, false)
        }
    }
}
