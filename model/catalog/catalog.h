// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "catalog/catalogtypes.h"

#include <functional>
#include <memory>
#include <string_view>

// What can be drawn: service types by palette layer, their properties and AWS defaults, which pairs may be connected
// and how, dated numbers, runtimes, glyphs, and the template types each service stands for. All of it is data below
// resources/catalog and resources/icons; the vocabulary (traits, selectors, files) is told in model/catalog/README.md.
// Read once, constant afterwards, safe to read from several threads. Pointers live as long as the catalogue. An
// unknown type id answers with a generic stand-in, never with a fault.
namespace lensboard {

class CatalogData;

class Catalog
{
public:
    explicit Catalog(std::unique_ptr<const CatalogData> data);
    Catalog(Catalog &&other) noexcept;
    ~Catalog();

    // --- service types -------------------------------------------------------------------------------------------
    // The type, or the stand-in "unknown-resource" when the id is not known.
    [[nodiscard]] const ServiceType &type(std::string_view id) const;
    [[nodiscard]] bool hasType(std::string_view id) const;
    [[nodiscard]] const std::vector<ServiceType> &types() const;
    // Palette layers in their order, each with its types in palette order.
    [[nodiscard]] const std::vector<Layer> &layers() const;
    [[nodiscard]] const Layer &layer(std::string_view id) const;
    // Types that fit what a person typed, best first: whole name, synonym or id, then prefixes, then prefixes of words,
    // then substrings; ties in palette order. Every word must fit. An empty text gives every type.
    [[nodiscard]] std::vector<const ServiceType *> search(std::string_view text) const;

    // --- properties ----------------------------------------------------------------------------------------------
    // Own properties of the type, then the common ones. Null when the type has no such property.
    [[nodiscard]] const std::vector<PropertyDefinition> &properties(std::string_view typeId) const;
    [[nodiscard]] const PropertyDefinition *property(std::string_view typeId, std::string_view propertyId) const;
    // What an edge of this kind and mode between these types can state; later, more special rows override defaults.
    [[nodiscard]] std::vector<const PropertyDefinition *> edgeProperties(std::string_view kind, std::string_view mode,
                                                                         std::string_view fromType,
                                                                         std::string_view toType) const;
    [[nodiscard]] const PropertyDefinition *edgeProperty(std::string_view kind, std::string_view mode,
                                                         std::string_view fromType, std::string_view toType,
                                                         std::string_view propertyId) const;
    // Everything that any edge can state, in the order of the data; an id may come more than once.
    [[nodiscard]] std::vector<const PropertyDefinition *> allEdgeProperties() const;
    // Kinds of boundary ("account", "region", "vpc", "environment", "context", "team", …) and settings of the workload.
    [[nodiscard]] const std::vector<BoundaryKindInfo> &boundaryKinds() const;
    [[nodiscard]] const BoundaryKindInfo *boundaryKind(std::string_view id) const;
    [[nodiscard]] const std::vector<PropertyDefinition> &workloadProperties() const;

    // --- edges ---------------------------------------------------------------------------------------------------
    [[nodiscard]] const std::vector<EdgeKindInfo> &edgeKinds() const;
    // Null for an unknown kind.
    [[nodiscard]] const EdgeKindInfo *edgeKind(std::string_view id) const;
    // What may be drawn from one type to another: the kinds and mode taken at once and the permitted alternatives, or
    // a sentence that says why not and what to do. `sameNode` for an element connected to itself.
    [[nodiscard]] Connection connection(std::string_view fromType, std::string_view toType,
                                        bool sameNode = false) const;
    // Whether such an edge may be drawn; any mode when `mode` is empty.
    [[nodiscard]] bool permits(std::string_view fromType, std::string_view toType, std::string_view kind,
                               std::string_view mode = {}) const;
    // Types that may legally follow (or, with `incoming`, precede) a type, likely ones first, then palette order.
    [[nodiscard]] std::vector<const ServiceType *> companions(std::string_view typeId, bool incoming = false) const;

    // --- numbers -------------------------------------------------------------------------------------------------
    [[nodiscard]] const std::vector<Limit> &limits() const;
    [[nodiscard]] const Limit *limit(std::string_view id) const;
    [[nodiscard]] const std::vector<Runtime> &runtimes() const;
    [[nodiscard]] const Runtime *runtime(std::string_view id) const;

    // --- templates -----------------------------------------------------------------------------------------------
    // `format` is "cloudformation" (SAM types included) or "terraform". `propertyText` reads a scalar property of the
    // resource (empty when absent) and tells variants apart, such as an HTTP API from a WebSocket API. Null for helpers
    // and unknown types.
    using PropertyText = std::function<std::string(std::string_view property)>;
    [[nodiscard]] const ServiceType *typeForIac(std::string_view format, std::string_view iacType,
                                                const PropertyText &propertyText = {}) const;
    // What a template type that is never a box of its own turns into. Null when the type is no helper.
    [[nodiscard]] const IacHelper *iacHelper(std::string_view iacType, const PropertyText &propertyText = {}) const;
    // Whether a logical id is that of a function which deployment tools generate for themselves.
    [[nodiscard]] bool isGeneratedFunction(std::string_view logicalId) const;

    // --- pictures ------------------------------------------------------------------------------------------------
    // SVG path data on a 24×24 grid, to be stroked 1.7 wide with round caps and joins, not filled; never empty.
    [[nodiscard]] const std::vector<std::string> &glyphPaths(std::string_view glyphId) const;
    [[nodiscard]] const std::vector<std::string> &glyphIds() const;

private:
    std::unique_ptr<const CatalogData> m_data;
};

// Reads the built-in data afresh. Errors name the resource and the JSON pointer: "catalog.missing", "catalog.invalid".
[[nodiscard]] Result<Catalog> loadCatalog();

// The built-in catalogue, read at the first call. Faulty built-in data is a bug and ends the program with the message.
[[nodiscard]] const Catalog &catalog();

} // namespace lensboard
