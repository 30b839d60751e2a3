// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// An address to read more at; opens in the browser when pressed.
T.AbstractButton {
    id: link

    property string address: ""
    readonly property bool safe: address.startsWith("https://") || address.startsWith("http://")
    readonly property string shown: address.replace(/^https?:\/\/(www\.)?/, "").split("/")[0]

    visible: safe
    implicitWidth: words.implicitWidth + 18
    implicitHeight: words.implicitHeight
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Link
    Accessible.name: qsTr("Source: %1").arg(shown)
    onClicked: if (safe) Qt.openUrlExternally(address)
    contentItem: Row {
        spacing: 4
        Words {
            id: words
            text: link.shown
            color: Theme.accent
            font.pixelSize: Theme.small
            font.underline: link.hovered || link.visualFocus
        }
        PathIcon {
            anchors.verticalCenter: parent.verticalCenter
            width: 11
            height: 11
            paths: Icons.link
            color: Theme.accent
        }
    }
    Tip {
        visible: link.hovered
        text: link.address
    }
}
