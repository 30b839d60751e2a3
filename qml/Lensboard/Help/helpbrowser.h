// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helppages.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

class QQmlEngine;
class QJSEngine;

// Reads the help: which page is shown, the way back and forward, search. One per process, so that any part of the
// window can ask for a page (`open`); the view shows itself on `shown`. Nothing is ever fetched: an address outside
// becomes `outside`, to be shown and copied.
namespace lensboard {

class HelpBrowser : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QVariantList contents READ contents CONSTANT) // {pageId, title, section}
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString heading READ heading NOTIFY pageChanged)
    Q_PROPERTY(QString markdown READ markdown NOTIFY pageChanged)
    // Stands where a page says {{keys}}: what the window answers to, which people can change.
    Q_PROPERTY(QString keyTable READ keyTable WRITE setKeyTable NOTIFY pageChanged)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY pageChanged)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY pageChanged)
    Q_PROPERTY(QString outside READ outside NOTIFY pageChanged)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(QVariantList results READ results NOTIFY queryChanged) // {link, title, excerpt}

public:
    explicit HelpBrowser(QObject *parent = nullptr);
    static HelpBrowser *create(QQmlEngine *engine, QJSEngine *scriptEngine);

    [[nodiscard]] QVariantList contents() const;
    [[nodiscard]] QString page() const { return m_trail.value(m_at).page; }
    [[nodiscard]] QString heading() const { return m_trail.value(m_at).heading; }
    [[nodiscard]] QString markdown() const;
    [[nodiscard]] QString keyTable() const { return m_keyTable; }
    void setKeyTable(const QString &table);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_trail.size(); }
    [[nodiscard]] QString outside() const { return m_outside; }
    [[nodiscard]] QString query() const { return m_query; }
    void setQuery(const QString &query);
    [[nodiscard]] QVariantList results() const;

    // Whether a link leads to a page of this help; nothing outside counts.
    Q_INVOKABLE bool has(const QString &link) const { return pages().resolve(link).has_value(); }
    // A page, a heading of one, a rule, or an address outside. False when it leads nowhere.
    Q_INVOKABLE bool open(const QString &link);
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();
    Q_INVOKABLE void copyOutside();
    Q_INVOKABLE void closeOutside();

Q_SIGNALS:
    void pageChanged();
    void queryChanged();
    void shown(); // somebody asked for a page

private:
    [[nodiscard]] const HelpPages &pages() const;
    void go(qsizetype to);

    mutable HelpPages m_pages;
    mutable bool m_read = false;
    QList<HelpPlace> m_trail;
    qsizetype m_at = 0;
    QString m_outside;
    QString m_query;
    QString m_keyTable;
};

} // namespace lensboard
