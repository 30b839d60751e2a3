// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// One line of the outline: a boundary, a service, one of its connections, or a note.
T.AbstractButton {
    id: line

    required property int index
    required property string lineRecord
    required property string lineKind
    required property string lineTitle
    required property string lineNote
    required property int lineDepth
    required property bool lineExpandable
    required property bool lineExpanded
    required property bool lineSelected
    required property string lineSpoken
    required property string lineLayer
    required property list<string> lineGlyph
    property bool current: false
    signal toggled

    readonly property bool arrow: lineKind === "out" || lineKind === "in"

    implicitHeight: 32
    leftPadding: 6 + lineDepth * 16
    rightPadding: 10
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.TreeItem
    Accessible.name: arrow ? (lineKind === "out" ? qsTr("to %1, %2").arg(lineTitle).arg(lineNote) : qsTr("from %1, %2").arg(lineTitle).arg(lineNote)) : lineSpoken
    Accessible.selected: lineSelected
    Accessible.selectable: true
    Accessible.focused: current
    Accessible.description: !lineExpandable ? "" : lineExpanded ? qsTr("open") : qsTr("closed")

    background: Rectangle {
        radius: Theme.radiusSmall
        color: line.lineSelected ? Theme.accentSoft : line.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: line.current
            outset: 0
        }
    }
    contentItem: Row {
        spacing: 6
        Item {
            width: 14
            height: parent.height
            PathIcon {
                anchors.centerIn: parent
                width: 12
                height: 12
                visible: line.lineExpandable
                strokeWidth: 2.2
                color: Theme.quiet
                paths: line.lineExpanded ? Icons.chevronDown : Icons.chevronRight
            }
            TapHandler {
                enabled: line.lineExpandable
                onTapped: line.toggled()
            }
        }
        ServiceTile {
            anchors.verticalCenter: parent.verticalCenter
            visible: line.lineLayer !== ""
            size: 20
            layerId: line.lineLayer
            paths: line.lineGlyph
        }
        PathIcon {
            anchors.verticalCenter: parent.verticalCenter
            visible: line.lineLayer === ""
            width: 16
            height: 16
            color: Theme.quiet
            paths: line.lineKind === "note" ? Icons.note : line.lineKind === "boundary" ? Icons.boundary : line.lineKind === "out" ? Icons.arrowOut : Icons.arrowIn
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, line.availableWidth - 46)
            strong: line.lineKind === "boundary"
            text: line.lineTitle
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(0, line.availableWidth - x)
            visible: width > 30
            quiet: true
            font.pixelSize: Theme.small
            text: line.lineNote
        }
    }
}
