// SPDX-License-Identifier: Apache-2.0
#include "helpbrowser.h"

#include <QClipboard>
#include <QDate>
#include <QGuiApplication>
#include <QQmlEngine>

namespace lensboard {

HelpBrowser::HelpBrowser(QObject *parent)
    : QObject(parent)
{
}

HelpBrowser *HelpBrowser::create(QQmlEngine *engine, QJSEngine *)
{
    return new HelpBrowser(engine);
}

const HelpPages &HelpBrowser::pages() const
{
    if (!m_read) {
        m_pages = HelpPages::read(QDate::currentDate().toString(Qt::ISODate));
        m_read = true;
    }
    return m_pages;
}

QVariantList HelpBrowser::contents() const
{
    QVariantList rows;
    for (const HelpPage &page : pages().pages())
        rows.append(QVariantMap{{QStringLiteral("pageId"), page.id},
                                {QStringLiteral("title"), page.title},
                                {QStringLiteral("section"), page.section}});
    return rows;
}

QString HelpBrowser::markdown() const
{
    const HelpPage *shownPage = pages().page(page());
    QString markdown = shownPage ? shownPage->markdown : QString();
    return markdown.replace(QStringLiteral("{{keys}}"), m_keyTable);
}

void HelpBrowser::setKeyTable(const QString &table)
{
    if (table == m_keyTable)
        return;
    m_keyTable = table;
    Q_EMIT pageChanged();
}

void HelpBrowser::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
}

QVariantList HelpBrowser::results() const
{
    QVariantList rows;
    const QList<HelpHit> hits = pages().search(m_query);
    for (const HelpHit &hit : hits) {
        const QString heading = hit.place.heading.isEmpty() ? QString() : u'#' + hit.place.heading;
        rows.append(QVariantMap{{QStringLiteral("link"), hit.place.page + heading},
                                {QStringLiteral("title"), hit.title},
                                {QStringLiteral("excerpt"), hit.excerpt}});
    }
    return rows;
}

bool HelpBrowser::open(const QString &link)
{
    if (link.startsWith(QLatin1String("http:")) || link.startsWith(QLatin1String("https:"))) {
        m_outside = link;
        Q_EMIT pageChanged();
        Q_EMIT shown();
        return true;
    }
    const auto place = pages().resolve(link);
    if (!place)
        return false;
    const bool same = !m_trail.isEmpty() && place->page == page() && place->heading == heading();
    if (!same) {
        m_trail.resize(m_trail.isEmpty() ? 0 : m_at + 1);
        m_trail.append(*place);
    }
    go(m_trail.size() - 1);
    Q_EMIT shown();
    return true;
}

void HelpBrowser::go(qsizetype to)
{
    m_at = to;
    m_outside.clear();
    Q_EMIT pageChanged();
}

void HelpBrowser::back()
{
    if (canGoBack())
        go(m_at - 1);
}

void HelpBrowser::forward()
{
    if (canGoForward())
        go(m_at + 1);
}

void HelpBrowser::copyOutside()
{
    QGuiApplication::clipboard()->setText(m_outside);
}

void HelpBrowser::closeOutside()
{
    m_outside.clear();
    Q_EMIT pageChanged();
}

} // namespace lensboard
