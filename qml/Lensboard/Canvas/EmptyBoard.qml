// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// What an empty board says.
Column {
    spacing: Theme.gap

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        text: qsTr("Draw the first service")
        strong: true
        font.pixelSize: Theme.heading
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        horizontalAlignment: Text.AlignHCenter
        quiet: true
        lineHeight: 1.4
        text: qsTr("Drag one from the left, or press / (or double-click here) and type its name.\nPull from the edge of a service to connect it.")
    }
}
