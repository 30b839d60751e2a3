// SPDX-License-Identifier: Apache-2.0
#include "helppages.h"
#include "base/ageing.h"
#include "lens/builtin.h"
#include "questionpage.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace lensboard {

namespace {

QString resource(const QString &name)
{
    QFile file(QStringLiteral(":/lensboard/help/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Markdown without its signs, as far as headings and excerpts need it.
QString plainText(QString text)
{
    static const QRegularExpression link(QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)"));
    static const QRegularExpression address(QStringLiteral("<(https?:[^>]*)>"));
    static const QRegularExpression marks(QStringLiteral("(?<!\\\\)[*`|]+|\\\\(?=[^A-Za-z0-9 ])"));
    text.replace(link, QStringLiteral("\\1"));
    text.replace(address, QStringLiteral("\\1"));
    text.remove(marks);
    return text.simplified();
}

QString titleOf(const QString &markdown)
{
    return markdown.startsWith(QLatin1String("# ")) ? plainText(markdown.mid(2, markdown.indexOf(u'\n') - 2))
                                                    : QString();
}

// "checked on 2025-01-31" becomes "checked on 2025-01-31 (older than a year: check it again)".
QString withAges(QString markdown, const QString &today)
{
    static const QRegularExpression date(QStringLiteral("[Cc]hecked (?:on )?([0-9]{4}(?:-[0-9]{2}){0,2})"));
    for (qsizetype from = 0;;) {
        const auto match = date.match(markdown, from);
        if (!match.hasMatch())
            return markdown;
        from = match.capturedEnd();
        if (isAgeing(match.captured(1).toStdString(), today.toStdString()))
            markdown.insert(from, QStringLiteral(" (older than a year: check it again)"));
    }
}

struct Part
{
    QString heading; // empty for what stands before the first one
    QString text;
};

QList<Part> partsOf(const QString &markdown, const QString &sign)
{
    QList<Part> parts{Part{}};
    bool fenced = false;
    const auto lines = QStringView(markdown).split(u'\n');
    for (const QStringView line : lines) {
        if (line.startsWith(QLatin1String("```")))
            fenced = !fenced;
        if (!fenced && line.startsWith(sign))
            parts.append({plainText(line.mid(sign.size()).toString()), {}});
        parts.last().text += line.toString() + u'\n';
    }
    return parts;
}

QString excerptAround(const QString &text, const QString &word)
{
    const qsizetype at = std::max<qsizetype>(0, text.indexOf(word, 0, Qt::CaseInsensitive));
    const qsizetype from = at < 40 ? 0 : text.lastIndexOf(u' ', at - 30) + 1;
    return (from > 0 ? QStringLiteral("… ") : QString()) + text.mid(from, 140).trimmed();
}

} // namespace

HelpPages HelpPages::read(const QString &today)
{
    HelpPages pages;
    pages.addFiles(today);
    return pages;
}

void HelpPages::add(HelpPage page)
{
    page.title = titleOf(page.markdown);
    if (page.title.isEmpty())
        m_problems.append(QStringLiteral("help/%1: no title").arg(page.id));
    m_pages.append(std::move(page));
}

void HelpPages::addFiles(const QString &today)
{
    const auto json = QJsonDocument::fromJson(resource(QStringLiteral("contents.json")).toUtf8());
    const QJsonArray sections = json[QStringLiteral("sections")].toArray();
    if (sections.isEmpty())
        m_problems.append(QStringLiteral("help/contents.json: no sections"));
    for (const auto &entry : sections) {
        const QString section = entry[QStringLiteral("title")].toString();
        const QJsonArray names = entry[QStringLiteral("pages")].toArray();
        for (const auto &name : names) {
            const QString id = name.toString();
            if (id == QLatin1String("questions")) {
                addQuestions(section, today);
                continue;
            }
            const QString markdown = resource(id + QStringLiteral(".md"));
            if (id == QLatin1String("rules"))
                addRules(section, markdown, today);
            else
                add({id, {}, section, withAges(markdown, today)});
        }
    }
    // A page that nobody put into a section is shown all the same.
    const QStringList files = QDir(QStringLiteral(":/lensboard/help")).entryList({QStringLiteral("*.md")}, QDir::Files);
    for (const QString &file : files) {
        const QString id = file.chopped(3);
        if (id != QLatin1String("rules") && !page(id))
            add({id, {}, QStringLiteral("More"), withAges(resource(file), today)});
    }
}

void HelpPages::addRules(const QString &section, const QString &markdown, const QString &today)
{
    QString list;
    QList<HelpPage> packs;
    const QList<Part> parts = partsOf(markdown, QStringLiteral("## "));
    for (const Part &part : parts.mid(1)) {
        const QString name = part.heading.section(QStringLiteral(": "), -1);
        const QString id = QStringLiteral("rules/") + QString(name).toLower().replace(u' ', u'-');
        const QList<Part> rules = partsOf(part.text, QStringLiteral("### "));
        for (const Part &rule : rules.mid(1))
            m_rules[rule.heading.section(u' ', 0, 0)] = {id, rule.heading};
        list += QStringLiteral("- [%1](%2): %3 rules\n").arg(name, id).arg(rules.size() - 1);
        packs.append({id, {}, section, QStringLiteral("# Rules: ") + name + part.text.mid(part.text.indexOf(u'\n'))});
    }
    add({QStringLiteral("rules"), {}, section, parts.first().text + list});
    for (HelpPage &pack : packs) {
        pack.markdown = withAges(pack.markdown, today);
        add(std::move(pack));
    }
}

void HelpPages::addQuestions(const QString &section, const QString &today)
{
    const auto lens = builtinLens("serverless");
    if (!lens) {
        m_problems.append(QString::fromStdString(lens.error().toString()));
        return;
    }
    for (const Pillar &pillar : lens->lens().pillars) {
        for (const Question &question : pillar.questions)
            add({QStringLiteral("question/") + QString::fromStdString(question.id),
                 {},
                 section,
                 withAges(questionPage(*lens, pillar, question), today)});
    }
}

const HelpPage *HelpPages::page(const QString &id) const
{
    const auto found = std::find_if(m_pages.begin(), m_pages.end(), [&](const HelpPage &p) { return p.id == id; });
    return found == m_pages.end() ? nullptr : &*found;
}

std::optional<HelpPlace> HelpPages::resolve(const QString &link) const
{
    if (link.startsWith(QLatin1String("rule/"))) {
        const auto found = m_rules.find(link.mid(5));
        return found == m_rules.end() ? std::nullopt : std::optional(found->second);
    }
    QString id = link.section(u'#', 0, 0);
    if (id.endsWith(QLatin1String(".md")))
        id.chop(3);
    const QString heading = QString(link.section(u'#', 1)).replace(QLatin1String("%20"), QLatin1String(" "));
    const HelpPage *target = page(id);
    if (!target)
        return std::nullopt;
    if (!heading.isEmpty() && !target->markdown.contains(QStringLiteral("# ") + heading))
        return std::nullopt;
    return HelpPlace{id, heading};
}

QList<HelpHit> HelpPages::search(const QString &query, int limit) const
{
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    std::multimap<int, HelpHit> ranked;
    if (words.isEmpty())
        return {};
    const auto hasAll = [&](const QString &text) {
        return std::all_of(words.begin(), words.end(),
                           [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    for (const HelpPage &page : m_pages) {
        static const QRegularExpression heading(QStringLiteral("^##+ "), QRegularExpression::MultilineOption);
        const QString sign = page.markdown.contains(QLatin1String("\n### ")) && page.id.startsWith(u"rules/")
                                 ? QStringLiteral("### ")
                                 : QStringLiteral("## ");
        const QList<Part> parts = partsOf(page.markdown, sign);
        for (const Part &part : parts) {
            const QString text = plainText(QString(part.text).remove(heading));
            const QString title = part.heading.isEmpty() ? page.title : part.heading;
            if (!hasAll(title + u' ' + text))
                continue;
            const int rank = hasAll(title) ? (part.heading.isEmpty() ? 0 : 1) : 2;
            ranked.insert({rank,
                           {{page.id, part.heading},
                            part.heading.isEmpty() ? page.title : page.title + QStringLiteral(" › ") + part.heading,
                            excerptAround(text, words.first())}});
        }
    }
    QList<HelpHit> hits;
    for (auto &[rank, hit] : ranked) {
        if (hits.size() < limit)
            hits.append(hit);
    }
    return hits;
}

} // namespace lensboard
