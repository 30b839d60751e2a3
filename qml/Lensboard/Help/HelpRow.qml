// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Lensboard.Controls
import Lensboard.Theme

// One line of the table of contents, or of what was found.
T.AbstractButton {
    id: row

    required property string title
    property string detail: ""
    property bool current: false
    property string section: "" // heading above the row

    topPadding: section === "" ? 0 : 34
    implicitHeight: topPadding + words.height + (detail === "" ? 12 : more.height + 18)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.name: title
    Accessible.description: detail
    background: Rectangle {
        y: row.topPadding
        height: row.height - row.topPadding
        radius: Theme.radiusSmall
        color: row.current ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
    }
    Words {
        x: 10
        y: 12
        visible: text !== ""
        text: row.section
        quiet: true
        strong: true
        font.pixelSize: Theme.note
    }
    contentItem: Item {
        Words {
            id: words
            x: 10
            y: 6
            width: row.width - 20
            text: row.title
            strong: row.detail !== ""
            wrapMode: row.detail === "" ? Text.NoWrap : Text.Wrap
            color: row.current ? Theme.accent : Theme.text
        }
        Words {
            id: more
            x: 10
            y: words.height + 8
            width: row.width - 20
            visible: text !== ""
            text: row.detail
            quiet: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            font.pixelSize: Theme.note
        }
    }
}
