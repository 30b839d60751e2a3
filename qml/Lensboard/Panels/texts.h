// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"

#include <QString>

// Small steps from the model's words to the window's, shared by the list models.
namespace lensboard {

[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// "REL 2" for the question of a finding's first practice, or empty.
[[nodiscard]] QString codeOf(const Judge &judge, const Finding &finding);

// How a property is edited: "toggle", "integer", "number", "choice", "text" or "list".
[[nodiscard]] QString editorOf(const PropertyDefinition &definition);
// [{value, text}] of the permitted values of a choice.
[[nodiscard]] QVariantList optionsOf(const PropertyDefinition &definition);
// A default for people: "3 s", "yes"; empty when there is none.
[[nodiscard]] QString defaultTextOf(const PropertyDefinition &definition);
// "at least 1, at most 900"; empty without bounds.
[[nodiscard]] QString rangeOf(const PropertyDefinition &definition);
// What can be stated about a record, by its kind.
[[nodiscard]] std::vector<const PropertyDefinition *> definitionsOf(const Document &document, const Catalog &catalog,
                                                                    const Id &id);
[[nodiscard]] const PropertyDefinition *definitionOf(const Document &document, const Catalog &catalog, const Id &id,
                                                     std::string_view property);
[[nodiscard]] const Properties *propertiesOf(const Document &document, const Id &id);
[[nodiscard]] QVariant variantOf(const PropertyData &data);

} // namespace lensboard
