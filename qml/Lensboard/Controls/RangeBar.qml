// SPDX-License-Identifier: Apache-2.0
// Bound components do not load everywhere in Qt 6.4, so delegates reach the ids of this file without the linter knowing.
// qmllint disable unqualified
import QtQuick
import Lensboard.Theme

// A question's risk from none (left) over medium to high (right): the part that is still possible is outlined, a dot
// shows where it stands now. Risks are 0 none, 1 medium, 2 high; `now` is -1 while open.
Item {
    id: bar

    property int best: 0
    property int worst: 2
    property int now: -1
    property bool applicable: true
    readonly property real third: width / 3
    readonly property var words: [qsTr("none"), qsTr("medium"), qsTr("high")]

    implicitWidth: 240
    implicitHeight: 14
    opacity: applicable ? 1 : 0.4
    Accessible.role: Accessible.Indicator
    Accessible.name: best === worst ? qsTr("Risk: %1").arg(words[best]) : qsTr("Risk between %1 and %2").arg(words[best]).arg(words[worst])

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2
        Repeater {
            model: [Theme.proved, Theme.medium, Theme.high]
            Rectangle {
                required property color modelData
                required property int index
                readonly property bool possible: index >= bar.best && index <= bar.worst
                width: (bar.width - 4) / 3
                height: 6
                radius: 3
                color: modelData
                opacity: possible ? (Theme.dark ? 0.62 : 0.5) : (Theme.dark ? 0.2 : 0.15)
            }
        }
    }
    Rectangle {
        visible: bar.applicable
        anchors.verticalCenter: parent.verticalCenter
        x: bar.best * bar.third - 1
        width: (bar.worst - bar.best + 1) * bar.third + 2
        height: 12
        radius: 6
        color: "transparent"
        border.width: bar.best === bar.worst ? 0 : 2
        border.color: Theme.ask
        Behavior on x {
            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }
        Behavior on width {
            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }
    }
    Rectangle {
        visible: bar.applicable && bar.now >= 0
        anchors.verticalCenter: parent.verticalCenter
        x: (bar.now + 0.5) * bar.third - width / 2
        width: 14
        height: 14
        radius: 7
        color: bar.now === 2 ? Theme.high : bar.now === 1 ? Theme.medium : Theme.proved
        border.width: 2
        border.color: Theme.panel
        Behavior on x {
            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }
    }
}
