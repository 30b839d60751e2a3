// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "catalog/typeset.h"

// What the loader makes of the data files and Catalog answers from. Private to this folder.
namespace lensboard {

// Properties that edges of some kinds and modes between some types can state. Empty lists of kinds or modes: any.
struct EdgePropertyRow
{
    std::vector<std::string> kinds;
    std::vector<std::string> modes;
    TypeSet from;
    TypeSet to;
    std::vector<PropertyDefinition> properties;

    [[nodiscard]] bool concerns(std::string_view kind, std::string_view mode, std::size_t fromType,
                                std::size_t toType) const;
};

// One line of the legality table; the first line that matches a pair decides. The refusal may hold {from}, {From},
// {to} and {To}, filled with the nouns of the pair.
struct ConnectionRow
{
    TypeSet from;
    TypeSet to;
    Connection answer;
};

struct IacVariant
{
    std::string property;
    std::vector<std::string> values; // lower case; a trailing '*' matches any end
    std::size_t type = 0;
};

class CatalogData
{
public:
    std::vector<Layer> layers;
    std::vector<ServiceType> types;
    TextMap<std::size_t> typeIndex;
    std::size_t standIn = 0; // index of "unknown-resource"

    std::vector<BoundaryKindInfo> boundaryKinds;
    std::vector<PropertyDefinition> workload;

    std::vector<EdgeKindInfo> edgeKinds;
    std::vector<EdgePropertyRow> edgeRows;
    std::vector<ConnectionRow> connections;
    std::vector<ConnectionRow> selfConnections;

    std::vector<Limit> limits;
    std::vector<Runtime> runtimes;
    TextMap<std::size_t> limitIndex;
    TextMap<std::size_t> runtimeIndex;

    TextMap<std::size_t> cloudformation;
    TextMap<std::size_t> terraform;
    TextMap<std::vector<IacVariant>> iacVariants;
    std::vector<IacHelper> helpers;
    TextMap<std::size_t> helperIndex;
    std::vector<std::pair<std::string, std::size_t>> helperPrefixes;
    std::vector<std::string> generatedFunctions;

    std::vector<std::string> glyphIds;
    TextMap<std::vector<std::string>> glyphs;

    [[nodiscard]] std::size_t indexOf(std::string_view typeId) const;
};

// Reads every data file. Errors as loadCatalog.
[[nodiscard]] Result<std::unique_ptr<const CatalogData>> loadCatalogData();

} // namespace lensboard
