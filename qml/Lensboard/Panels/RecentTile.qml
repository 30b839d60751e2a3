// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// A service used before, as its tile alone.
T.AbstractButton {
    id: item

    required property string typeId
    required property string typeName
    required property string typeLayer
    required property list<string> typeGlyph
    signal placed(string type)

    implicitWidth: 36
    implicitHeight: 36
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: typeName
    onDoubleClicked: placed(typeId)
    Keys.onReturnPressed: placed(typeId)

    contentItem: Item {
        ServiceTile {
            anchors.centerIn: parent
            layerId: item.typeLayer
            paths: item.typeGlyph
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: item.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: item.visualFocus
            outset: 0
        }
    }
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction
    Drag.mimeData: {
        "application/x-lensboard-service": item.typeId
    }
    DragHandler {
        id: drag
        target: null
        onActiveChanged: item.Drag.active = active
    }
    Tip {
        visible: item.hovered && !drag.active
        text: item.typeName
        shortcut: qsTr("drag, or double-click")
    }
}
