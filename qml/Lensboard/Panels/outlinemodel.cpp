// SPDX-License-Identifier: Apache-2.0
#include "outlinemodel.h"

#include "texts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lensboard {

namespace {

// Writes the rows of a document from the outside inwards.
class Outline
{
public:
    Outline(const Session &session, QString filter, const std::set<Id> &closed, const std::set<Id> &opened)
        : m_session(session)
        , m_document(session.document())
        , m_filter(std::move(filter))
        , m_closed(closed)
        , m_opened(opened)
    {
        for (const auto &[id, boundary] : m_document.boundaries())
            m_boundaries[boundary.parent].push_back(&boundary);
        for (const auto &[id, node] : m_document.nodes())
            m_nodes[node.parent].push_back(&node);
        for (const auto &[id, note] : m_document.notes())
            m_notes[note.parent].push_back(&note);
        for (const auto &[id, edge] : m_document.edges()) {
            m_edges[edge.source].push_back(&edge);
            if (edge.target != edge.source)
                m_edges[edge.target].push_back(&edge);
        }
        inReadingOrder(m_boundaries);
        inReadingOrder(m_nodes);
        inReadingOrder(m_notes);
    }

    std::vector<OutlineRow> rows()
    {
        addInside(Id(), 0);
        return std::move(m_rows);
    }

private:
    template <typename T>
    static void inReadingOrder(std::map<Id, std::vector<const T *>> &groups)
    {
        for (auto &[id, group] : groups) {
            std::sort(group.begin(), group.end(), [](const T *a, const T *b) {
                return std::tie(a->frame.x, a->frame.y, a->id) < std::tie(b->frame.x, b->frame.y, b->id);
            });
        }
    }

    [[nodiscard]] bool fits(const std::string &title, const std::string &note) const
    {
        return m_filter.isEmpty() || text(title).contains(m_filter, Qt::CaseInsensitive) ||
               text(note).contains(m_filter, Qt::CaseInsensitive);
    }

    // True when something was added.
    bool addInside(const Id &parent, int depth)
    {
        const std::size_t before = m_rows.size();
        for (const Boundary *boundary : m_boundaries[parent])
            addBoundary(*boundary, depth);
        for (const Node *node : m_nodes[parent])
            addNode(*node, depth);
        for (const Note *note : m_notes[parent]) {
            const std::string line = note->text.substr(0, note->text.find('\n'));
            if (fits(note->text, {}))
                m_rows.push_back({note->id.text, note->id, "note", depth, false, false, line, {}});
        }
        return m_rows.size() > before;
    }

    void addBoundary(const Boundary &boundary, int depth)
    {
        const BoundaryKindInfo *kind = m_session.catalog().boundaryKind(toWord(boundary.kind));
        const std::string note = kind ? kind->title : std::string();
        const bool full =
            !m_boundaries[boundary.id].empty() || !m_nodes[boundary.id].empty() || !m_notes[boundary.id].empty();
        const bool open = full && (!m_filter.isEmpty() || m_closed.count(boundary.id) == 0);
        m_rows.push_back({boundary.id.text, boundary.id, "boundary", depth, full, open,
                          boundary.name.empty() ? note : boundary.name, note});
        const bool any = open && addInside(boundary.id, depth + 1);
        if (!any && !fits(boundary.name, note))
            m_rows.pop_back();
    }

    void addNode(const Node &node, int depth)
    {
        const std::string type = m_session.catalog().type(node.type).name;
        const std::string name = node.name.empty() ? type : node.name;
        if (!fits(name, type))
            return;
        const auto &edges = m_edges[node.id];
        const bool open = m_opened.count(node.id) > 0 && !edges.empty();
        m_rows.push_back({node.id.text, node.id, "node", depth, !edges.empty(), open, name, name == type ? "" : type});
        if (!open)
            return;
        for (const bool outgoing : {false, true}) {
            for (const Edge *edge : edges) {
                if ((edge->source == node.id) == outgoing)
                    addEdge(*edge, node.id, outgoing, depth + 1);
            }
        }
    }

    void addEdge(const Edge &edge, const Id &node, bool outgoing, int depth)
    {
        const Id &other = outgoing ? edge.target : edge.source;
        const std::string verb = edge.kinds.empty() ? std::string() : std::string(toWord(edge.kinds.front()));
        const EdgeKindInfo *kind = m_session.catalog().edgeKind(verb);
        m_rows.push_back({node.text + "/" + edge.id.text, edge.id, outgoing ? "out" : "in", depth, false, false,
                          m_session.nameOf(text(other.text)).toStdString(),
                          !edge.name.empty() ? edge.name
                          : kind             ? (outgoing ? kind->verb : kind->passive)
                                             : verb});
    }

    const Session &m_session;
    const Document &m_document;
    QString m_filter;
    const std::set<Id> &m_closed;
    const std::set<Id> &m_opened;
    std::map<Id, std::vector<const Boundary *>> m_boundaries;
    std::map<Id, std::vector<const Node *>> m_nodes;
    std::map<Id, std::vector<const Note *>> m_notes;
    std::map<Id, std::vector<const Edge *>> m_edges;
    std::vector<OutlineRow> m_rows;
};

} // namespace

OutlineModel::OutlineModel(QObject *parent)
    : KeyedListModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &OutlineModel::refresh);
}

void OutlineModel::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::changed, &m_soon, qOverload<>(&QTimer::start));
        connect(session, &Session::documentReplaced, &m_soon, qOverload<>(&QTimer::start));
        connect(session, &Session::selectionChanged, this, &OutlineModel::markSelection);
    }
    m_soon.start();
    Q_EMIT sessionChanged();
}

void OutlineModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
    Q_EMIT filterChanged();
}

void OutlineModel::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    refresh();
    Q_EMIT shownChanged();
}

void OutlineModel::refresh()
{
    if (m_shown)
        sync(collect());
    Q_EMIT countChanged();
    Q_EMIT selectionMoved();
}

std::vector<OutlineRow> OutlineModel::collect() const
{
    if (!m_session)
        return {};
    return Outline(*m_session, m_filter.trimmed(), m_closed, m_opened).rows();
}

void OutlineModel::markSelection()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Selected});
    Q_EMIT selectionMoved();
}

int OutlineModel::rowOf(const Id &record) const
{
    const auto found =
        std::find_if(rows().begin(), rows().end(), [&](const OutlineRow &row) { return row.record == record; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int OutlineModel::selectedRow() const
{
    return m_session && !m_session->selected().empty() ? rowOf(m_session->selected().front()) : -1;
}

void OutlineModel::setExpanded(int row, bool expanded)
{
    if (row < 0 || row >= rowCount() || !rows()[std::size_t(row)].expandable)
        return;
    const OutlineRow &line = rows()[std::size_t(row)];
    std::set<Id> &set = line.kind == "boundary" ? m_closed : m_opened;
    if ((line.kind == "boundary") == expanded)
        set.erase(line.record);
    else
        set.insert(line.record);
    refresh();
}

void OutlineModel::select(int row, bool more)
{
    if (!m_session || row < 0 || row >= rowCount())
        return;
    const Id record = rows()[std::size_t(row)].record;
    std::vector<Id> chosen;
    if (more) {
        chosen = m_session->selected();
        if (std::erase(chosen, record) == 0)
            chosen.push_back(record);
    } else {
        chosen.push_back(record);
    }
    m_session->select(std::move(chosen));
    Q_EMIT m_session->revealRequested({text(record.text)});
}

int OutlineModel::parentRow(int row) const
{
    if (row < 0 || row >= rowCount())
        return -1;
    const int depth = rows()[std::size_t(row)].depth;
    for (int above = row - 1; above >= 0; --above) {
        if (rows()[std::size_t(above)].depth < depth)
            return above;
    }
    return -1;
}

int OutlineModel::otherEnd(int row)
{
    if (!m_session || row < 0 || row >= rowCount())
        return -1;
    const OutlineRow &line = rows()[std::size_t(row)];
    const Edge *edge = m_session->document().edge(line.record);
    if (!edge)
        return -1;
    const int there = rowOf(line.kind == "out" ? edge->target : edge->source);
    select(there);
    return there;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutlineRow &line = row(index);
    const Node *node = m_session ? m_session->document().node(line.record) : nullptr;
    switch (role) {
    case Record:
        return text(line.record.text);
    case Kind:
        return text(line.kind);
    case Qt::DisplayRole:
    case Title:
        return text(line.title);
    case Note:
        return text(line.note);
    case Depth:
        return line.depth;
    case Expandable:
        return line.expandable;
    case Expanded:
        return line.expanded;
    case Selected:
        return m_session && m_session->isSelected(line.record);
    case Spoken:
        return m_session ? m_session->describe(text(line.record.text)) : QString();
    case Layer:
        return node ? text(m_session->catalog().type(node->type).layer) : QString();
    case Glyph: {
        QStringList paths;
        if (node) {
            for (const std::string &path : m_session->catalog().glyphPaths(m_session->catalog().type(node->type).glyph))
                paths.append(text(path));
        }
        return paths;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> OutlineModel::roleNames() const
{
    return {{Record, "lineRecord"},     {Kind, "lineKind"},         {Title, "lineTitle"},
            {Note, "lineNote"},         {Depth, "lineDepth"},       {Expandable, "lineExpandable"},
            {Expanded, "lineExpanded"}, {Selected, "lineSelected"}, {Spoken, "lineSpoken"},
            {Layer, "lineLayer"},       {Glyph, "lineGlyph"}};
}

} // namespace lensboard
