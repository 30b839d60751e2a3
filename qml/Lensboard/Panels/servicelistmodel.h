// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

// Service types of the catalogue for palettes: those of one layer, those that fit a search text (best first; with
// `after`, those that may follow come first), those that may follow a type, or a given list, in this order of
// precedence: `filter`, `after`, `layer`, `ids`.
namespace lensboard {

struct ServiceType;

class ServiceListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    Q_PROPERTY(QString after READ after WRITE setAfter NOTIFY changed)
    Q_PROPERTY(QString layer READ layer WRITE setLayer NOTIFY changed)
    Q_PROPERTY(QStringList ids READ ids WRITE setIds NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role { TypeId = Qt::UserRole + 1, TypeName, TypeFullName, TypeLayer, TypeGlyph, TypeNote };
    Q_ENUM(Role)

    explicit ServiceListModel(QObject *parent = nullptr);

    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] QString after() const { return m_after; }
    void setAfter(const QString &type);
    [[nodiscard]] QString layer() const { return m_layer; }
    void setLayer(const QString &layer);
    [[nodiscard]] QStringList ids() const { return m_ids; }
    void setIds(const QStringList &ids);
    [[nodiscard]] int count() const { return static_cast<int>(m_types.size()); }
    // Empty when there is no such row.
    Q_INVOKABLE QString typeAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    void fill();

    QString m_filter;
    QString m_after;
    QString m_layer;
    QStringList m_ids;
    std::vector<const ServiceType *> m_types;
};

} // namespace lensboard
