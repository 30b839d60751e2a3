// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Session
import Lensboard.Theme

// While a large board is arranged beside: how long it has taken, and a way to stop it. What is quick shows nothing.
Rectangle {
    id: bar
    objectName: "arrangingBar"

    required property Session session
    property int seconds: 0
    property bool due: false

    visible: session.arranging && due
    width: Math.min(420, parent.width - 32)
    height: 84
    radius: 12
    color: Theme.raised
    border.width: 1
    border.color: Theme.lineStrong
    Accessible.role: Accessible.ProgressBar
    Accessible.name: sentence.text

    Connections {
        target: bar.session
        function onArrangingChanged() {
            bar.seconds = 0;
            bar.due = false;
            if (bar.session.arranging)
                clock.restart();
        }
    }
    Timer {
        id: clock
        interval: bar.due ? 1000 : 250
        repeat: true
        running: bar.session.arranging
        onTriggered: {
            bar.seconds += bar.due ? 1 : 0;
            bar.due = true;
        }
    }
    Words {
        id: sentence
        objectName: "arrangingWords"
        x: 16
        y: 14
        width: parent.width - 32 - cancel.width - 12
        strong: true
        wrapMode: Text.Wrap
        text: qsTr("Arranging %L1 elements…").arg(bar.session.elementCount)
    }
    Words {
        x: 16
        anchors.top: sentence.bottom
        anchors.topMargin: 2
        quiet: true
        font.pixelSize: Theme.note
        text: bar.seconds > 1 ? qsTr("%1 s. The board can be used meanwhile.").arg(bar.seconds) : qsTr("The board can be used meanwhile.")
    }
    AppButton {
        id: cancel
        objectName: "arrangingCancel"
        anchors.right: parent.right
        anchors.rightMargin: 14
        y: 14
        text: qsTr("Cancel")
        onClicked: bar.session.cancelArranging()
    }
    Item {
        x: 16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        width: parent.width - 32
        height: 4
        clip: true
        Rectangle {
            anchors.fill: parent
            radius: 2
            color: Theme.chip
        }
        Rectangle {
            id: runner
            width: parent.width * 0.3
            height: parent.height
            radius: 2
            color: Theme.accent
            NumberAnimation on x {
                running: bar.visible
                loops: Animation.Infinite
                from: -runner.width
                to: bar.width - 32
                duration: 1400
            }
        }
    }
}
