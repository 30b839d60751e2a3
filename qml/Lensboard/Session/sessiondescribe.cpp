// SPDX-License-Identifier: Apache-2.0
// Elements in words, for people who do not see the board, and what could stand in their place.
#include "edit/replace.h"
#include "session.h"

#include <algorithm>

namespace lensboard {

namespace {

QString toText(const std::string &text)
{
    return QString::fromStdString(text);
}

QString modeWords(EdgeMode mode)
{
    switch (mode) {
    case EdgeMode::Sync:
        return Session::tr("waits for the answer");
    case EdgeMode::Async:
        return Session::tr("does not wait");
    case EdgeMode::Poll:
        return Session::tr("polled");
    case EdgeMode::Stream:
        return Session::tr("read as a stream");
    case EdgeMode::Unknown:
    case EdgeMode::None:
        break;
    }
    return {};
}

// "To Orders, does not wait; to Jobs" from the edges of one direction.
QString neighbours(const Session &session, const Id &id, bool outgoing)
{
    QStringList parts;
    for (const auto &[edgeId, edge] : session.document().edges()) {
        if ((outgoing ? edge.source : edge.target) != id)
            continue;
        const QString other = session.nameOf(toText((outgoing ? edge.target : edge.source).text));
        const QString mode = modeWords(edge.mode);
        parts.append(mode.isEmpty() ? other : Session::tr("%1, %2", "neighbour, how it is called").arg(other, mode));
    }
    if (parts.isEmpty())
        return {};
    return outgoing ? Session::tr("To %1.").arg(parts.join(QStringLiteral("; ")))
                    : Session::tr("From %1.").arg(parts.join(QStringLiteral("; ")));
}

QString severityWords(const Finding &finding)
{
    if (finding.verdict == FindingVerdict::Ask)
        return Session::tr("open question");
    switch (finding.severity) {
    case Severity::High:
        return Session::tr("high risk");
    case Severity::Medium:
        return Session::tr("medium risk");
    case Severity::Low:
        break;
    }
    return Session::tr("low risk");
}

int weight(const Finding &finding)
{
    return finding.verdict == FindingVerdict::Ask ? -1 : static_cast<int>(finding.severity);
}

QString worstFinding(const Session &session, const Id &id)
{
    const Finding *worst = nullptr;
    int count = 0;
    for (const auto &[key, finding] : session.findings()) {
        if (finding.verdict == FindingVerdict::Pass || finding.decided || finding.subjects.empty() ||
            finding.subjects.front() != id)
            continue;
        ++count;
        if (!worst || weight(finding) > weight(*worst))
            worst = &finding;
    }
    if (!worst)
        return {};
    const QString sentence =
        Session::tr("Worst: %1, %2.").arg(severityWords(*worst), toText(std::string(worst->title)));
    return count == 1 ? sentence : sentence + QLatin1Char(' ') + Session::tr("%1 findings.").arg(count);
}

} // namespace

QString Session::describe(const QString &id) const
{
    const Id record(id.toStdString());
    QStringList sentences;
    if (const Node *node = m_document.node(record)) {
        const QString type = toText(catalog().type(node->type).name);
        const QString name = nameOf(id);
        sentences << (name == type ? tr("%1.").arg(type) : tr("%1 %2.", "service type and name").arg(type, name));
        if (const Boundary *boundary = m_document.boundary(node->parent))
            sentences << tr("In %1.").arg(toText(boundary->name));
        sentences << neighbours(*this, record, false) << neighbours(*this, record, true);
    } else if (const Edge *edge = m_document.edge(record)) {
        sentences << tr("Connection from %1 to %2.")
                         .arg(nameOf(toText(edge->source.text)), nameOf(toText(edge->target.text)));
        const QString mode = modeWords(edge->mode);
        sentences << (mode.isEmpty() ? QString() : mode + QLatin1Char('.'));
    } else if (m_document.boundary(record)) {
        sentences << tr("Boundary %1.").arg(nameOf(id));
    } else if (const Note *note = m_document.note(record)) {
        sentences << tr("Note: %1").arg(toText(note->text));
    } else {
        return nameOf(id);
    }
    sentences << worstFinding(*this, record);
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QStringList Session::replacementsFor(const QString &id) const
{
    const Id record(id.toStdString());
    const Node *node = m_document.node(record);
    if (!node)
        return {};
    std::vector<const Edge *> edges;
    for (const auto &[edgeId, edge] : m_document.edges()) {
        if (edge.source == record || edge.target == record)
            edges.push_back(&edge);
    }
    const std::string layer = catalog().type(node->type).layer;
    QStringList near;
    QStringList far;
    for (const Layer &other : catalog().layers()) {
        for (const std::string &type : other.types) {
            if (type == node->type)
                continue;
            const bool fits = std::all_of(edges.begin(), edges.end(), [&](const Edge *edge) {
                const std::string &from = edge->source == record ? type : m_document.node(edge->source)->type;
                const std::string &to = edge->target == record ? type : m_document.node(edge->target)->type;
                return catalog().connection(from, to, edge->source == edge->target).legal;
            });
            if (fits)
                (other.id == layer ? near : far).append(toText(type));
        }
    }
    return near + far;
}

QPointF Session::placeBeside() const
{
    const Point place = freePlace();
    return {place.x, place.y};
}

} // namespace lensboard
