// SPDX-License-Identifier: Apache-2.0
#include "servicelistmodel.h"

#include "catalog/catalog.h"

#include <algorithm>

namespace lensboard {

ServiceListModel::ServiceListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ServiceListModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    fill();
}

void ServiceListModel::setAfter(const QString &type)
{
    if (type == m_after)
        return;
    m_after = type;
    fill();
}

void ServiceListModel::setLayer(const QString &layer)
{
    if (layer == m_layer)
        return;
    m_layer = layer;
    fill();
}

void ServiceListModel::setIds(const QStringList &ids)
{
    if (ids == m_ids)
        return;
    m_ids = ids;
    fill();
}

void ServiceListModel::fill()
{
    beginResetModel();
    const Catalog &all = catalog();
    m_types.clear();
    if (!m_filter.trimmed().isEmpty()) {
        m_types = all.search(m_filter.toStdString());
        if (!m_after.isEmpty()) {
            std::stable_partition(m_types.begin(), m_types.end(), [&](const ServiceType *type) {
                return all.connection(m_after.toStdString(), type->id).legal;
            });
        }
    } else if (!m_after.isEmpty()) {
        m_types = all.companions(m_after.toStdString());
    } else if (!m_layer.isEmpty()) {
        for (const std::string &id : all.layer(m_layer.toStdString()).types)
            m_types.push_back(&all.type(id));
    } else {
        for (const QString &id : m_ids) {
            if (all.hasType(id.toStdString()))
                m_types.push_back(&all.type(id.toStdString()));
        }
    }
    endResetModel();
    Q_EMIT changed();
}

QString ServiceListModel::typeAt(int row) const
{
    return row < 0 || row >= count() ? QString() : QString::fromStdString(m_types[std::size_t(row)]->id);
}

int ServiceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ServiceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ServiceType &type = *m_types[std::size_t(index.row())];
    switch (role) {
    case TypeId:
        return QString::fromStdString(type.id);
    case Qt::DisplayRole:
    case TypeName:
        return QString::fromStdString(type.name);
    case TypeFullName:
        return QString::fromStdString(type.fullName);
    case TypeLayer:
        return QString::fromStdString(type.layer);
    case TypeGlyph: {
        QStringList paths;
        for (const std::string &path : catalog().glyphPaths(type.glyph))
            paths.append(QString::fromStdString(path));
        return paths;
    }
    case TypeNote:
        if (type.lifecycle == Lifecycle::Deprecated)
            return tr("AWS is retiring this service");
        if (type.lifecycle == Lifecycle::Preview)
            return tr("Preview: not for production");
        return type.beyondLens ? tr("Beyond the lens: fewer rules") : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> ServiceListModel::roleNames() const
{
    return {{TypeId, "typeId"},       {TypeName, "typeName"},   {TypeFullName, "typeFullName"},
            {TypeLayer, "typeLayer"}, {TypeGlyph, "typeGlyph"}, {TypeNote, "typeNote"}};
}

} // namespace lensboard
