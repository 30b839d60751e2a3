// SPDX-License-Identifier: Apache-2.0
// The edits that the window offers; what they do is in model/edit, what they are called in the history is here.
#include "edit/edges.h"
#include "edit/lock.h"
#include "edit/nodes.h"
#include "edit/review.h"
#include "session.h"

#include <cmath>

namespace lensboard {

namespace {

Id toId(const QString &text)
{
    return Id(text.toStdString());
}

// What QML hands over as the kind of value that the definition asks for; nothing when it does not fit.
std::optional<PropertyData> toData(const QVariant &value, const PropertyDefinition *definition)
{
    const PropertyType type = definition ? definition->type : PropertyType::String;
    bool ok = false;
    switch (type) {
    case PropertyType::Boolean:
        return PropertyData(value.toBool());
    case PropertyType::Integer: {
        const double number = value.toDouble(&ok);
        return ok && std::abs(number) < 9e15 ? std::optional<PropertyData>(std::int64_t(std::llround(number)))
                                             : std::nullopt;
    }
    case PropertyType::Number: {
        const double number = value.toDouble(&ok);
        return ok && std::isfinite(number) ? std::optional<PropertyData>(number) : std::nullopt;
    }
    case PropertyType::List: {
        std::vector<std::string> items;
        const QStringList list =
            value.typeId() == QMetaType::QStringList ? value.toStringList() : value.toString().split(QLatin1Char(','));
        for (const QString &item : list) {
            if (!item.trimmed().isEmpty())
                items.push_back(item.trimmed().toStdString());
        }
        return PropertyData(std::move(items));
    }
    case PropertyType::Enum:
    case PropertyType::String:
        break;
    }
    return PropertyData(value.toString().toStdString());
}

// Makes the same change again in another transaction.
void replay(Transaction &transaction, const ChangeSet &change)
{
    for (const auto &[id, record] : change.added)
        transaction.put(record);
    for (const auto &[id, update] : change.updated)
        transaction.put(update.after);
    for (const auto &[id, record] : change.removed)
        transaction.remove(id);
}

const PropertyDefinition *named(const std::vector<PropertyDefinition> &definitions, const std::string &id)
{
    for (const PropertyDefinition &definition : definitions) {
        if (definition.id == id)
            return &definition;
    }
    return nullptr;
}

const PropertyDefinition *definitionOf(const Document &document, const Catalog &catalog, const Id &id,
                                       const std::string &property)
{
    if (const Node *node = document.node(id))
        return catalog.property(node->type, property);
    if (const Edge *edge = document.edge(id)) {
        const Node *from = document.node(edge->source);
        const Node *to = document.node(edge->target);
        for (const EdgeKind kind : edge->kinds) {
            if (const auto *found =
                    catalog.edgeProperty(toWord(kind), toWord(edge->mode), from->type, to->type, property))
                return found;
        }
        return nullptr;
    }
    if (const Boundary *boundary = document.boundary(id)) {
        const BoundaryKindInfo *kind = catalog.boundaryKind(toWord(boundary->kind));
        return kind ? named(kind->properties, property) : nullptr;
    }
    return named(catalog.workloadProperties(), property);
}

} // namespace

void Session::removeSelection()
{
    if (m_selection.empty())
        return;
    const QString what = m_selection.size() == 1 ? nameOf(QString::fromStdString(m_selection.front().text))
                                                 : tr("%1 elements").arg(m_selection.size());
    const std::vector<Id> ids = unlocked(Transaction(m_document), m_selection);
    if (ids.size() < m_selection.size())
        Q_EMIT refused(tr("What is locked stays. Unlock it first (Ctrl+L)."));
    edit(tr("Delete %1").arg(what), [ids](Transaction &transaction) { lensboard::remove(transaction, ids); });
}

void Session::moveSelection(double dx, double dy)
{
    edit(tr("Move"), [ids = m_selection, dx, dy](Transaction &transaction) {
        lensboard::move(transaction, ids, {dx, dy});
    });
}

void Session::rename(const QString &id, const QString &name)
{
    edit(tr("Rename %1").arg(nameOf(id)), [id = toId(id), name = name.trimmed().toStdString()](
                                              Transaction &transaction) { lensboard::rename(transaction, id, name); });
}

QString Session::addNode(const QString &type, double x, double y)
{
    if (!catalog().hasType(type.toStdString())) {
        Q_EMIT refused(tr("There is no service called “%1” in the catalogue.").arg(type));
        return {};
    }
    const QString name = QString::fromStdString(catalog().type(type.toStdString()).name);
    Transaction probe(m_document);
    const Id added = lensboard::addNode(probe, m_ids, catalog(), type.toStdString(), {x, y});
    edit(tr("Add %1").arg(name), [change = probe.change()](Transaction &transaction) { replay(transaction, change); });
    select({added});
    return QString::fromStdString(added.text);
}

Point Session::freePlace() const
{
    Point start = m_viewCenter;
    if (!m_selection.empty()) {
        if (const Node *node = m_document.node(m_selection.back()))
            start = {node->frame.center().x + nodeWidth + 80, node->frame.center().y};
    }
    start = {std::round(start.x / 10) * 10, std::round(start.y / 10) * 10};
    for (int ring = 0; ring < 60; ++ring) {
        const Point place{start.x, start.y + ring * (nodeHeight + 40)};
        const Rect frame{place.x - nodeWidth / 2 - 10, place.y - nodeHeight / 2 - 10, nodeWidth + 20, nodeHeight + 20};
        bool free = true;
        for (const auto &[id, node] : m_document.nodes())
            free = free && !node.frame.intersects(frame);
        if (free)
            return place;
    }
    return start;
}

QString Session::addConnected(const QString &type, const QString &source, double x, double y)
{
    Id added;
    Error refusal;
    const QString name = QString::fromStdString(catalog().type(type.toStdString()).name);
    edit(tr("Add %1").arg(name), [&](Transaction &transaction) {
        added = lensboard::addNode(transaction, m_ids, catalog(), type.toStdString(), {x, y});
        if (const auto edge = lensboard::connect(transaction, m_ids, catalog(), toId(source), added); !edge)
            refusal = edge.error();
    });
    if (added.empty())
        return {};
    select({added});
    if (!refusal.message.empty())
        Q_EMIT refused(QString::fromStdString(refusal.message));
    return QString::fromStdString(added.text);
}

QString Session::typeOf(const QString &id) const
{
    const Node *node = m_document.node(toId(id));
    return node ? QString::fromStdString(node->type) : QString();
}

QString Session::placeNode(const QString &type)
{
    const Point place = freePlace();
    const QString added = addNode(type, place.x, place.y);
    if (!added.isEmpty())
        Q_EMIT revealRequested({added});
    return added;
}

QString Session::addBoundary(const QString &kind, const QRectF &frame)
{
    const BoundaryKindInfo *info = catalog().boundaryKind(kind.toStdString());
    const auto known = boundaryKind(kind.toStdString());
    if (!info || !known)
        return {};
    Transaction probe(m_document);
    const Id added = lensboard::addBoundary(probe, m_ids, *known, info->title,
                                            {frame.x(), frame.y(), frame.width(), frame.height()});
    edit(tr("Add %1").arg(QString::fromStdString(info->title)),
         [change = probe.change()](Transaction &transaction) { replay(transaction, change); });
    select({added});
    return QString::fromStdString(added.text);
}

QString Session::surroundSelection()
{
    QRectF frame;
    for (const Id &id : m_selection) {
        const auto record = m_document.record(id);
        if (const auto *node = std::get_if<Node>(&*record))
            frame |= QRectF(node->frame.x, node->frame.y, node->frame.width, node->frame.height);
        if (const auto *boundary = std::get_if<Boundary>(&*record))
            frame |= QRectF(boundary->frame.x, boundary->frame.y, boundary->frame.width, boundary->frame.height);
    }
    if (frame.isEmpty())
        frame = QRectF(m_viewCenter.x - 200, m_viewCenter.y - 120, 400, 240);
    else
        frame.adjust(-40, -50, 40, 40);
    return addBoundary(QStringLiteral("group"), frame);
}

QString Session::addNote(const QString &text, double x, double y)
{
    Transaction probe(m_document);
    const Id added = lensboard::addNote(probe, m_ids, text.toStdString(), {x, y});
    edit(tr("Add note"), [change = probe.change()](Transaction &transaction) { replay(transaction, change); });
    select({added});
    return QString::fromStdString(added.text);
}

QString Session::connectNodes(const QString &source, const QString &target)
{
    Transaction probe(m_document);
    const auto checked = lensboard::connect(probe, m_ids, catalog(), toId(source), toId(target));
    if (!checked) {
        Q_EMIT refused(QString::fromStdString(checked.error().message));
        return {};
    }
    const auto record = probe.as<Edge>(*checked);
    edit(tr("Connect %1 to %2").arg(nameOf(source), nameOf(target)),
         [record](Transaction &transaction) { transaction.put(*record); });
    select({*checked});
    return QString::fromStdString(checked->text);
}

void Session::setEdgeKinds(const QString &edge, const QStringList &kinds)
{
    std::vector<std::string> words;
    for (const QString &kind : kinds)
        words.push_back(kind.toStdString());
    this->edit(tr("Change kind of %1").arg(nameOf(edge)), [this, id = toId(edge), words](Transaction &transaction) {
        lensboard::setEdgeKinds(transaction, catalog(), id, edgeKindsOf(words));
    });
}

void Session::setEdgeMode(const QString &edge, const QString &mode)
{
    this->edit(tr("Change mode of %1").arg(nameOf(edge)), [id = toId(edge), mode](Transaction &transaction) {
        lensboard::setEdgeMode(transaction, id, edgeMode(mode.toStdString()).value_or(EdgeMode::Unknown));
    });
}

void Session::setProperty(const QString &id, const QString &property, const QString &state, const QVariant &value)
{
    setProperties({toId(id)}, property, state, value);
}

void Session::setProperties(const std::vector<Id> &ids, const QString &property, const QString &state,
                            const QVariant &value)
{
    if (ids.empty())
        return;
    const std::string name = property.toStdString();
    const PropertyDefinition *definition = definitionOf(m_document, catalog(), ids.front(), name);
    std::optional<PropertyValue> next;
    if (state == QLatin1String("absent"))
        next = PropertyValue::absent();
    if (state == QLatin1String("stated")) {
        auto data = toData(value, definition);
        if (!data) {
            Q_EMIT refused(tr("“%1” is not a number.").arg(value.toString()));
            return;
        }
        next = PropertyValue::stated(std::move(*data));
    }
    const QString title = definition ? QString::fromStdString(definition->title) : property;
    const QString whose =
        ids.size() == 1 ? nameOf(QString::fromStdString(ids.front().text)) : tr("%1 elements").arg(ids.size());
    edit(tr("Set %1 of %2").arg(title, whose), [ids, name, next](Transaction &transaction) {
        for (const Id &id : ids)
            lensboard::setProperty(transaction, id, name, next);
    });
}

bool Session::isComplete() const
{
    return m_document.workload().stance == Workload::Stance::Complete;
}

void Session::setComplete(bool complete)
{
    edit(complete ? tr("Call the drawing complete") : tr("Call the drawing a sketch"),
         [complete](Transaction &transaction) {
             setStance(transaction, complete ? Workload::Stance::Complete : Workload::Stance::Sketch);
         });
}

void Session::setWorkload(const QString &field, const QString &value)
{
    edit(tr("Change the workload"), [field, text = value.toStdString()](Transaction &transaction) {
        if (field == QLatin1String("name"))
            lensboard::rename(transaction, transaction.document().workload().id, text);
        if (field == QLatin1String("stage"))
            setStage(transaction, stage(text).value_or(Workload::Stage::Unknown));
        if (field == QLatin1String("environment"))
            setEnvironment(transaction, text);
        if (field == QLatin1String("riskRules"))
            setRiskRules(transaction, text);
    });
}

bool Session::applyFix(const QString &key, int which)
{
    auto change = m_judge.fix(key.toStdString(), m_ids, static_cast<std::size_t>(std::max(0, which)));
    if (!change) {
        Q_EMIT refused(QString::fromStdString(change.error().message));
        return false;
    }
    const auto found = findings().find(key.toStdString());
    const QString title = found == findings().end() ? QString() : QString::fromStdString(found->second.title);
    QStringList added;
    for (const auto &[id, record] : change->added)
        added.append(QString::fromStdString(id.text));
    const bool done =
        edit(tr("Fix “%1”").arg(title), [change = *change](Transaction &transaction) { replay(transaction, change); });
    if (done && !added.isEmpty())
        Q_EMIT revealRequested(added);
    return done;
}

} // namespace lensboard
