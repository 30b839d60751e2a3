// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick

// Line drawings of the program itself, on a grid of 24: lists of SVG path data for PathIcon.
QtObject {
    readonly property list<string> select: ["M6 4 L18 11 L12.5 12.5 L10 18 Z"]
    readonly property list<string> pan: ["M12 3 V21 M3 12 H21", "M9.5 5.5 L12 3 L14.5 5.5", "M9.5 18.5 L12 21 L14.5 18.5", "M5.5 9.5 L3 12 L5.5 14.5", "M18.5 9.5 L21 12 L18.5 14.5"]
    readonly property list<string> connect: ["M4 17 H9 A2 2 0 0 0 11 15 V9 A2 2 0 0 1 13 7 H20", "M16.5 3.5 L20 7 L16.5 10.5"]
    readonly property list<string> note: ["M5 4 H19 V14 L14 20 H5 Z", "M14 20 V14 H19"]
    readonly property list<string> text: ["M5 7 V5 H19 V7", "M12 5 V19", "M9.5 19 H14.5"]
    readonly property list<string> pen: ["M4.5 19.5 L5.5 15.5 L15.5 5.5 A1.9 1.9 0 0 1 18.5 8.5 L8.5 18.5 Z", "M13.5 7.5 L16.5 10.5"]
    readonly property list<string> eraser: ["M9 19 L4.5 14.5 A1.4 1.4 0 0 1 4.5 12.5 L12.5 4.5 A1.4 1.4 0 0 1 14.5 4.5 L19.5 9.5 A1.4 1.4 0 0 1 19.5 11.5 L12 19 Z", "M8 9 L15 16", "M9 19 H20"]
    readonly property list<string> image: ["M5.5 5 H18.5 A1.5 1.5 0 0 1 20 6.5 V17.5 A1.5 1.5 0 0 1 18.5 19 H5.5 A1.5 1.5 0 0 1 4 17.5 V6.5 A1.5 1.5 0 0 1 5.5 5 Z", "M4 16 L9 11.5 L13 15 L15.5 12.5 L20 16.5", "M15.5 8.5 A1 1 0 1 1 15.49 8.5 Z"]
    readonly property list<string> comment: ["M6 4.5 H18 A2 2 0 0 1 20 6.5 V13.5 A2 2 0 0 1 18 15.5 H11.5 L7.5 19.5 V15.5 H6 A2 2 0 0 1 4 13.5 V6.5 A2 2 0 0 1 6 4.5 Z", "M8 8.5 H16 M8 11.5 H13"]
    readonly property list<string> tie: ["M9.5 14.5 L14.5 9.5", "M11 7.5 L13 5.5 A3.9 3.9 0 0 1 18.5 11 L16.5 13", "M13 16.5 L11 18.5 A3.9 3.9 0 0 1 5.5 13 L7.5 11"]
    readonly property list<string> boundary: ["M4 8 V6 A2 2 0 0 1 6 4 H8 M11 4 H13 M16 4 H18 A2 2 0 0 1 20 6 V8 M20 11 V13 M20 16 V18 A2 2 0 0 1 18 20 H16 M13 20 H11 M8 20 H6 A2 2 0 0 1 4 18 V16 M4 13 V11"]
    readonly property list<string> search: ["M10.5 4 A6.5 6.5 0 1 1 10.49 4 Z", "M15.5 15.5 L20 20"]
    readonly property list<string> close: ["M6 6 L18 18 M18 6 L6 18"]
    readonly property list<string> check: ["M5 12.5 L10 17.5 L19 7"]
    readonly property list<string> chevronDown: ["M6 9.5 L12 15 L18 9.5"]
    readonly property list<string> chevronUp: ["M6 14.5 L12 9 L18 14.5"]
    readonly property list<string> chevronLeft: ["M14.5 6 L9 12 L14.5 18"]
    readonly property list<string> arrowOut: ["M5 12 H19", "M14 7 L19 12 L14 17"]
    readonly property list<string> arrowIn: ["M19 12 H5", "M10 7 L5 12 L10 17"]
    readonly property list<string> filter: ["M4 6 H20 L14 13 V19 L10 17 V13 Z"]
    readonly property list<string> chevronRight: ["M9.5 6 L15 12 L9.5 18"]
    readonly property list<string> plus: ["M12 5 V19 M5 12 H19"]
    readonly property list<string> undo: ["M8 5 L4 9 L8 13", "M4 9 H14 A5 5 0 0 1 14 19 H9"]
    readonly property list<string> redo: ["M16 5 L20 9 L16 13", "M20 9 H10 A5 5 0 0 0 10 19 H15"]
    readonly property list<string> clear: ["M5 12 A7 7 0 1 1 7.5 17.4", "M5 19.5 L7.3 17.2 L9.8 19.4"]
    readonly property list<string> none: ["M12 4.5 A7.5 7.5 0 1 1 11.99 4.5 Z", "M6.8 17.2 L17.2 6.8"]
    readonly property list<string> file: ["M7 3.5 H13.5 L18 8 V20.5 H7 Z", "M13.5 3.5 V8 H18"]
    readonly property list<string> folder: ["M3.5 7 A1.5 1.5 0 0 1 5 5.5 H9.5 L11.5 8 H19 A1.5 1.5 0 0 1 20.5 9.5 V17.5 A1.5 1.5 0 0 1 19 19 H5 A1.5 1.5 0 0 1 3.5 17.5 Z"]
    readonly property list<string> template: ["M8.5 5 C6 5 6.5 8 6.5 9.5 C6.5 11 5.8 12 4.5 12 C5.8 12 6.5 13 6.5 14.5 C6.5 16 6 19 8.5 19", "M15.5 5 C18 5 17.5 8 17.5 9.5 C17.5 11 18.2 12 19.5 12 C18.2 12 17.5 13 17.5 14.5 C17.5 16 18 19 15.5 19"]
    readonly property list<string> example: ["M4 5 H10 V10 H4 Z", "M14 14 H20 V19 H14 Z", "M10 7.5 H15 A2 2 0 0 1 17 9.5 V14"]
    readonly property list<string> clock: ["M12 4 A8 8 0 1 1 11.99 4 Z", "M12 8 V12.5 L15 14.5"]
    readonly property list<string> panelLeft: ["M5.5 5 H18.5 A1.5 1.5 0 0 1 20 6.5 V17.5 A1.5 1.5 0 0 1 18.5 19 H5.5 A1.5 1.5 0 0 1 4 17.5 V6.5 A1.5 1.5 0 0 1 5.5 5 Z", "M9.5 5 V19"]
    readonly property list<string> panelRight: ["M5.5 5 H18.5 A1.5 1.5 0 0 1 20 6.5 V17.5 A1.5 1.5 0 0 1 18.5 19 H5.5 A1.5 1.5 0 0 1 4 17.5 V6.5 A1.5 1.5 0 0 1 5.5 5 Z", "M14.5 5 V19"]
    readonly property list<string> bulb: ["M9 17 H15 M10 20 H14", "M9 17 C9 14.5 6.5 13.5 6.5 10 A5.5 5.5 0 0 1 17.5 10 C17.5 13.5 15 14.5 15 17"]
    readonly property list<string> link: ["M14 5 H19 V10", "M19 5 L11 13", "M17 14 V18 A1 1 0 0 1 16 19 H6 A1 1 0 0 1 5 18 V8 A1 1 0 0 1 6 7 H10"]
    readonly property list<string> logoRing: ["M12 2.6 A9.4 9.4 0 1 1 11.99 2.6 Z"]
    readonly property list<string> logoInner: ["M12 7.2 A4.8 4.8 0 1 1 11.99 7.2 Z"]

    // Shapes of risk, filled.
    readonly property list<string> octagon: ["M7.9 2.2 H16.1 L21.8 7.9 V16.1 L16.1 21.8 H7.9 L2.2 16.1 V7.9 Z"]
    readonly property list<string> triangle: ["M12 2.6 L22.6 21 H1.4 Z"]
    readonly property list<string> disc: ["M12 2.6 A9.4 9.4 0 1 1 11.99 2.6 Z"]
    readonly property list<string> square: ["M7 2.6 H17 A4.4 4.4 0 0 1 21.4 7 V17 A4.4 4.4 0 0 1 17 21.4 H7 A4.4 4.4 0 0 1 2.6 17 V7 A4.4 4.4 0 0 1 7 2.6 Z"]
    readonly property list<string> ring: ["M12 3.6 A8.4 8.4 0 1 1 11.99 3.6 Z"]
    readonly property list<string> ringTick: ["M8 12.3 L11 15.2 L16.2 9"]
    readonly property list<string> ringDash: ["M8 12 H16"]
}
