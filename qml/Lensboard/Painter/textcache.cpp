// SPDX-License-Identifier: Apache-2.0
#include "textcache.h"

#include <QFont>
#include <QTextLayout>

#include <cmath>
#include <unordered_map>

namespace lensboard {
namespace {

constexpr std::size_t mostTexts = 8000;

QFont fontFor(double size, TextWeight weight, TextFace face)
{
    QFont font;
    if (face == TextFace::Mono)
        font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                          QStringLiteral("Noto Sans Mono"), QStringLiteral("monospace")});
    else
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Inter Variable"), QStringLiteral("Noto Sans"),
                          QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    font.setItalic(face == TextFace::Italic);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size))));
    font.setWeight(weight == TextWeight::SemiBold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

LaidOutText layOut(const std::string &text, double size, TextWeight weight, TextFace face)
{
    QTextLayout layout(QString::fromStdString(text), fontFor(size, weight, face));
    layout.beginLayout();
    auto line = layout.createLine();
    line.setLineWidth(1e7);
    layout.endLayout();
    LaidOutText result;
    line.setPosition({0, -line.ascent()});
    result.runs = line.glyphRuns();
    result.width = line.naturalTextWidth();
    return result;
}

} // namespace

const LaidOutText &laidOut(const std::string &text, double size, TextWeight weight, TextFace face)
{
    thread_local std::unordered_map<std::string, LaidOutText> cache;
    const auto key = std::to_string(std::lround(size)) + (weight == TextWeight::SemiBold ? 'b' : 'r') +
                     static_cast<char>('0' + static_cast<int>(face)) + text;
    const auto found = cache.find(key);
    if (found != cache.end())
        return found->second;
    if (cache.size() >= mostTexts)
        cache.clear();
    return cache.emplace(key, layOut(text, size, weight, face)).first->second;
}

} // namespace lensboard
