// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

// The boards that the start page offers to learn from, as resources/scenarios/scenarios.json lists them.
namespace lensboard {

class Scenarios : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QVariantList entries READ entries CONSTANT) // {id, title, detail}

public:
    using QObject::QObject;
    [[nodiscard]] static QVariantList entries();
};

} // namespace lensboard
