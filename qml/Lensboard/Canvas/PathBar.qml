// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Controls
import Lensboard.Theme

// A request step by step: what happens in one sentence, arrow keys or Space for the next step, Esc ends it.
FocusScope {
    id: bar

    required property CanvasView canvas
    readonly property alias path: path
    signal closed

    function start(): bool {
        if (path.start())
            forceActiveFocus(Qt.ShortcutFocusReason);
        return path.active;
    }
    function close() {
        path.stop();
        closed();
    }

    visible: path.active
    width: Math.min(640, canvas.width - 2 * Theme.pad)
    height: Math.max(56, words.implicitHeight + 24)
    Accessible.role: Accessible.StaticText
    Accessible.name: path.caption
    Keys.onEscapePressed: bar.close()
    Keys.onRightPressed: path.go(path.step + 1)
    Keys.onDownPressed: path.go(path.step + 1)
    Keys.onSpacePressed: path.go(path.step + 1)
    Keys.onReturnPressed: path.go(path.step + 1)
    Keys.onLeftPressed: path.go(path.step - 1)
    Keys.onUpPressed: path.go(path.step - 1)

    PathWalk {
        id: path
        canvas: bar.canvas
    }
    Rectangle {
        anchors.fill: parent
        radius: 12
        color: Theme.raised
        border.width: bar.activeFocus ? 2 : 1
        border.color: bar.activeFocus ? Theme.focus : Theme.lineStrong
    }
    MouseArea {
        anchors.fill: parent // a click beside the buttons is not one on the board
        onClicked: bar.forceActiveFocus(Qt.MouseFocusReason)
    }
    IconButton {
        id: previous
        objectName: "pathPrevious"
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("Previous step")
        keys: qsTr("Left")
        paths: Icons.chevronLeft
        enabled: path.step > 0
        onClicked: path.go(path.step - 1)
    }
    Words {
        id: words
        objectName: "pathCaption"
        anchors.left: previous.right
        anchors.right: count.left
        anchors.margins: 10
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.Wrap
        lineHeight: 1.2
        text: path.caption
    }
    Words {
        id: count
        objectName: "pathCount"
        anchors.right: next.left
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        font.pixelSize: Theme.note
        text: qsTr("%1 of %2").arg(path.step).arg(path.count)
    }
    IconButton {
        id: next
        objectName: "pathNext"
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("Next step")
        keys: qsTr("Right")
        paths: Icons.chevronRight
        enabled: path.step < path.count
        onClicked: path.go(path.step + 1)
    }
    IconButton {
        id: close
        objectName: "pathClose"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("End the path")
        keys: qsTr("Esc")
        paths: Icons.close
        iconSize: 14
        onClicked: bar.close()
    }
}
