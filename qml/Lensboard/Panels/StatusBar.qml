// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Panels
import Lensboard.Theme

// The bottom line: risks by severity, the stance, risks per pillar (each opens the list), the production gate, zoom.
Rectangle {
    id: bar

    required property Session session
    required property StatusModel status
    property real zoom: 1
    property string pillar: ""
    signal severityClicked(string severity)
    signal pillarClicked(string pillar)
    signal gateClicked
    signal zoomClicked

    readonly property bool roomy: width > 1080

    component Counter: T.AbstractButton {
        id: counter
        property string kind: ""
        property string words: ""
        property int count: 0
        implicitWidth: implicitContentWidth + leftPadding + rightPadding
        height: 26
        leftPadding: 7
        rightPadding: 7
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.name: count + " " + words
        contentItem: Row {
            spacing: 5
            RiskMark {
                anchors.verticalCenter: parent.verticalCenter
                kind: counter.kind
                size: 14
                opacity: counter.count === 0 ? 0.45 : 1
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: counter.count
                strong: true
                quiet: counter.count === 0
                font.pixelSize: Theme.note
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: counter.words
                quiet: true
                font.pixelSize: Theme.note
            }
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: counter.hovered ? Theme.hover : "transparent"
            FocusRing {
                shown: counter.visualFocus
                outset: 0
            }
        }
    }

    implicitHeight: 36
    color: Theme.panel

    Rule {
        width: parent.width
    }
    Row {
        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Counter {
            objectName: "statusHigh"
            kind: "high"
            words: qsTr("high")
            count: bar.status.high
            onClicked: bar.severityClicked("high")
        }
        Counter {
            objectName: "statusMedium"
            kind: "medium"
            words: qsTr("medium")
            count: bar.status.medium
            onClicked: bar.severityClicked("medium")
        }
        Counter {
            objectName: "statusLow"
            kind: "low"
            words: qsTr("low")
            count: bar.status.low
            visible: bar.roomy
            onClicked: bar.severityClicked("low")
        }
        Counter {
            objectName: "statusAsk"
            kind: "ask"
            words: qsTr("to ask")
            count: bar.status.ask
            onClicked: bar.severityClicked("ask")
        }
        Item {
            width: 8
            height: 26
        }
        Segmented {
            objectName: "stanceSwitch"
            anchors.verticalCenter: parent.verticalCenter
            rowHeight: 26
            options: [
                {
                    value: "sketch",
                    text: qsTr("Sketch")
                },
                {
                    value: "complete",
                    text: qsTr("Complete")
                }
            ]
            value: bar.session.complete ? "complete" : "sketch"
            Accessible.name: qsTr("Is the drawing complete?")
            onChosen: value => bar.session.complete = value === "complete"
            HoverHandler {
                id: stanceHover
            }
            Tip {
                visible: stanceHover.hovered
                text: bar.session.complete ? qsTr("Complete: what is not drawn does not exist.") : qsTr("Sketch: what is not drawn is unknown and becomes a question.")
            }
        }
        Item {
            width: 10
            height: 26
        }
        Repeater {
            model: bar.roomy ? bar.status.pillars : []
            T.AbstractButton {
                id: pillar
                required property var modelData
                readonly property bool taken: bar.pillar === modelData.pillarId
                implicitWidth: implicitContentWidth + leftPadding + rightPadding
                height: 26
                leftPadding: 6
                rightPadding: 6
                hoverEnabled: true
                focusPolicy: Qt.TabFocus
                Accessible.name: qsTr("%1: %2 risks").arg(modelData.pillarName).arg(modelData.pillarCount)
                onClicked: bar.pillarClicked(taken ? "" : modelData.pillarId)
                contentItem: Row {
                    spacing: 5
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: pillar.modelData.pillarName
                        color: pillar.taken ? Theme.accent : Theme.quiet
                        font.pixelSize: Theme.note
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: pillar.modelData.pillarCount
                        strong: true
                        quiet: pillar.modelData.pillarCount === 0
                        font.pixelSize: Theme.note
                    }
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: pillar.taken ? Theme.accentSoft : pillar.hovered ? Theme.hover : "transparent"
                    FocusRing {
                        shown: pillar.visualFocus
                        outset: 0
                    }
                }
            }
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        T.AbstractButton {
            id: gate
            objectName: "gate"
            readonly property string tone: bar.status.ready ? "proved" : bar.session.elementCount === 0 ? "low" : "high"
            implicitWidth: implicitContentWidth + leftPadding + rightPadding
            height: 26
            leftPadding: 12
            rightPadding: 12
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            Accessible.name: bar.status.gateText
            Accessible.description: bar.status.gateDetail
            onClicked: bar.gateClicked()
            contentItem: Words {
                text: bar.status.gateText
                strong: true
                font.pixelSize: Theme.note
                color: Theme.risk(gate.tone)
            }
            background: Rectangle {
                radius: 8
                color: Theme.riskSoft(gate.tone)
                border.width: Theme.contrast ? 1 : 0
                border.color: Theme.risk(gate.tone)
                FocusRing {
                    shown: gate.visualFocus
                }
            }
            Tip {
                visible: gate.hovered && bar.status.gateDetail !== ""
                text: bar.status.gateDetail
            }
        }
        T.AbstractButton {
            id: zoomButton
            height: 26
            width: 60
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            Accessible.name: qsTr("Zoom %1 percent; press to fit everything").arg(Math.round(bar.zoom * 100))
            onClicked: bar.zoomClicked()
            contentItem: Words {
                text: qsTr("%1 %").arg(Math.round(bar.zoom * 100))
                horizontalAlignment: Text.AlignHCenter
                quiet: true
                font.pixelSize: Theme.note
            }
            background: Rectangle {
                radius: Theme.radiusSmall
                color: zoomButton.hovered ? Theme.hover : "transparent"
                FocusRing {
                    shown: zoomButton.visualFocus
                    outset: 0
                }
            }
            Tip {
                visible: zoomButton.hovered
                text: qsTr("Fit everything into view")
            }
        }
    }
}
