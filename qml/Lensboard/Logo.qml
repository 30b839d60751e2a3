// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// The mark of the program, a lens over a board, with its name.
Row {
    property int size: 20
    property bool named: true

    spacing: size * 0.35
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Lensboard")

    Item {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.size
        height: parent.size
        PathIcon {
            anchors.fill: parent
            strokeWidth: 2.4
            color: Theme.text
            paths: Icons.logoRing
        }
        PathIcon {
            anchors.fill: parent
            strokeWidth: 2.2
            color: Theme.accent
            paths: Icons.logoInner
        }
    }
    Words {
        anchors.verticalCenter: parent.verticalCenter
        visible: parent.named
        text: qsTr("Lensboard")
        font.pixelSize: parent.size * 0.8
        font.weight: Font.Bold
        font.letterSpacing: -0.2
        rightPadding: 6
    }
}
