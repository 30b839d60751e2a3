// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// The coloured tile of a service with its glyph, as on the canvas.
Rectangle {
    id: tile

    property string layerId: "general"
    property var paths: []
    property int size: 28

    implicitWidth: size
    implicitHeight: size
    radius: size * 0.225
    color: Theme.layer(layerId)

    PathIcon {
        anchors.centerIn: parent
        width: tile.size * 0.62
        height: width
        paths: tile.paths
        color: "#FFFFFF"
    }
}
