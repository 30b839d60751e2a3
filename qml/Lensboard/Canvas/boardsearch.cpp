// SPDX-License-Identifier: Apache-2.0
#include "boardsearch.h"

#include <algorithm>
#include <tuple>

namespace lensboard {

void BoardSearch::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    collect();
}

void BoardSearch::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    const QString before = position() > 0 ? QString::fromStdString(m_hits[m_current].record.text) : QString();
    collect();
    const bool stays = !m_hits.empty() && QString::fromStdString(m_hits[m_current].record.text) == before;
    if (!m_hits.empty() && !stays)
        go();
}

QString BoardSearch::where() const
{
    return m_hits.empty() ? QString() : m_hits[m_current].where;
}

bool BoardSearch::fits(const QString &words) const
{
    return words.contains(m_text.trimmed(), Qt::CaseInsensitive);
}

void BoardSearch::addFindings(std::map<Id, Found> &found) const
{
    for (const auto &[key, finding] : session()->findings()) {
        if (finding.verdict == FindingVerdict::Pass || finding.subjects.empty())
            continue;
        const std::string &sentence = finding.verdict == FindingVerdict::Ask ? finding.question : finding.message;
        if (fits(finding.title) || fits(sentence) || fits(finding.rule))
            found.try_emplace(finding.subjects.front(),
                              Found{tr("Finding: %1").arg(QString::fromStdString(finding.title)), 2});
    }
}

// One hit per element; what it is called counts before what it is, and that before what is said about it.
void BoardSearch::collect()
{
    const Id before = m_hits.empty() ? Id() : m_hits[m_current].record;
    m_hits.clear();
    m_current = 0;
    if (m_open && session() && !m_text.trimmed().isEmpty()) {
        const Document &document = session()->document();
        std::map<Id, Found> found;
        for (const auto &[id, node] : document.nodes()) {
            const ServiceType &type = session()->catalog().type(node.type);
            if (fits(node.name))
                found.try_emplace(id, Found{QString::fromStdString(type.name), 0});
            else if (fits(type.name) || fits(type.fullName))
                found.try_emplace(id, Found{tr("Type: %1").arg(QString::fromStdString(type.fullName)), 0});
        }
        for (const auto &[id, edge] : document.edges()) {
            if (!edge.name.empty() && fits(edge.name))
                found.try_emplace(id, Found{tr("Connection"), 1});
        }
        for (const auto &[id, boundary] : document.boundaries()) {
            if (fits(boundary.name))
                found.try_emplace(id, Found{tr("Boundary"), 1});
        }
        for (const auto &[id, note] : document.notes()) {
            if (fits(note.text))
                found.try_emplace(id, Found{tr("Note"), 1});
        }
        addFindings(found);
        for (const auto &[id, hit] : found) {
            if (const SceneItemPtr item = canvas()->scene().item(id))
                m_hits.push_back({id, hit.where, {item->bounds.x, item->bounds.y}, hit.rank});
        }
        std::sort(m_hits.begin(), m_hits.end(), [](const Hit &a, const Hit &b) {
            return std::tie(a.rank, a.place.x, a.place.y, a.record) < std::tie(b.rank, b.place.x, b.place.y, b.record);
        });
        const auto again =
            std::find_if(m_hits.begin(), m_hits.end(), [&](const Hit &hit) { return hit.record == before; });
        if (again != m_hits.end())
            m_current = static_cast<std::size_t>(again - m_hits.begin());
    }
    mark();
    Q_EMIT changed();
}

void BoardSearch::mark()
{
    if (!canvas())
        return;
    std::vector<Id> marks;
    for (const Hit &hit : m_hits)
        marks.push_back(hit.record);
    canvas()->setMarks(std::move(marks), m_hits.empty() ? Id() : m_hits[m_current].record);
}

void BoardSearch::go()
{
    const Id record = m_hits[m_current].record;
    session()->select({record});
    mark();
    canvas()->reveal({QString::fromStdString(record.text)});
    Q_EMIT changed();
}

void BoardSearch::step(int by)
{
    if (m_hits.empty())
        return;
    const auto count = static_cast<int>(m_hits.size());
    m_current = static_cast<std::size_t>((static_cast<int>(m_current) + by + count) % count);
    go();
}

void BoardSearch::boardReplaced()
{
    m_hits.clear();
    m_current = 0;
    changeSoon();
}

void BoardSearch::boardChanged()
{
    if (m_open)
        collect();
}

} // namespace lensboard
