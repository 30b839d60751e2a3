// SPDX-License-Identifier: Apache-2.0
#include "svgimage.h"

#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

namespace lensboard {
namespace {

constexpr qsizetype mostBytes = 2 << 20;

// Only data: addresses and references within the picture stay.
QByteArray withoutReferences(const QByteArray &svg)
{
    static const QRegularExpression outside(QStringLiteral("href\\s*=\\s*([\"'])(?!data:|#)[^\"']*\\1"));
    return QString::fromUtf8(svg).replace(outside, QString()).toUtf8();
}

} // namespace

QImage svgImage(const QByteArray &svg, int longestSide)
{
    QSvgRenderer renderer;
    if (svg.size() > mostBytes || !svg.contains("<svg") || !renderer.load(withoutReferences(svg)))
        return {};
    QSizeF size = renderer.viewBoxF().size();
    if (size.isEmpty())
        size = renderer.defaultSize();
    if (size.isEmpty())
        return {};
    size.scale(longestSide, longestSide, Qt::KeepAspectRatio);
    QImage image(size.toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

} // namespace lensboard
