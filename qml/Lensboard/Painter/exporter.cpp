// SPDX-License-Identifier: Apache-2.0
#include "scenepainter.h"

#include "base/files.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

// Sheets as PNG and PDF.
namespace lensboard {
namespace {

constexpr double mostPixels = 16384; // per side
constexpr double mostArea = 160e6;
constexpr double pointsPerUnit = 0.75; // 96 units are an inch
constexpr double mostPoints = 14400;   // of a PDF page side
constexpr int pdfResolution = 600;

QRectF regionOf(const Sheet &sheet)
{
    return {sheet.bounds.x, sheet.bounds.y, sheet.bounds.width, sheet.bounds.height};
}

PaintOptions exportPaint()
{
    PaintOptions options;
    options.allDetails = true;
    return options;
}

Error unwritable(const QString &path)
{
    return makeError("export.unwritable",
                     "The picture could not be written to " + path.toStdString() + "; choose another place.");
}

Result<void> write(const Result<QByteArray> &bytes, const QString &path)
{
    if (!bytes.ok())
        return bytes.error();
    const std::string_view view(bytes->constData(), static_cast<std::size_t>(bytes->size()));
    if (auto written = writeFileAtomically(path.toStdString(), view); !written.ok()) {
        auto error = unwritable(path);
        error.detail = written.error().message;
        return error;
    }
    return {};
}

} // namespace

QImage sheetImage(const Sheet &sheet, const ExportOptions &options)
{
    const QRectF region = regionOf(sheet);
    double scale = std::max(options.scale, 0.01);
    scale = std::min({scale, mostPixels / std::max(region.width(), 1.0), mostPixels / std::max(region.height(), 1.0),
                      std::sqrt(mostArea / std::max(region.width() * region.height(), 1.0))});
    const QSize size(std::max(1, static_cast<int>(std::floor(region.width() * scale))),
                     std::max(1, static_cast<int>(std::floor(region.height() * scale))));
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDotsPerMeterX(static_cast<int>(std::lround(scale * 96 / 0.0254)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    if (!options.embedded.empty())
        image.setText(QStringLiteral("lensboard"),
                      QString::fromLatin1(QByteArray::fromStdString(options.embedded).toBase64()));
    QPainter painter(&image);
    ScenePainter::paint(painter, sheet.items, region, scale, Palette(options.theme), exportPaint());
    return image;
}

Result<QByteArray> pngBytes(const Sheet &sheet, const ExportOptions &options)
{
    const auto image = sheetImage(sheet, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (image.isNull() || !buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return makeError("export.tooLarge", "There is not enough memory for this picture; choose a smaller scale.");
    return bytes;
}

Result<QByteArray> pdfBytes(const Sheet &sheet, const ExportOptions &options)
{
    const QRectF region = regionOf(sheet);
    const double side = std::max({region.width(), region.height(), 1.0}) * pointsPerUnit;
    const double fit = std::min(1.0, mostPoints / side);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return makeError("export.tooLarge", "There is not enough memory for this picture.");
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(pdfResolution);
        writer.setTitle(QString::fromStdString(sheet.title));
        writer.setCreator(QStringLiteral("Lensboard"));
        writer.setPageSize(
            QPageSize(region.size() * (pointsPerUnit * fit), QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        if (!options.embedded.empty())
            writer.addFileAttachment(QStringLiteral("document.lensboard"), QByteArray::fromStdString(options.embedded),
                                     QStringLiteral("application/vnd.lensboard+json"));
        QPainter painter;
        if (!painter.begin(&writer))
            return makeError("export.unwritable", "The PDF could not be begun.");
        const double scale = pdfResolution / 72.0 * pointsPerUnit * fit;
        ScenePainter::paint(painter, sheet.items, region, scale, Palette(options.theme), exportPaint());
    }
    return bytes;
}

Result<void> exportPng(const Sheet &sheet, const QString &path, const ExportOptions &options)
{
    return write(pngBytes(sheet, options), path);
}

Result<void> exportPdf(const Sheet &sheet, const QString &path, const ExportOptions &options)
{
    return write(pdfBytes(sheet, options), path);
}

} // namespace lensboard
