// SPDX-License-Identifier: Apache-2.0
#include "pathwalk.h"

#include <algorithm>
#include <tuple>

namespace lensboard {

namespace {

QString toText(const std::string &text)
{
    return QString::fromStdString(text);
}

// Whether a request or its data goes along the edge; the others only say who watches, guards or builds what.
bool carries(const Edge &edge)
{
    return edge.mode != EdgeMode::None;
}

int order(const Edge &edge)
{
    return edge.mode == EdgeMode::Sync ? 0 : 1;
}

class Walk
{
public:
    explicit Walk(const Document &document)
        : m_document(document)
    {
        for (const auto &[id, edge] : document.edges()) {
            if (carries(edge))
                m_out[edge.source].push_back(&edge);
        }
        for (auto &[id, edges] : m_out) {
            std::sort(edges.begin(), edges.end(), [&](const Edge *a, const Edge *b) {
                const auto rank = [&](const Edge *edge) {
                    const Rect &frame = m_document.node(edge->target)->frame;
                    return std::tuple(order(*edge), frame.y, frame.x, edge->id);
                };
                return rank(a) < rank(b);
            });
        }
    }

    std::vector<Id> from(const Id &entry)
    {
        std::vector<std::pair<Id, std::size_t>> stack{{entry, 0}};
        std::vector<Id> steps;
        m_seen.insert(entry);
        while (!stack.empty()) {
            const auto [node, at] = stack.back();
            const auto &edges = m_out[node];
            if (at == edges.size()) {
                stack.pop_back();
                continue;
            }
            ++stack.back().second;
            steps.push_back(edges[at]->id);
            if (m_seen.insert(edges[at]->target).second)
                stack.emplace_back(edges[at]->target, 0);
        }
        return steps;
    }

private:
    const Document &m_document;
    std::map<Id, std::vector<const Edge *>> m_out;
    std::set<Id> m_seen;
};

} // namespace

Id PathWalk::entry() const
{
    const Document &document = session()->document();
    for (const Id &id : session()->selected()) {
        if (document.node(id))
            return id;
        if (const Edge *edge = document.edge(id))
            return edge->source;
    }
    std::set<Id> reached;
    std::set<Id> leading;
    for (const auto &[id, edge] : document.edges()) {
        if (carries(edge)) {
            reached.insert(edge.target);
            leading.insert(edge.source);
        }
    }
    const Node *first = nullptr;
    for (const auto &[id, node] : document.nodes()) {
        const bool starts = leading.count(id) > 0 && reached.count(id) == 0;
        if (starts && (!first || std::tie(node.frame.x, node.frame.y) < std::tie(first->frame.x, first->frame.y)))
            first = &node;
    }
    return first ? first->id : Id();
}

bool PathWalk::start()
{
    if (!session())
        return false;
    m_entry = entry();
    m_step = 0;
    collect();
    if (m_edges.empty()) {
        Q_EMIT session()->refused(m_entry.empty()
                                      ? tr("There is no connection to follow yet.")
                                      : tr("No request goes on from %1.").arg(session()->nameOf(toText(m_entry.text))));
        stop();
        return false;
    }
    go(0);
    return true;
}

void PathWalk::collect()
{
    m_edges.clear();
    if (session()->document().node(m_entry))
        m_edges = Walk(session()->document()).from(m_entry);
}

void PathWalk::go(int step)
{
    if (!isActive())
        return;
    m_step = std::clamp(step, 0, count());
    show();
    Q_EMIT changed();
}

void PathWalk::show()
{
    const Document &document = session()->document();
    std::set<Id> lit{m_entry};
    for (const Id &id : m_edges) {
        lit.insert(id);
        lit.insert(document.edge(id)->target);
    }
    std::set<Id> faded;
    for (const SceneItemPtr &item : canvas()->scene().items()) {
        if (lit.count(item->record) == 0 && item->kind != ItemKind::Boundary)
            faded.insert(item->record);
    }
    canvas()->setFaded(std::move(faded));
    std::vector<Id> marks(m_edges.begin(), m_edges.begin() + m_step);
    const Edge *edge = m_step > 0 ? document.edge(m_edges[std::size_t(m_step - 1)]) : nullptr;
    const Id here = edge ? edge->target : m_entry;
    marks.push_back(here);
    canvas()->setMarks(std::move(marks), edge ? edge->id : here);
    QStringList shown{toText(here.text)};
    if (edge)
        shown << toText(edge->source.text);
    canvas()->reveal(shown);
}

QString PathWalk::caption() const
{
    if (!isActive() || !session())
        return {};
    if (m_step == 0)
        return tr("A request comes to %1.").arg(session()->nameOf(toText(m_entry.text)));
    const Edge *edge = session()->document().edge(m_edges[std::size_t(m_step - 1)]);
    if (!edge)
        return {};
    QStringList verbs;
    for (const EdgeKind kind : edge->kinds) {
        const EdgeKindInfo *info = session()->catalog().edgeKind(toWord(kind));
        verbs.append(info ? toText(info->verb) : toText(std::string(toWord(kind))));
    }
    const QString sentence = tr("%1 %2 %3", "service, verb, service")
                                 .arg(session()->nameOf(toText(edge->source.text)), verbs.join(tr(" and ")),
                                      session()->nameOf(toText(edge->target.text)));
    switch (edge->mode) {
    case EdgeMode::Sync:
        return tr("%1 and waits for the answer.").arg(sentence);
    case EdgeMode::Async:
        return tr("%1 and does not wait.").arg(sentence);
    case EdgeMode::Poll:
        return tr("%1, which asks for more by itself.").arg(sentence);
    case EdgeMode::Stream:
        return tr("%1, read in order as a stream.").arg(sentence);
    case EdgeMode::Unknown:
    case EdgeMode::None:
        break;
    }
    return sentence + QLatin1Char('.');
}

void PathWalk::stop()
{
    if (!isActive())
        return;
    m_entry = {};
    m_edges.clear();
    m_step = 0;
    if (canvas()) {
        canvas()->setFaded({});
        canvas()->setMarks({});
    }
    Q_EMIT changed();
}

void PathWalk::boardReplaced()
{
    stop();
}

void PathWalk::boardChanged()
{
    if (!isActive())
        return;
    collect();
    if (m_edges.empty())
        stop();
    else
        go(m_step);
}

} // namespace lensboard
