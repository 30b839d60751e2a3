// SPDX-License-Identifier: Apache-2.0
#include "scene/palette.h"

#include <array>
#include <utility>

namespace lensboard {
namespace {

constexpr Colour rgb(std::uint32_t value)
{
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>((value >> 8) & 0xFF),
            static_cast<std::uint8_t>(value & 0xFF)};
}

struct RoleColours
{
    ColourRole role;
    std::uint32_t light;
    std::uint32_t dark;
    std::uint32_t highContrast;
};

// In the order of the enum; design values where the design names them.
constexpr std::array colours{
    RoleColours{ColourRole::None, 0xFFFFFF, 0x000000, 0x000000},
    RoleColours{ColourRole::Canvas, 0xF5F6F8, 0x15181D, 0x000000},
    RoleColours{ColourRole::Dot, 0xDCE0E6, 0x262B33, 0x404040},
    RoleColours{ColourRole::Card, 0xFFFFFF, 0x1C2026, 0x000000},
    RoleColours{ColourRole::CardLine, 0xCBD1DB, 0x3A424E, 0xFFFFFF},
    RoleColours{ColourRole::Line, 0xE3E6EB, 0x2C323B, 0xFFFFFF},
    RoleColours{ColourRole::Text, 0x1B2330, 0xE8EBF0, 0xFFFFFF},
    RoleColours{ColourRole::Quiet, 0x667085, 0x9AA4B2, 0xE0E0E0},
    RoleColours{ColourRole::Accent, 0x3D5AFE, 0x8C9EFF, 0xFFD54A},
    RoleColours{ColourRole::Edge, 0x5B6675, 0x9AA4B2, 0xFFFFFF},
    RoleColours{ColourRole::Boundary, 0xBCC3CE, 0x454E5B, 0xFFFFFF},
    RoleColours{ColourRole::Note, 0xFFF3C4, 0x3A3420, 0x000000},
    RoleColours{ColourRole::NoteLine, 0xEBD488, 0x5C5230, 0xFFD54A},
    RoleColours{ColourRole::NoteText, 0x4A3B0A, 0xF2E6BF, 0xFFD54A},
    RoleColours{ColourRole::NoteBlue, 0xDCE9FF, 0x1E2D47, 0x000000},
    RoleColours{ColourRole::NoteBlueLine, 0xAFCBF7, 0x3A547D, 0x8AB8FF},
    RoleColours{ColourRole::NoteGreen, 0xDDF3E4, 0x1B3528, 0x000000},
    RoleColours{ColourRole::NoteGreenLine, 0xA9DBB9, 0x37614A, 0x6BF0B8},
    RoleColours{ColourRole::NotePink, 0xFDE3EC, 0x41232F, 0x000000},
    RoleColours{ColourRole::NotePinkLine, 0xF2B6CA, 0x75425A, 0xFF9EC4},
    RoleColours{ColourRole::NoteViolet, 0xECE6FD, 0x302648, 0x000000},
    RoleColours{ColourRole::NoteVioletLine, 0xCBBBF5, 0x594987, 0xD7C2FF},
    RoleColours{ColourRole::NoteGrey, 0xECEFF3, 0x2A3039, 0x000000},
    RoleColours{ColourRole::NoteGreyLine, 0xC9D0DA, 0x4A5360, 0xFFFFFF},
    RoleColours{ColourRole::InkYellow, 0xC98A04, 0xF2C94C, 0xFFE14D},
    RoleColours{ColourRole::InkBlue, 0x3457D5, 0x8CA8FF, 0x8AB8FF},
    RoleColours{ColourRole::InkGreen, 0x087F6A, 0x4FD1B5, 0x6BF0B8},
    RoleColours{ColourRole::InkPink, 0xB5266B, 0xF27BB0, 0xFF9EC4},
    RoleColours{ColourRole::InkViolet, 0x6741D9, 0xB39DF5, 0xD7C2FF},
    RoleColours{ColourRole::InkGrey, 0x3B4554, 0xC3CBD6, 0xFFFFFF},
    RoleColours{ColourRole::High, 0xC8281E, 0xFF7B72, 0xFF8A80},
    RoleColours{ColourRole::Medium, 0xB45309, 0xF0B35A, 0xFFC46B},
    RoleColours{ColourRole::Low, 0x56606F, 0xB4BDC9, 0xE0E0E0},
    RoleColours{ColourRole::Ask, 0x6D3FC4, 0xC3A6FF, 0xD7C2FF},
    RoleColours{ColourRole::Proved, 0x0B7A53, 0x5BD6A2, 0x6BF0B8},
    RoleColours{ColourRole::OnBadge, 0xFFFFFF, 0x15181D, 0x000000},
    RoleColours{ColourRole::Preview, 0x0B7A53, 0x5BD6A2, 0x6BF0B8},
    RoleColours{ColourRole::OnTile, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF},
    RoleColours{ColourRole::LayerCompute, 0xD9480F, 0xD9480F, 0xD9480F},
    RoleColours{ColourRole::LayerData, 0x3457D5, 0x3457D5, 0x3457D5},
    RoleColours{ColourRole::LayerMessaging, 0xB5266B, 0xB5266B, 0xB5266B},
    RoleColours{ColourRole::LayerIdentity, 0xB42318, 0xB42318, 0xB42318},
    RoleColours{ColourRole::LayerEdge, 0x6741D9, 0x6741D9, 0x6741D9},
    RoleColours{ColourRole::LayerOperations, 0x087F6A, 0x087F6A, 0x087F6A},
    RoleColours{ColourRole::LayerGeneral, 0x56606F, 0x56606F, 0x56606F},
};

constexpr bool inOrder()
{
    for (std::size_t index = 0; index < colours.size(); ++index) {
        if (static_cast<std::size_t>(colours[index].role) != index)
            return false;
    }
    return colours.size() == static_cast<std::size_t>(ColourRole::LayerGeneral) + 1;
}
static_assert(inOrder());

} // namespace

Colour Palette::colour(ColourRole role) const
{
    const auto &row = colours[static_cast<std::size_t>(role)];
    switch (m_theme) {
    case Theme::Dark:
        return rgb(row.dark);
    case Theme::HighContrast:
        return rgb(row.highContrast);
    case Theme::Light:
        break;
    }
    return rgb(row.light);
}

std::string Palette::hex(ColourRole role) const
{
    if (role == ColourRole::None)
        return "none";
    constexpr std::string_view digits = "0123456789abcdef";
    const Colour value = colour(role);
    std::string text = "#";
    for (const auto part : {value.red, value.green, value.blue}) {
        text += digits[part >> 4];
        text += digits[part & 0xF];
    }
    return text;
}

ColourRole layerRole(std::string_view layer)
{
    constexpr std::array<std::pair<std::string_view, ColourRole>, 6> roles{{
        {"compute", ColourRole::LayerCompute},
        {"data", ColourRole::LayerData},
        {"messaging", ColourRole::LayerMessaging},
        {"identity", ColourRole::LayerIdentity},
        {"edge", ColourRole::LayerEdge},
        {"operations", ColourRole::LayerOperations},
    }};
    for (const auto &[id, role] : roles) {
        if (id == layer)
            return role;
    }
    return ColourRole::LayerGeneral;
}

ColourRole noteRole(Ink ink)
{
    constexpr std::array roles{ColourRole::Note,     ColourRole::NoteBlue,   ColourRole::NoteGreen,
                               ColourRole::NotePink, ColourRole::NoteViolet, ColourRole::NoteGrey};
    return roles[static_cast<std::size_t>(ink)];
}

ColourRole noteLineRole(Ink ink)
{
    constexpr std::array roles{ColourRole::NoteLine,     ColourRole::NoteBlueLine,   ColourRole::NoteGreenLine,
                               ColourRole::NotePinkLine, ColourRole::NoteVioletLine, ColourRole::NoteGreyLine};
    return roles[static_cast<std::size_t>(ink)];
}

ColourRole strokeRole(Ink ink)
{
    constexpr std::array roles{ColourRole::InkYellow, ColourRole::InkBlue,   ColourRole::InkGreen,
                               ColourRole::InkPink,   ColourRole::InkViolet, ColourRole::InkGrey};
    return roles[static_cast<std::size_t>(ink)];
}

ColourRole severityRole(Severity severity)
{
    switch (severity) {
    case Severity::High:
        return ColourRole::High;
    case Severity::Medium:
        return ColourRole::Medium;
    case Severity::Low:
        break;
    }
    return ColourRole::Low;
}

} // namespace lensboard
