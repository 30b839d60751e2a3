// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/annotations.h"
#include "rules/finding.h"

#include <cstdint>
#include <string>
#include <string_view>

// Colours of a picture as roles, and the palettes that turn roles into values. A display list holds roles only, so one
// list serves the light and the dark picture.
namespace lensboard {

enum class ColourRole : std::uint8_t {
    None, // not drawn
    Canvas,
    Dot,
    Card,
    CardLine,
    Line,
    Text,
    Quiet,
    Accent,
    Edge,
    Boundary,
    Note,
    NoteLine,
    NoteText,
    NoteBlue,
    NoteBlueLine,
    NoteGreen,
    NoteGreenLine,
    NotePink,
    NotePinkLine,
    NoteViolet,
    NoteVioletLine,
    NoteGrey,
    NoteGreyLine,
    InkYellow, // pen strokes
    InkBlue,
    InkGreen,
    InkPink,
    InkViolet,
    InkGrey,
    High,
    Medium,
    Low,
    Ask,
    Proved,
    OnBadge, // numbers inside a badge
    Preview,
    OnTile, // glyphs
    LayerCompute,
    LayerData,
    LayerMessaging,
    LayerIdentity,
    LayerEdge,
    LayerOperations,
    LayerGeneral,
};

enum class Theme : std::uint8_t { Light, Dark, HighContrast };

struct Colour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(const Colour &, const Colour &) = default;
};

class Palette
{
public:
    explicit Palette(Theme theme = Theme::Light)
        : m_theme(theme)
    {
    }
    [[nodiscard]] Theme theme() const { return m_theme; }
    [[nodiscard]] Colour colour(ColourRole role) const;
    // "#rrggbb", or "none" for ColourRole::None.
    [[nodiscard]] std::string hex(ColourRole role) const;

private:
    Theme m_theme;
};

// The role for a layer id of the catalogue ("compute", "messaging" …); unknown ids are general.
[[nodiscard]] ColourRole layerRole(std::string_view layer);
[[nodiscard]] ColourRole severityRole(Severity severity);
// Card and border of a note, the line of a pen.
[[nodiscard]] ColourRole noteRole(Ink ink);
[[nodiscard]] ColourRole noteLineRole(Ink ink);
[[nodiscard]] ColourRole strokeRole(Ink ink);

} // namespace lensboard
