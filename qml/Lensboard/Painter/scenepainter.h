// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scene/sheet.h"

#include <QRectF>
#include <QString>

#include <set>

class QImage;
class QPainter;

// Draws display lists with QPainter: canvas tiles, PNG and PDF all come from here. Safe to call on any thread with a
// painter of that thread (QImage, not QPixmap). Needs a QGuiApplication for fonts. Text is fitted into its measured
// width. What would be too small to read or see is left out by the scale.
namespace lensboard {

struct PaintOptions
{
    bool background = true;  // fill the region with the canvas colour
    bool grid = false;       // dots every 20 units
    bool allDetails = false; // no level of detail, for exports
    double opacity = 1;
    // Records to draw pale, because a filter leaves them out; must outlive the call.
    const std::set<Id> *pale = nullptr;
};

class ScenePainter
{
public:
    // Draws what lies in `region` (canvas units); its top left corner comes to the painter's origin, one unit is
    // `scale` of the painter's units. `items` in drawing order.
    static void paint(QPainter &painter, const SceneItems &items, const QRectF &region, double scale,
                      const Palette &palette, const PaintOptions &options = {});
    // Draws one glyph of the catalogue into `frame` of the painter, in the given colour.
    static void paintGlyph(QPainter &painter, const std::string &glyph, const QRectF &frame, const Colour &colour);
    // Draws a badge, for lists and menus.
    static void paintBadge(QPainter &painter, const BadgeMark &badge, const Palette &palette);
};

struct ExportOptions
{
    Theme theme = Theme::Light;
    double scale = 2;     // PNG: pixels per unit; made smaller when the picture would exceed 16,384 pixels
    std::string embedded; // text kept in the file so that it can be opened again; empty: nothing
};

[[nodiscard]] QImage sheetImage(const Sheet &sheet, const ExportOptions &options = {});
// Errors: "export.unwritable", "export.tooLarge".
[[nodiscard]] Result<void> exportPng(const Sheet &sheet, const QString &path, const ExportOptions &options = {});
// One page as large as the picture, vector graphics.
[[nodiscard]] Result<void> exportPdf(const Sheet &sheet, const QString &path, const ExportOptions &options = {});
// The bytes of a PNG or PDF, for writing to stdout.
[[nodiscard]] Result<QByteArray> pngBytes(const Sheet &sheet, const ExportOptions &options = {});
[[nodiscard]] Result<QByteArray> pdfBytes(const Sheet &sheet, const ExportOptions &options = {});

} // namespace lensboard
