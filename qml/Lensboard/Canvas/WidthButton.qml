// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// A width of the pen to choose.
IconButton {
    id: control

    required property int pen

    objectName: "width-" + pen
    implicitHeight: 28
    implicitWidth: 28
    name: qsTr("%1 wide").arg(pen)

    Rectangle {
        anchors.centerIn: parent
        width: 16
        height: control.pen
        radius: height / 2
        color: control.checked ? Theme.accent : Theme.quiet
    }
}
