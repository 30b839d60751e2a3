// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// The middle of the window: the canvas, and what floats above it.
FocusScope {
    id: area

    required property Session session
    property real zoom: 1

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    DotGrid {
        anchors.fill: parent
        color: Theme.dot
    }
    EmptyState {
        anchors.centerIn: parent
        width: 420
        visible: area.session.elementCount === 0
        paths: Icons.plus
        title: qsTr("Nothing drawn yet")
        text: qsTr("Drag a service from the palette, or press / and type its name.")
    }
}
