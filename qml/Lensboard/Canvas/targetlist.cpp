// SPDX-License-Identifier: Apache-2.0
#include "targetlist.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace lensboard {

void TargetList::setCanvas(CanvasView *canvas)
{
    if (canvas == m_canvas)
        return;
    m_canvas = canvas;
    fill();
}

void TargetList::setSource(const QString &source)
{
    m_source = Id(source.toStdString());
    fill();
}

void TargetList::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    fill();
}

int TargetList::legalCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.legal; }));
}

const Node *TargetList::nodeAt(int row) const
{
    const Session *session = m_canvas ? m_canvas->session() : nullptr;
    return session && row >= 0 && row < count() ? session->document().node(m_rows[std::size_t(row)].id) : nullptr;
}

void TargetList::fill()
{
    beginResetModel();
    m_rows.clear();
    Session *session = m_canvas ? m_canvas->session() : nullptr;
    const Node *source = session ? session->document().node(m_source) : nullptr;
    if (source) {
        const Point from = source->frame.center();
        for (const auto &[id, node] : session->document().nodes()) {
            const QString name = session->nameOf(QString::fromStdString(id.text));
            const ServiceType &type = session->catalog().type(node.type);
            const QString words = name + QLatin1Char(' ') + QString::fromStdString(type.name);
            if (!words.contains(m_filter.trimmed(), Qt::CaseInsensitive))
                continue;
            const Connection connection = session->catalog().connection(source->type, node.type, id == m_source);
            if (id == m_source && !connection.legal)
                continue;
            const Point to = node.frame.center();
            m_rows.push_back({id, connection.legal, std::hypot(to.x - from.x, to.y - from.y),
                              QString::fromStdString(connection.legal ? connection.label : connection.refusal)});
        }
        std::sort(m_rows.begin(), m_rows.end(), [this](const Row &a, const Row &b) {
            const auto rank = [this](const Row &row) {
                return std::tuple(!row.legal, row.id == m_source, row.distance, row.id);
            };
            return rank(a) < rank(b);
        });
    }
    endResetModel();
    Q_EMIT changed();
}

void TargetList::show(int row)
{
    if (!m_canvas)
        return;
    const SceneItemPtr from = m_canvas->scene().item(m_source);
    const Node *target = nodeAt(row);
    if (!from || !target) {
        m_canvas->showSketch({});
        return;
    }
    const ColourRole colour = m_rows[std::size_t(row)].legal ? ColourRole::Accent : ColourRole::High;
    const Rect &to = target->frame;
    const bool ahead = to.center().x >= from->body.center().x;
    LineShape line;
    line.points = {{ahead ? from->body.right() : from->body.x, from->body.center().y},
                   {ahead ? to.x : to.right(), to.center().y}};
    line.colour = colour;
    line.width = 2;
    line.endHead = ArrowHead::Filled;
    BoxShape box;
    box.rect = grown(to, 4);
    box.radius = 13;
    box.width = 2;
    box.stroke = colour;
    m_canvas->showSketch({box, line});
    m_canvas->reveal({QString::fromStdString(target->id.text)});
}

bool TargetList::connectTo(int row)
{
    const Node *target = nodeAt(row);
    if (!target)
        return false;
    const QString id = QString::fromStdString(target->id.text);
    m_canvas->showSketch({});
    return !m_canvas->session()->connectNodes(source(), id).isEmpty();
}

int TargetList::rowTowards(int row, int dx, int dy) const
{
    const Node *from = nodeAt(row);
    if (!from)
        return row;
    int best = row;
    double least = 0;
    for (int other = 0; other < count(); ++other) {
        const Node *node = nodeAt(other);
        const double ahead = (node->frame.center().x - from->frame.center().x) * dx +
                             (node->frame.center().y - from->frame.center().y) * dy;
        const double aside = std::abs((node->frame.center().x - from->frame.center().x) * dy) +
                             std::abs((node->frame.center().y - from->frame.center().y) * dx);
        if (ahead <= 0 || !m_rows[std::size_t(other)].legal || aside > 2.5 * ahead)
            continue;
        if (best == row || ahead + 2 * aside < least) {
            best = other;
            least = ahead + 2 * aside;
        }
    }
    return best;
}

int TargetList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TargetList::data(const QModelIndex &index, int role) const
{
    const Node *node = nodeAt(index.row());
    if (!node)
        return {};
    const ServiceType &type = m_canvas->session()->catalog().type(node->type);
    switch (role) {
    case Qt::DisplayRole:
    case TargetName:
        return m_canvas->session()->nameOf(QString::fromStdString(node->id.text));
    case TargetNote:
        return m_rows[std::size_t(index.row())].note;
    case TargetLayer:
        return QString::fromStdString(type.layer);
    case TargetGlyph: {
        QStringList paths;
        for (const std::string &path : m_canvas->session()->catalog().glyphPaths(type.glyph))
            paths.append(QString::fromStdString(path));
        return paths;
    }
    case TargetLegal:
        return m_rows[std::size_t(index.row())].legal;
    default:
        return {};
    }
}

QHash<int, QByteArray> TargetList::roleNames() const
{
    return {{TargetName, "targetName"},
            {TargetNote, "targetNote"},
            {TargetLayer, "targetLayer"},
            {TargetGlyph, "targetGlyph"},
            {TargetLegal, "targetLegal"}};
}

} // namespace lensboard
