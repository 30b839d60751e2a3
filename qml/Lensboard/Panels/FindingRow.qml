// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// One finding: sign, title and where; when open also what is wrong, the facts that decided, and what to do.
T.AbstractButton {
    id: row

    required property int index
    required property string findingKey
    required property string findingTitle
    required property string findingMessage
    required property string findingRisk
    required property string findingWhere
    required property bool findingDecided
    required property bool findingFixable
    required property bool findingReopened
    required property Session session
    required property FindingsModel source
    readonly property bool open: session.focusedFinding === findingKey

    // Scrolls until the end of the item is seen: a form that opens below the edge would go unnoticed.
    function reveal(item: Item) {
        const view = ListView.view;
        const end = item.mapToItem(view.contentItem, 0, item.height).y + 16;
        if (end > view.contentY + view.height)
            view.contentY = end - view.height;
    }
    function toggle() {
        session.focusFinding(open ? "" : findingKey);
    }

    readonly property bool leads: findingDecided && index === source.firstDecided
    readonly property int top2: leads ? 34 : 0

    implicitHeight: body.height + 24 + top2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 risk: %2. %3").arg(findingRisk).arg(findingTitle).arg(findingMessage)
    onClicked: toggle()
    Keys.onReturnPressed: toggle()
    Keys.onDownPressed: ListView.view.incrementCurrentIndex()
    Keys.onUpPressed: ListView.view.decrementCurrentIndex()
    onHoveredChanged: {
        if (hovered)
            session.hoveredFinding = findingKey;
        else if (session.hoveredFinding === findingKey)
            session.hoveredFinding = "";
    }

    background: Rectangle {
        color: row.open ? Theme.riskSoft(row.findingRisk) : row.down ? Theme.pressed : row.hovered ? Theme.hover : "transparent"
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
        FocusRing {
            shown: row.visualFocus
            outset: -3
        }
    }
    contentItem: Item {
        Words {
            visible: row.leads
            x: Theme.space
            y: 12
            text: qsTr("Decided by people")
            quiet: true
            strong: true
            font.pixelSize: Theme.note
        }
        RiskMark {
            x: Theme.space
            y: 13 + row.top2
            kind: row.findingRisk
            size: 15
            opacity: row.findingDecided ? 0.5 : 1
        }
        Column {
            id: body
            x: 42
            y: 12 + row.top2
            width: row.width - 42 - Theme.space
            spacing: 3
            Words {
                width: parent.width
                text: row.findingTitle
                strong: true
                quiet: row.findingDecided
                font.strikeout: row.findingDecided
                wrapMode: row.open ? Text.Wrap : Text.NoWrap
            }
            Words {
                width: parent.width
                text: row.findingReopened ? row.findingWhere + qsTr(" · decided before, open again") : row.findingWhere
                quiet: true
                font.pixelSize: Theme.note
                wrapMode: row.open ? Text.Wrap : Text.NoWrap
            }
            Loader {
                width: parent.width
                active: row.open
                visible: active
                sourceComponent: FindingDetail {
                    width: body.width
                    findingKey: row.findingKey
                    session: row.session
                    source: row.source
                    onGrown: item => Qt.callLater(row.reveal, item)
                }
            }
        }
    }
}
