// SPDX-License-Identifier: Apache-2.0
#include "boardfilter.h"

#include <algorithm>

namespace lensboard {

namespace {

QString toText(const std::string &text)
{
    return QString::fromStdString(text);
}

QVariantMap option(const QString &value, const QString &text)
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("text"), text}};
}

QVariantList sorted(QVariantList options)
{
    const auto textOf = [](const QVariant &entry) { return entry.toMap().value(QStringLiteral("text")).toString(); };
    std::sort(options.begin(), options.end(),
              [&](const QVariant &a, const QVariant &b) { return textOf(a).localeAwareCompare(textOf(b)) < 0; });
    return options;
}

} // namespace

BoardFilter::BoardFilter(QObject *parent)
    : CanvasCompanion(parent)
{
    connect(this, &BoardFilter::changed, this, &BoardFilter::changeSoon);
}

bool BoardFilter::isActive() const
{
    return !(m_pillar.isEmpty() && m_severity.isEmpty() && m_mode.isEmpty() && m_boundary.isEmpty() &&
             m_type.isEmpty());
}

int BoardFilter::totalCount() const
{
    return session() ? static_cast<int>(session()->document().nodes().size()) : 0;
}

void BoardFilter::clear()
{
    m_pillar.clear();
    m_severity.clear();
    m_mode.clear();
    m_boundary.clear();
    m_type.clear();
    Q_EMIT changed();
}

void BoardFilter::boardReplaced()
{
    clear();
}

QVariantList BoardFilter::boundaries() const
{
    QVariantList options;
    if (!session())
        return options;
    for (const auto &[id, boundary] : session()->document().boundaries())
        options.append(option(toText(id.text), toText(boundary.name)));
    return sorted(options);
}

QVariantList BoardFilter::types() const
{
    QVariantList options;
    if (!session())
        return options;
    std::set<std::string> types;
    for (const auto &[id, node] : session()->document().nodes())
        types.insert(node.type);
    for (const std::string &type : types)
        options.append(option(toText(type), toText(session()->catalog().type(type).name)));
    return sorted(options);
}

std::set<Id> BoardFilter::nodesInside(const Id &boundary) const
{
    const Document &document = session()->document();
    std::set<Id> inside;
    for (const auto &[id, node] : document.nodes()) {
        Id parent = node.parent;
        while (!parent.empty() && parent != boundary) {
            const Boundary *around = document.boundary(parent);
            parent = around ? around->parent : Id();
        }
        if (!parent.empty())
            inside.insert(id);
    }
    return inside;
}

std::set<Id> BoardFilter::withFindings() const
{
    std::set<Id> marked;
    for (const auto &[key, finding] : session()->findings()) {
        const bool asks = finding.verdict == FindingVerdict::Ask;
        if (finding.decided || (finding.verdict != FindingVerdict::Fail && !asks))
            continue;
        const std::string_view word = asks ? "ask" : toWord(finding.severity);
        const bool severe = m_severity.isEmpty() ? !asks : m_severity.toStdString() == word;
        const bool pillar = m_pillar.isEmpty() || toText(session()->judge().pillarOf(finding)) == m_pillar;
        if (!severe || !pillar)
            continue;
        marked.insert(finding.subjects.begin(), finding.subjects.end());
        marked.insert(finding.path.begin(), finding.path.end());
    }
    return marked;
}

std::set<Id> BoardFilter::fitting() const
{
    const Document &document = session()->document();
    const bool findings = !m_pillar.isEmpty() || !m_severity.isEmpty();
    const std::set<Id> marked = findings ? withFindings() : std::set<Id>();
    const Id around(m_boundary.toStdString());
    const std::set<Id> inside = around.empty() ? std::set<Id>() : nodesInside(around);
    const std::string type = m_type.toStdString();
    const std::string mode = m_mode.toStdString();
    const auto placed = [&](const Id &id) { return around.empty() || inside.count(id) > 0; };
    const auto typed = [&](const Id &id) { return type.empty() || document.node(id)->type == type; };
    std::set<Id> touched; // by a connection of the mode
    std::set<Id> fits;
    for (const auto &[id, edge] : document.edges()) {
        if (!mode.empty() && toWord(edge.mode) != mode)
            continue;
        touched.insert(edge.source);
        touched.insert(edge.target);
        const bool end = (placed(edge.source) && typed(edge.source)) || (placed(edge.target) && typed(edge.target));
        if (end && (!findings || marked.count(id) > 0))
            fits.insert(id);
    }
    for (const auto &[id, node] : document.nodes()) {
        if (placed(id) && typed(id) && (mode.empty() || touched.count(id) > 0) && (!findings || marked.count(id) > 0))
            fits.insert(id);
    }
    for (const auto &[id, boundary] : document.boundaries()) {
        if (findings && marked.count(id) > 0 && mode.empty() && type.empty() && (around.empty() || id == around))
            fits.insert(id);
    }
    return fits;
}

// A boundary is shown when something in it is.
void BoardFilter::addFrames(std::set<Id> &fitting) const
{
    const Document &document = session()->document();
    for (const auto &[id, node] : document.nodes()) {
        Id parent = fitting.count(id) > 0 ? node.parent : Id();
        while (!parent.empty() && fitting.insert(parent).second) {
            const Boundary *around = document.boundary(parent);
            parent = around ? around->parent : Id();
        }
    }
    if (!m_boundary.isEmpty())
        fitting.insert(Id(m_boundary.toStdString()));
}

void BoardFilter::boardChanged()
{
    std::set<Id> faded;
    m_shown = totalCount();
    if (isActive()) {
        const Document &document = session()->document();
        std::set<Id> fits = fitting();
        addFrames(fits);
        m_shown = static_cast<int>(std::count_if(document.nodes().begin(), document.nodes().end(),
                                                 [&](const auto &entry) { return fits.count(entry.first) > 0; }));
        for (const SceneItemPtr &item : canvas()->scene().items()) {
            if (fits.count(item->record) == 0)
                faded.insert(item->record);
        }
    }
    canvas()->setFaded(std::move(faded));
    Q_EMIT applied();
}

} // namespace lensboard
