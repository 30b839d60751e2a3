// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// Short sentences that come and go above the canvas: why something was refused, what was done.
Column {
    id: toasts

    property int limit: 3
    spacing: Theme.gap

    function show(sentence: string, kind: string) {
        if (lines.count > 0 && lines.get(lines.count - 1).sentence === sentence)
            lines.remove(lines.count - 1);
        lines.append({
            sentence: sentence,
            kind: kind
        });
        if (lines.count > limit)
            lines.remove(0);
        if (!away.running)
            away.restart();
    }

    ListModel {
        id: lines
    }
    Timer {
        id: away
        interval: 5200
        onTriggered: {
            lines.remove(0);
            if (lines.count > 0)
                restart();
        }
    }
    Repeater {
        model: lines
        Rectangle {
            id: toast
            required property string sentence
            required property string kind
            anchors.horizontalCenter: parent?.horizontalCenter
            width: words.width + 52
            height: words.height + 20
            radius: 10
            color: Theme.raised
            border.width: 1
            border.color: Theme.lineStrong
            Accessible.role: Accessible.AlertMessage
            Accessible.name: sentence
            RiskMark {
                x: 14
                anchors.verticalCenter: parent.verticalCenter
                kind: toast.kind
                size: 16
            }
            Words {
                id: words
                objectName: "toastWords"
                x: 38
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, 460)
                wrapMode: Text.Wrap
                text: toast.sentence
            }
        }
    }
}
