// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

// The pages of the help: those of resources/help (contents.json says which, in what order), one per question of the
// lens made from its side file, and the reference of the rules cut into one page per pack. Read once, constant after
// that. A page is Markdown that begins with its title as "# …"; links name a page by its id ("judging",
// "question/rel_q2"), a heading in it ("judging#Your word wins") or a rule ("rule/SLS-REL-020").
namespace lensboard {

struct HelpPage
{
    QString id;
    QString title;
    QString section; // of the table of contents
    QString markdown;
};

struct HelpPlace
{
    QString page;
    QString heading; // plain text of the heading to show; empty: the top
};

struct HelpHit
{
    HelpPlace place;
    QString title;   // of the page, and of the heading where there is one
    QString excerpt; // one line around the first match
};

class HelpPages
{
public:
    // From the resources that are compiled in. `today` (ISO) marks numbers older than a year as ageing.
    [[nodiscard]] static HelpPages read(const QString &today);

    [[nodiscard]] const QList<HelpPage> &pages() const { return m_pages; }
    [[nodiscard]] const HelpPage *page(const QString &id) const;
    // Where a link leads; nothing for links that lead nowhere here.
    [[nodiscard]] std::optional<HelpPlace> resolve(const QString &link) const;
    // Places that have all words of the query, best first; empty for an empty query.
    [[nodiscard]] QList<HelpHit> search(const QString &query, int limit = 40) const;
    // What could not be read; a test wants none.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

private:
    void add(HelpPage page);
    void addFiles(const QString &today);
    void addRules(const QString &section, const QString &markdown, const QString &today);
    void addQuestions(const QString &section, const QString &today);

    QList<HelpPage> m_pages;
    QStringList m_problems;
    std::map<QString, HelpPlace> m_rules; // by rule id
};

} // namespace lensboard
