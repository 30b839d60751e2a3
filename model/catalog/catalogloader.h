// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "catalog/catalogdata.h"

#include <memory>
#include <optional>

// Turns the data files into CatalogData, file by file; the first fault ends it. Private to this folder. Order matters:
// properties before types, types before everything that selects types.
namespace lensboard {

// The array or object below a key, or an empty one. The result lives as long as the owner.
[[nodiscard]] const Json &listAt(const Json &owner, const char *key);
[[nodiscard]] const Json &objectAt(const Json &owner, const char *key);

class CatalogLoader
{
public:
    [[nodiscard]] Result<std::unique_ptr<const CatalogData>> load();

private:
    using Step = void (CatalogLoader::*)(const Json &root);

    void readProperties(const Json &root);
    void readCommon(const Json &root);
    void readLayer(const Json &root);
    void finishTypes();
    void readEdges(const Json &root);
    void readConnections(const Json &root);
    void readLimits(const Json &root);
    void readRuntimes(const Json &root);
    void readIac(const Json &root);
    void readGlyphs(const Json &root);

    void readFile(const std::string &path, Step step);
    void fail(const std::string &message);
    [[nodiscard]] ServiceType serviceType(const Json &entry, const std::string &layer);
    [[nodiscard]] std::vector<PropertyDefinition> propertyList(const Json &owner,
                                                               const TextMap<PropertyDefinition> &vocabulary);
    [[nodiscard]] PropertyDefinition propertyDefinition(const Json &entry);
    void refine(PropertyDefinition &property, const Json &entry);
    void readRow(const Json &entry, const char *fromKey, const char *toKey, std::vector<ConnectionRow> &rows);
    [[nodiscard]] ConnectionChoice choice(const std::string &text);
    [[nodiscard]] std::string choiceLabel(const ConnectionChoice &choice) const;
    [[nodiscard]] TypeSet typesOf(const Json &entry, const char *key);

    std::unique_ptr<CatalogData> m_data;
    TextMap<PropertyDefinition> m_vocabulary;
    std::vector<PropertyDefinition> m_common;
    TextMap<std::string> m_traits;
    TextMap<std::string> m_kindLabels; // "invokes/sync" → "Calls and waits"
    std::optional<SelectorScope> m_scope;
    std::string m_file;
    std::optional<Error> m_error;
};

} // namespace lensboard
