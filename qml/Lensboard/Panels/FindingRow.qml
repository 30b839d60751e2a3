// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Panels
import Lensboard.Session
import Lensboard.Theme

// One finding: sign, title and where; when open also what is wrong, the facts that decided, and what to do. Or a row
// that stands for several findings of one rule and opens into them.
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
    required property int findingCount
    required property bool findingMember
    required property bool findingsOpen
    required property Session session
    required property FindingsModel source
    readonly property bool several: findingCount > 0
    readonly property bool open: !several && session.focusedFinding === findingKey

    // Scrolls until the end of the item is seen: a form that opens below the edge would go unnoticed.
    function reveal(item: Item) {
        const view = ListView.view;
        const end = item.mapToItem(view.contentItem, 0, item.height).y + 16;
        if (end > view.contentY + view.height)
            view.contentY = end - view.height;
    }
    function toggle() {
        if (several)
            source.toggle(findingKey);
        else
            session.focusFinding(open ? "" : findingKey);
    }

    readonly property bool leads: findingDecided && index === source.firstDecided
    readonly property int top2: leads ? 34 : 0

    implicitHeight: body.height + 24 + top2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 risk: %2. %3").arg(findingRisk).arg(findingTitle).arg(findingMessage)
    Accessible.description: several ? findingsOpen ? qsTr("Listed below") : qsTr("Opens the list") : ""
    onClicked: toggle()
    Keys.onReturnPressed: toggle()
    Keys.onLeftPressed: if (several && findingsOpen) toggle()
    Keys.onRightPressed: if (several && !findingsOpen) toggle()
    Keys.onDownPressed: ListView.view.incrementCurrentIndex()
    Keys.onUpPressed: ListView.view.decrementCurrentIndex()
    onHoveredChanged: {
        if (hovered && !several)
            session.hoveredFinding = findingKey;
        else if (session.hoveredFinding === findingKey)
            session.hoveredFinding = "";
    }

    background: Rectangle {
        color: row.open ? Theme.riskSoft(row.findingRisk) : row.down ? Theme.pressed : row.hovered ? Theme.hover : "transparent"
        Rule {
            anchors.bottom: parent.bottom
            x: row.findingMember ? 42 : 0
            width: parent.width - x
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
            x: row.findingMember ? 42 : Theme.space
            y: 13 + row.top2
            kind: row.findingRisk
            size: 15
            opacity: row.findingDecided ? 0.5 : 1
        }
        Column {
            id: body
            x: row.findingMember ? 64 : 42
            y: 12 + row.top2
            width: row.width - x - (row.several ? chip.width + 46 : Theme.space)
            spacing: 3
            Words {
                width: parent.width
                text: row.findingMember ? row.findingWhere : row.findingTitle
                strong: !row.findingMember || row.open
                quiet: row.findingDecided
                font.strikeout: row.findingDecided
                wrapMode: row.open ? Text.Wrap : Text.NoWrap
            }
            Words {
                width: parent.width
                visible: !row.findingMember || row.findingReopened
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
        CountChip {
            id: chip
            visible: row.several
            anchors.right: chevron.left
            anchors.rightMargin: 6
            y: 12 + row.top2
            count: row.findingCount
        }
        PathIcon {
            id: chevron
            visible: row.several
            x: row.width - width - 12
            y: 13 + row.top2
            width: 16
            height: 16
            color: Theme.quiet
            paths: row.findingsOpen ? Icons.chevronDown : Icons.chevronRight
        }
    }
}
