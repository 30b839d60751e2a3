// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Controls
import Lensboard.Theme

// What a list says while there is nothing in it: a mark, a title, and what to do.
Column {
    id: state

    property string title: ""
    property string text: ""
    property string kind: ""
    property var paths: []

    spacing: Theme.gap
    padding: Theme.space * 1.5

    RiskMark {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.kind !== ""
        kind: state.kind === "" ? "none" : state.kind
        size: 28
    }
    PathIcon {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.paths.length > 0
        width: 28
        height: 28
        strokeWidth: 1.4
        color: Theme.faint
        paths: state.paths
    }
    Words {
        width: state.width - state.padding * 2
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        strong: true
        text: state.title
    }
    Words {
        width: state.width - state.padding * 2
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        quiet: true
        font.pixelSize: Theme.note
        lineHeight: 1.3
        text: state.text
    }
}
