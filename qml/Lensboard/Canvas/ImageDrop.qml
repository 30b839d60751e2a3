// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Lensboard.Canvas
import Lensboard.Session

// Takes image files that are dragged in; every other file goes on to the window.
DropArea {
    id: area

    required property CanvasView canvas
    required property Annotations annotations

    keys: ["text/uri-list"]
    onEntered: drag => drag.accepted = annotations.session.active && drag.urls.length > 0 && drag.urls.every(url => annotations.isImageFile(url.toString()))
    onDropped: drop => {
        const place = canvas.toCanvas(Qt.point(drop.x, drop.y));
        drop.urls.forEach((url, index) => annotations.addImageFile(url.toString(), place.x + 40 * index, place.y + 40 * index));
        drop.accept(Qt.CopyAction);
        canvas.forceActiveFocus();
    }
}
