// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

// What QML asks the catalogue beside lists of services: the palette layers, and how one type looks.
namespace lensboard {

class CatalogInfo : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    // {layerId, layerTitle, layerCount} in palette order.
    Q_PROPERTY(QVariantList layers READ layers CONSTANT)
    // {value, text} of the kinds of boundary.
    Q_PROPERTY(QVariantList boundaryKinds READ boundaryKinds CONSTANT)

public:
    using QObject::QObject;
    [[nodiscard]] QVariantList layers() const;
    [[nodiscard]] QVariantList boundaryKinds() const;
    Q_INVOKABLE QString typeName(const QString &type) const;
    Q_INVOKABLE QString typeLayer(const QString &type) const;
    Q_INVOKABLE QStringList typeGlyph(const QString &type) const;
};

} // namespace lensboard
