// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Controls
import Lensboard.Help
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// Everything about the open finding: the sentence, the facts that decided it, why it matters, what to do, the source.
Column {
    id: detail

    required property string findingKey
    required property Session session
    required property FindingsModel source
    readonly property var facts: source.revision >= 0 ? source.detail(findingKey) : {}
    readonly property var fixes: facts.fixes ?? []
    readonly property bool decidedOnce: (facts.decision ?? "") !== ""
    property string form: ""

    signal grown(item: Item)

    onFindingKeyChanged: form = ""
    topPadding: 5
    spacing: 8

    Words {
        objectName: "findingMessage"
        width: detail.width
        text: detail.facts.message ?? ""
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
    Rectangle {
        width: detail.width
        height: tree.height + 14
        visible: (detail.facts.tree ?? []).length > 0
        radius: Theme.radiusSmall
        color: Theme.dark ? "#33000000" : "#8CFFFFFF"
        border.width: Theme.contrast ? 1 : 0
        border.color: Theme.line
        Column {
            id: tree
            objectName: "findingTree"
            x: 10
            y: 7
            width: parent.width - 20
            spacing: 2
            Repeater {
                model: detail.facts.tree ?? []
                Words {
                    required property var modelData
                    readonly property bool heading: modelData.depth === 0
                    x: heading ? 0 : 10
                    width: tree.width - x
                    topPadding: heading && y > 0 ? 4 : 0
                    wrapMode: Text.Wrap
                    quiet: heading
                    font.pixelSize: heading ? Theme.small : Theme.note
                    lineHeight: 1.15
                    text: modelData.text
                }
            }
        }
    }
    Words {
        objectName: "findingPath"
        width: detail.width
        visible: (detail.facts.path ?? []).length > 1
        text: (detail.facts.path ?? []).join(" → ")
        wrapMode: Text.Wrap
        font.pixelSize: Theme.note
    }
    Words {
        width: detail.width
        visible: text !== ""
        text: detail.facts.why ?? ""
        quiet: true
        wrapMode: Text.Wrap
        font.pixelSize: Theme.note
        lineHeight: 1.25
    }
    Words {
        width: detail.width
        visible: (detail.facts.falseAlarm ?? "") !== ""
        text: qsTr("Not a risk when: %1").arg(detail.facts.falseAlarm ?? "")
        quiet: true
        wrapMode: Text.Wrap
        font.pixelSize: Theme.note
        lineHeight: 1.25
    }
    Flow {
        width: detail.width
        spacing: 6
        Repeater {
            model: detail.fixes
            AppButton {
                id: fix
                required property string modelData
                required property int index
                objectName: "fixButton"
                width: Math.min(implicitWidth, detail.width)
                compact: true
                primary: index === 0
                text: modelData
                tip: qsTr("Shown on the board; one step, undo takes it back")
                readonly property bool shown: hovered || visualFocus
                onShownChanged: shown ? detail.session.previewFix(detail.findingKey, fix.index) : detail.session.endPreview()
                onClicked: detail.session.applyFix(detail.findingKey, fix.index)
            }
        }
        AppButton {
            objectName: "decideButton"
            visible: !detail.decidedOnce
            compact: true
            checked: detail.form === "decide"
            text: qsTr("Decide…")
            tip: qsTr("Accept the risk, or say why it does not apply")
            onClicked: detail.form = detail.form === "decide" ? "" : "decide"
        }
        AppButton {
            objectName: "adjustButton"
            compact: true
            quiet: true
            text: qsTr("Adjust…")
            tip: qsTr("Its rating and thresholds on this board, or turn it off")
            onClicked: detail.form = detail.form === "adjust" ? "" : "adjust"
        }
    }
    DecisionNote {
        width: detail.width
        visible: detail.decidedOnce && detail.form !== "decide"
        decision: detail.facts.decision ?? ""
        reopened: detail.facts.reopened ?? ""
        decided: detail.facts.decided ?? false
        onChanged: detail.form = "decide"
        onTakenBack: detail.session.undecide(detail.findingKey)
    }
    Loader {
        width: detail.width
        active: detail.form === "decide"
        visible: active
        onHeightChanged: if (active) detail.grown(this)
        sourceComponent: DecisionForm {
            session: detail.session
            findingKey: detail.findingKey
            terms: detail.facts.terms ?? {}
            onDone: detail.form = ""
            Component.onCompleted: begin()
        }
    }
    Loader {
        width: detail.width
        active: detail.form === "adjust"
        visible: active
        onHeightChanged: if (active) detail.grown(this)
        sourceComponent: RuleAdjust {
            session: detail.session
            rule: detail.facts.rule ?? ""
            severity: detail.facts.severity ?? ""
            rated: detail.facts.rated ?? false
            limits: detail.facts.limits ?? []
        }
    }
    Flow {
        width: detail.width
        spacing: 10
        Words {
            readonly property bool explained: HelpBrowser.has("rule/" + detail.facts.rule)
            objectName: "ruleId"
            text: (detail.facts.rule ?? "") + (detail.facts.leading ? qsTr(" · leading edge") : "")
            quiet: !explained
            color: explained ? Theme.accent : Theme.quiet
            font.family: Theme.mono
            font.pixelSize: Theme.small
            font.underline: ruleHover.hovered
            HoverHandler {
                id: ruleHover
                enabled: parent.explained
                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                enabled: parent.explained
                onTapped: HelpBrowser.open("rule/" + detail.facts.rule)
            }
        }
        Repeater {
            model: detail.facts.sources ?? []
            Link {
                required property string modelData
                address: modelData
                width: Math.min(implicitWidth, detail.width)
            }
        }
        Words {
            visible: (detail.facts.checkedOn ?? "") !== ""
            objectName: "checkedOn"
            text: detail.facts.ageing ? qsTr("checked on %1, older than a year").arg(detail.facts.checkedOn) : qsTr("checked on %1").arg(detail.facts.checkedOn ?? "")
            quiet: !detail.facts.ageing
            color: detail.facts.ageing ? Theme.medium : Theme.quiet
            font.pixelSize: Theme.small
        }
    }
}
