// SPDX-License-Identifier: Apache-2.0
#include "inspectormodel.h"

#include "document/gone.h"
#include "texts.h"

#include <QFileInfo>

namespace lensboard {

InspectorModel::InspectorModel(QObject *parent)
    : KeyedListModel(parent)
{
}

void InspectorModel::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::selectionChanged, this, &InspectorModel::selectionMoved);
        connect(session, &Session::documentReplaced, this, &InspectorModel::selectionMoved);
        connect(session, &Session::changed, this, &InspectorModel::follow);
    }
    Q_EMIT sessionChanged();
    selectionMoved();
}

std::vector<Id> InspectorModel::subjectsNow() const
{
    if (!m_session)
        return {};
    if (m_session->selected().empty())
        return {m_session->document().workload().id};
    std::vector<Id> subjects;
    for (const Id &id : m_session->selected()) {
        if (m_session->document().contains(id))
            subjects.push_back(id);
    }
    return subjects;
}

void InspectorModel::selectionMoved()
{
    m_subjects = subjectsNow();
    replace(collect());
    Q_EMIT headChanged();
}

void InspectorModel::follow(const ChangeSet &change)
{
    const auto touched = [&change](const Id &id) {
        return change.updated.count(id) > 0 || change.removed.count(id) > 0 || change.added.count(id) > 0;
    };
    if (std::none_of(m_subjects.begin(), m_subjects.end(), touched))
        return;
    m_subjects = subjectsNow();
    sync(collect());
    Q_EMIT headChanged();
}

PropertyRow InspectorModel::rowFor(const std::string &property, const PropertyDefinition *definition) const
{
    PropertyRow row{property, definition, "unknown", {}};
    bool first = true;
    for (const Id &id : m_subjects) {
        const Properties *properties = propertiesOf(m_session->document(), id);
        const PropertyValue *found = properties ? findProperty(*properties, property) : nullptr;
        const PropertyValue value = found ? *found : PropertyValue();
        if (!first && (value.state != row.value.state || value.data != row.value.data)) {
            row.state = "mixed";
            return row;
        }
        first = false;
        row.value = value;
        row.state = value.state == PropertyValue::State::Stated   ? "stated"
                    : value.state == PropertyValue::State::Absent ? "absent"
                                                                  : "unknown";
    }
    return row;
}

std::vector<PropertyRow> InspectorModel::collect() const
{
    std::vector<PropertyRow> rows;
    if (m_subjects.empty())
        return rows;
    const Document &document = m_session->document();
    std::vector<const PropertyDefinition *> shared = definitionsOf(document, m_session->catalog(), m_subjects.front());
    for (std::size_t i = 1; i < m_subjects.size(); ++i) {
        const auto others = definitionsOf(document, m_session->catalog(), m_subjects[i]);
        std::erase_if(shared, [&](const PropertyDefinition *mine) {
            return std::none_of(others.begin(), others.end(),
                                [&](const auto *other) { return other->id == mine->id && other->type == mine->type; });
        });
    }
    for (const PropertyDefinition *definition : shared)
        rows.push_back(rowFor(definition->id, definition));
    const Properties *properties = propertiesOf(document, m_subjects.front());
    if (m_subjects.size() == 1 && properties) {
        for (const auto &property : *properties) {
            const std::string &name = property.first;
            const bool known =
                std::any_of(shared.begin(), shared.end(), [&](const auto *other) { return other->id == name; });
            if (!known)
                rows.push_back(rowFor(name, nullptr));
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const PropertyRow &a, const PropertyRow &b) {
        const auto place = [&](const PropertyRow &row) {
            if (!row.definition)
                return shared.size();
            for (std::size_t i = 0; i < shared.size(); ++i) {
                if (shared[i]->group == row.definition->group)
                    return i;
            }
            return shared.size();
        };
        return place(a) < place(b);
    });
    return rows;
}

const Edge *InspectorModel::edge() const
{
    return m_session && m_subjects.size() == 1 ? m_session->document().edge(m_subjects.front()) : nullptr;
}

QString InspectorModel::kind() const
{
    if (!m_session || m_subjects.empty())
        return QStringLiteral("none");
    if (m_subjects.size() > 1)
        return QStringLiteral("many");
    const Document &document = m_session->document();
    const Id &id = m_subjects.front();
    if (document.node(id))
        return QStringLiteral("node");
    if (document.edge(id))
        return QStringLiteral("edge");
    if (document.boundary(id))
        return QStringLiteral("boundary");
    return document.note(id) ? QStringLiteral("note") : QStringLiteral("workload");
}

QString InspectorModel::subject() const
{
    return m_subjects.size() == 1 ? text(m_subjects.front().text) : QString();
}

QString InspectorModel::name() const
{
    if (!m_session || m_subjects.empty())
        return {};
    if (m_subjects.size() > 1)
        return tr("%1 elements").arg(amount());
    if (const Edge *found = edge())
        return text(found->name);
    if (const Note *note = m_session->document().note(m_subjects.front()))
        return text(note->text);
    if (m_subjects.front() == m_session->document().workload().id)
        return text(m_session->document().workload().name);
    return m_session->nameOf(subject());
}

QString InspectorModel::typeId() const
{
    if (!m_session || m_subjects.empty())
        return {};
    QString type;
    for (const Id &id : m_subjects) {
        const Node *node = m_session->document().node(id);
        if (!node || (!type.isEmpty() && type != text(node->type)))
            return {};
        type = text(node->type);
    }
    return type;
}

QString InspectorModel::subtitle() const
{
    if (!m_session || m_subjects.empty())
        return {};
    const Document &document = m_session->document();
    if (!typeId().isEmpty()) {
        const Node *node = document.node(m_subjects.front());
        const QString full = text(m_session->catalog().type(node->type).fullName);
        return amount() == 1 && node->external ? tr("%1, outside this template").arg(full) : full;
    }
    if (const Edge *found = edge())
        return tr("%1 → %2").arg(m_session->nameOf(text(found->source.text)),
                                 m_session->nameOf(text(found->target.text)));
    if (amount() > 1)
        return tr("Of different types: what they have in common");
    if (const Boundary *boundary = document.boundary(m_subjects.front())) {
        const BoundaryKindInfo *info = m_session->catalog().boundaryKind(toWord(boundary->kind));
        return info ? text(info->title) : text(toWord(boundary->kind));
    }
    return document.note(m_subjects.front()) ? tr("Note") : tr("Nothing selected: the workload as a whole");
}

QString InspectorModel::origin() const
{
    if (!m_session || m_subjects.size() != 1)
        return {};
    const auto record = m_session->document().record(m_subjects.front());
    const auto words = [](const Origin &from) {
        if (from.file.empty() && from.logicalId.empty())
            return QString();
        QString place = from.file == "-" ? tr("pasted text") : QFileInfo(text(from.file)).fileName();
        if (from.line > 0)
            place += QStringLiteral(":%1").arg(from.line);
        return from.logicalId.empty() ? place : tr("%1 in %2").arg(text(from.logicalId), place);
    };
    if (const auto *node = std::get_if<Node>(&*record))
        return words(node->origin);
    if (const auto *boundary = std::get_if<Boundary>(&*record))
        return words(boundary->origin);
    if (const auto *found = std::get_if<Edge>(&*record)) {
        const QString place = words(found->origin);
        return found->via.empty() ? place
               : place.isEmpty()  ? text(found->via)
                                  : tr("%1, %2").arg(text(found->via), place);
    }
    return {};
}

bool InspectorModel::isGone() const
{
    return m_session && !m_subjects.empty() && std::all_of(m_subjects.begin(), m_subjects.end(), [&](const Id &id) {
               const Properties *properties = propertiesOf(m_session->document(), id);
               return properties && lensboard::isGone(*properties);
           });
}

QVariantList InspectorModel::kindOptions() const
{
    QVariantList options;
    const Edge *found = edge();
    if (!found)
        return options;
    const Document &document = m_session->document();
    const Connection connection = m_session->catalog().connection(
        document.node(found->source)->type, document.node(found->target)->type, found->source == found->target);
    for (const EdgeKindInfo &info : m_session->catalog().edgeKinds()) {
        const auto word = edgeKind(info.id);
        const bool checked = word && std::find(found->kinds.begin(), found->kinds.end(), *word) != found->kinds.end();
        if (checked || connection.permits(info.id))
            options.append(QVariantMap{{QStringLiteral("value"), text(info.id)},
                                       {QStringLiteral("text"), text(info.title)},
                                       {QStringLiteral("checked"), checked}});
    }
    return options;
}

QVariantList InspectorModel::modeOptions() const
{
    QVariantList options;
    const Edge *found = edge();
    if (!found)
        return options;
    QStringList words{text(toWord(found->mode))};
    for (const EdgeKind kind : found->kinds) {
        if (const EdgeKindInfo *info = m_session->catalog().edgeKind(toWord(kind))) {
            for (const std::string &mode : info->modes)
                words.append(text(mode));
        }
    }
    words.removeDuplicates();
    for (const QString &word : std::as_const(words))
        options.append(QVariantMap{{QStringLiteral("value"), word}, {QStringLiteral("text"), word}});
    return options;
}

QString InspectorModel::mode() const
{
    const Edge *found = edge();
    return found ? text(toWord(found->mode)) : QString();
}

QString InspectorModel::stage() const
{
    return m_session ? text(toWord(m_session->document().workload().stage)) : QString();
}

QString InspectorModel::environment() const
{
    return m_session ? text(m_session->document().workload().environment) : QString();
}

QString InspectorModel::riskRules() const
{
    return m_session ? text(m_session->document().workload().riskRules) : QString();
}

void InspectorModel::state(const QString &property, const QVariant &value)
{
    if (m_session)
        m_session->setProperties(m_subjects, property, QStringLiteral("stated"), value);
}

void InspectorModel::stateAbsent(const QString &property)
{
    if (m_session)
        m_session->setProperties(m_subjects, property, QStringLiteral("absent"), {});
}

void InspectorModel::forget(const QString &property)
{
    if (m_session)
        m_session->setProperties(m_subjects, property, QStringLiteral("unknown"), {});
}

void InspectorModel::toggleKind(const QString &kind)
{
    const Edge *found = edge();
    if (!found)
        return;
    QStringList kinds;
    for (const EdgeKind known : found->kinds)
        kinds.append(text(toWord(known)));
    if (!kinds.removeOne(kind))
        kinds.append(kind);
    if (!kinds.isEmpty())
        m_session->setEdgeKinds(subject(), kinds);
}

QVariant InspectorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PropertyRow &line = row(index);
    const PropertyDefinition *definition = line.definition;
    const bool stated = line.value.isStated() && line.state == "stated";
    switch (role) {
    case PropertyId:
        return text(line.key);
    case Qt::DisplayRole:
    case Title:
        return text(definition ? definition->title : line.key);
    case Group:
        return definition ? text(definition->group) : tr("Further");
    case Editor:
        return definition ? editorOf(*definition) : QStringLiteral("text");
    case Options:
        return definition ? optionsOf(*definition) : QVariantList();
    case Unit:
        return definition ? text(definition->unit) : QString();
    case State:
        return text(line.state);
    case Value:
        return stated ? variantOf(line.value.data) : QVariant();
    case ValueText:
        return stated ? text(toText(line.value.data)) : QString();
    case Default:
        return definition ? defaultTextOf(*definition) : QString();
    case Effective:
        return definition && definition->effective;
    case Help:
        return definition ? text(definition->help) : tr("The catalogue does not know this property; it is kept.");
    case Reason:
        return text(line.value.reason);
    case Range:
        return definition ? rangeOf(*definition) : QString();
    case Leads: // the first of its group
        return index.row() == 0 || data(this->index(index.row() - 1), Group) != data(index, Group);
    case FromTemplate:
        return line.state != "unknown" && line.value.origin == PropertyValue::Origin::Template;
    default:
        return {};
    }
}

QHash<int, QByteArray> InspectorModel::roleNames() const
{
    return {{PropertyId, "propertyId"},   {Title, "propertyTitle"},         {Group, "propertyGroup"},
            {Editor, "propertyEditor"},   {Options, "propertyOptions"},     {Unit, "propertyUnit"},
            {State, "propertyState"},     {Value, "propertyValue"},         {ValueText, "propertyText"},
            {Default, "propertyDefault"}, {Effective, "propertyEffective"}, {Help, "propertyHelp"},
            {Reason, "propertyReason"},   {Range, "propertyRange"},         {FromTemplate, "propertyFromTemplate"},
            {Leads, "propertyLeads"}};
}

} // namespace lensboard
