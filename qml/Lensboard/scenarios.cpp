// SPDX-License-Identifier: Apache-2.0
#include "scenarios.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace lensboard {

QVariantList Scenarios::entries()
{
    QFile file(QStringLiteral(":/lensboard/scenarios/scenarios.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())[QStringLiteral("scenarios")].toArray().toVariantList();
}

} // namespace lensboard
