// SPDX-License-Identifier: Apache-2.0
#include "cataloginfo.h"

#include "catalog/catalog.h"

namespace lensboard {

QVariantList CatalogInfo::layers() const
{
    QVariantList list;
    for (const Layer &layer : catalog().layers()) {
        list.append(QVariantMap{{QStringLiteral("layerId"), QString::fromStdString(layer.id)},
                                {QStringLiteral("layerTitle"), QString::fromStdString(layer.title)},
                                {QStringLiteral("layerCount"), static_cast<int>(layer.types.size())}});
    }
    return list;
}

QVariantList CatalogInfo::boundaryKinds() const
{
    QVariantList list;
    for (const BoundaryKindInfo &kind : catalog().boundaryKinds()) {
        list.append(QVariantMap{{QStringLiteral("value"), QString::fromStdString(kind.id)},
                                {QStringLiteral("text"), QString::fromStdString(kind.title)}});
    }
    return list;
}

QString CatalogInfo::typeName(const QString &type) const
{
    return QString::fromStdString(catalog().type(type.toStdString()).name);
}

QString CatalogInfo::typeLayer(const QString &type) const
{
    return QString::fromStdString(catalog().type(type.toStdString()).layer);
}

QStringList CatalogInfo::typeGlyph(const QString &type) const
{
    QStringList paths;
    for (const std::string &path : catalog().glyphPaths(catalog().type(type.toStdString()).glyph))
        paths.append(QString::fromStdString(path));
    return paths;
}

} // namespace lensboard
