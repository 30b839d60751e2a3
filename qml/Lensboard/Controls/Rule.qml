// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Theme

// A hair line between two areas; `vertical` for one beside the other.
Rectangle {
    property bool vertical: false

    implicitWidth: vertical ? 1 : 100
    implicitHeight: vertical ? 100 : 1
    color: Theme.line
}
