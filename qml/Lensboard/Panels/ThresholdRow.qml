// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// One number that rules compare with: {id, title, value, unit, usual, changed}.
Item {
    id: row

    required property Session session
    required property var limit

    implicitHeight: Math.max(30, title.height)

    Words {
        id: title
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 130 - (back.visible ? 32 : 0)
        text: row.limit.title
        quiet: true
        font.pixelSize: Theme.note
        wrapMode: Text.Wrap
    }
    Field {
        id: field
        objectName: "thresholdField"
        anchors.right: back.visible ? back.left : parent.right
        anchors.rightMargin: back.visible ? 4 : 0
        anchors.verticalCenter: parent.verticalCenter
        width: 120
        height: 30
        text: row.limit.value
        suffix: row.limit.unit
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        Accessible.name: row.limit.title
        onTextEdited: error = isNaN(Number(text))
        onEditingFinished: if (!error && text !== row.limit.value) row.session.setThreshold(row.limit.id, text)
    }
    IconButton {
        id: back
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: row.limit.changed
        implicitWidth: 28
        implicitHeight: 28
        iconSize: 15
        name: qsTr("Back to %1 %2").arg(row.limit.usual).arg(row.limit.unit)
        paths: Icons.clear
        onClicked: row.session.setThreshold(row.limit.id, "")
    }
}
