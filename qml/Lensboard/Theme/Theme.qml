// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick
import Lensboard.Theme

// Colours, spacing and type for everything but the canvas (whose painter has the same values). Light, dark and high
// contrast; text and badges keep WCAG AA contrast on every surface named here.
QtObject {
    id: theme

    readonly property bool dark: Appearance.dark
    readonly property bool contrast: Appearance.highContrast

    function pick(light: color, dark: color, contrast: color): color {
        return theme.contrast ? contrast : theme.dark ? dark : light;
    }

    // Surfaces
    readonly property color canvas: pick("#F5F6F8", "#15181D", "#000000")
    readonly property color dot: pick("#DDE1E7", "#2A2F37", "#3A3A3A")
    readonly property color panel: pick("#FFFFFF", "#1C2026", "#000000")
    readonly property color raised: pick("#FFFFFF", "#232830", "#000000")
    readonly property color line: pick("#E3E6EB", "#2C323B", "#FFFFFF")
    readonly property color lineStrong: pick("#CBD2DC", "#3E4652", "#FFFFFF")
    readonly property color hover: pick("#F1F3F7", "#262B33", "#2B2B2B")
    readonly property color pressed: pick("#E6EAF0", "#2F3640", "#444444")
    readonly property color field: pick("#FFFFFF", "#15181D", "#000000")
    readonly property color chip: pick("#EEF1F5", "#2A3039", "#1F1F1F")
    readonly property color scrim: pick("#66101828", "#99000000", "#CC000000")
    readonly property color shadow: pick("#0F101828", "#3D000000", "#00000000")

    // Text
    readonly property color text: pick("#1B2330", "#E8EBF0", "#FFFFFF")
    readonly property color quiet: pick("#5B6675", "#9AA4B2", "#F0F0F0")
    readonly property color faint: pick("#687282", "#8B95A3", "#D8D8D8")
    readonly property color disabled: pick("#A5AEBB", "#596372", "#9A9A9A")

    // Accent
    readonly property color accent: pick("#3D5AFE", "#8C9EFF", "#FFE14D")
    readonly property color accentHover: pick("#2F4BEA", "#A3B1FF", "#FFEA80")
    readonly property color accentPressed: pick("#2640CF", "#B7C2FF", "#FFF0A6")
    readonly property color accentInk: pick("#FFFFFF", "#12151C", "#000000")
    readonly property color accentSoft: pick("#EDF0FF", "#262D4D", "#2B2B00")
    readonly property color focus: pick("#3D5AFE", "#8C9EFF", "#FFE14D")

    // Risk
    readonly property color high: pick("#C8281E", "#FF7B72", "#FF8A80")
    readonly property color highSoft: pick("#FDECEA", "#3B1D1E", "#2A0000")
    readonly property color medium: pick("#B45309", "#F0B35A", "#FFC46B")
    readonly property color mediumSoft: pick("#FEF3E2", "#362A19", "#2A1B00")
    readonly property color low: pick("#5B6675", "#9AA4B2", "#FFFFFF")
    readonly property color lowSoft: pick("#EEF1F5", "#2A3039", "#1F1F1F")
    readonly property color ask: pick("#6D3FC4", "#C3A6FF", "#D9C7FF")
    readonly property color askSoft: pick("#F2ECFC", "#2C2440", "#1B0F33")
    readonly property color proved: pick("#0B7A53", "#5BD6A2", "#7DFFC4")
    readonly property color provedSoft: pick("#E4F5EE", "#17322A", "#00281A")
    readonly property color badgeInk: pick("#FFFFFF", "#15181D", "#000000")

    function layer(id: string): color {
        switch (id) {
        case "compute":
            return "#D9480F";
        case "data":
            return "#3457D5";
        case "messaging":
            return "#B5266B";
        case "identity":
            return "#B42318";
        case "edge":
            return "#6741D9";
        case "operations":
            return "#087F6A";
        }
        return "#56606F";
    }

    // Pens and notes, as the painter of the board has them.
    function ink(word: string): color {
        switch (word) {
        case "yellow":
            return pick("#C98A04", "#F2C94C", "#FFE14D");
        case "blue":
            return pick("#3457D5", "#8CA8FF", "#8AB8FF");
        case "green":
            return pick("#087F6A", "#4FD1B5", "#6BF0B8");
        case "pink":
            return pick("#B5266B", "#F27BB0", "#FF9EC4");
        case "violet":
            return pick("#6741D9", "#B39DF5", "#D7C2FF");
        }
        return pick("#3B4554", "#C3CBD6", "#FFFFFF");
    }
    function paper(word: string): color {
        switch (word) {
        case "yellow":
            return pick("#FFF3C4", "#3A3420", "#000000");
        case "blue":
            return pick("#DCE9FF", "#1E2D47", "#000000");
        case "green":
            return pick("#DDF3E4", "#1B3528", "#000000");
        case "pink":
            return pick("#FDE3EC", "#41232F", "#000000");
        case "violet":
            return pick("#ECE6FD", "#302648", "#000000");
        }
        return pick("#ECEFF3", "#2A3039", "#000000");
    }
    function paperLine(word: string): color {
        switch (word) {
        case "yellow":
            return pick("#EBD488", "#5C5230", "#FFD54A");
        case "blue":
            return pick("#AFCBF7", "#3A547D", "#8AB8FF");
        case "green":
            return pick("#A9DBB9", "#37614A", "#6BF0B8");
        case "pink":
            return pick("#F2B6CA", "#75425A", "#FF9EC4");
        case "violet":
            return pick("#CBBBF5", "#594987", "#D7C2FF");
        }
        return pick("#C9D0DA", "#4A5360", "#FFFFFF");
    }

    function risk(word: string): color {
        switch (word) {
        case "high":
            return high;
        case "medium":
            return medium;
        case "low":
            return low;
        case "ask":
            return ask;
        case "proved":
            return proved;
        }
        return quiet;
    }

    function riskSoft(word: string): color {
        switch (word) {
        case "high":
            return highSoft;
        case "medium":
            return mediumSoft;
        case "ask":
            return askSoft;
        case "proved":
            return provedSoft;
        }
        return lowSoft;
    }

    // Spacing on a grid of 4
    readonly property int unit: 4
    readonly property int gap: 8
    readonly property int pad: 12
    readonly property int space: 16
    readonly property int radius: 8
    readonly property int radiusSmall: 6
    readonly property int controlHeight: 32
    readonly property int rowHeight: 36

    // Type
    readonly property string family: Appearance.family
    readonly property string mono: Appearance.monoFamily
    readonly property int small: 11
    readonly property int note: 12
    readonly property int body: 13
    readonly property int title: 14
    readonly property int heading: 20
    readonly property int display: 30

    readonly property int quick: 90
    readonly property int calm: 160
}
