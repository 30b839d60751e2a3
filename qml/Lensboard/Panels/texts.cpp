// SPDX-License-Identifier: Apache-2.0
#include "texts.h"

#include <QCoreApplication>

namespace lensboard {

namespace {

QString tr(const char *words)
{
    return QCoreApplication::translate("lensboard::Texts", words);
}

} // namespace

QString codeOf(const Judge &judge, const Finding &finding)
{
    if (finding.practices.empty())
        return {};
    const std::string &practice = finding.practices.front();
    const std::string question = practice.substr(0, practice.find('.'));
    for (std::size_t lens = 0; lens < judge.lensCount(); ++lens) {
        if (const QuestionResult *result = judge.assessment(lens).question(question))
            return text(result->code);
    }
    return {};
}

QString editorOf(const PropertyDefinition &definition)
{
    switch (definition.type) {
    case PropertyType::Boolean:
        return QStringLiteral("toggle");
    case PropertyType::Integer:
        return QStringLiteral("integer");
    case PropertyType::Number:
        return QStringLiteral("number");
    case PropertyType::Enum:
        return QStringLiteral("choice");
    case PropertyType::List:
        return QStringLiteral("list");
    case PropertyType::String:
        break;
    }
    return QStringLiteral("text");
}

QVariantList optionsOf(const PropertyDefinition &definition)
{
    QVariantList options;
    for (const std::string &option : definition.options)
        options.append(QVariantMap{{QStringLiteral("value"), text(option)}, {QStringLiteral("text"), text(option)}});
    return options;
}

QString defaultTextOf(const PropertyDefinition &definition)
{
    const auto withUnit = [&](const QString &value) {
        return definition.unit.empty() ? value : value + QLatin1Char(' ') + text(definition.unit);
    };
    if (const bool *yes = std::get_if<bool>(&definition.defaultValue))
        return *yes ? tr("yes") : tr("no");
    if (const double *number = std::get_if<double>(&definition.defaultValue))
        return withUnit(text(numberText(*number)));
    if (const auto *word = std::get_if<std::string>(&definition.defaultValue))
        return withUnit(text(*word));
    if (const auto *list = std::get_if<std::vector<std::string>>(&definition.defaultValue))
        return text(toText(PropertyData(*list)));
    return {};
}

QString rangeOf(const PropertyDefinition &definition)
{
    const QString least = definition.min ? text(numberText(*definition.min)) : QString();
    const QString most = definition.max ? text(numberText(*definition.max)) : QString();
    if (!least.isEmpty() && !most.isEmpty())
        return tr("%1 to %2").arg(least, most);
    if (!least.isEmpty())
        return tr("at least %1").arg(least);
    return most.isEmpty() ? QString() : tr("at most %1").arg(most);
}

std::vector<const PropertyDefinition *> definitionsOf(const Document &document, const Catalog &catalog, const Id &id)
{
    std::vector<const PropertyDefinition *> all;
    const auto addAll = [&all](const std::vector<PropertyDefinition> &definitions) {
        for (const PropertyDefinition &definition : definitions)
            all.push_back(&definition);
    };
    if (const Node *node = document.node(id)) {
        addAll(catalog.properties(node->type));
    } else if (const Boundary *boundary = document.boundary(id)) {
        if (const BoundaryKindInfo *kind = catalog.boundaryKind(toWord(boundary->kind)))
            addAll(kind->properties);
    } else if (const Edge *edge = document.edge(id)) {
        for (const EdgeKind kind : edge->kinds) {
            for (const PropertyDefinition *definition :
                 catalog.edgeProperties(toWord(kind), toWord(edge->mode), document.node(edge->source)->type,
                                        document.node(edge->target)->type)) {
                const bool known =
                    std::any_of(all.begin(), all.end(), [&](const auto *other) { return other->id == definition->id; });
                if (!known)
                    all.push_back(definition);
            }
        }
    } else if (id == document.workload().id) {
        addAll(catalog.workloadProperties());
    }
    return all;
}

const PropertyDefinition *definitionOf(const Document &document, const Catalog &catalog, const Id &id,
                                       std::string_view property)
{
    for (const PropertyDefinition *definition : definitionsOf(document, catalog, id)) {
        if (definition->id == property)
            return definition;
    }
    return nullptr;
}

const Properties *propertiesOf(const Document &document, const Id &id)
{
    if (const Node *node = document.node(id))
        return &node->properties;
    if (const Edge *edge = document.edge(id))
        return &edge->properties;
    if (const Boundary *boundary = document.boundary(id))
        return &boundary->properties;
    return id == document.workload().id ? &document.workload().properties : nullptr;
}

QVariant variantOf(const PropertyData &data)
{
    if (const bool *value = std::get_if<bool>(&data))
        return *value;
    if (const auto *value = std::get_if<std::int64_t>(&data))
        return static_cast<qlonglong>(*value);
    if (const double *value = std::get_if<double>(&data))
        return *value;
    return text(toText(data));
}

} // namespace lensboard
