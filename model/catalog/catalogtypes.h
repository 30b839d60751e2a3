// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// The plain values that the catalogue hands out. Ids are lower-case slugs ("step-functions"), property ids are
// lowerCamel with their unit at the end ("timeoutS", "memoryMB"); both are stable and stand in documents.
namespace lensboard {

enum class PropertyType { Boolean, Integer, Number, String, Enum, List };

// Nothing, or a value of the property's type; a list of texts for PropertyType::List.
using PropertyDefault = std::variant<std::monostate, bool, double, std::string, std::vector<std::string>>;

// One thing that can be stated about a node, edge, boundary or the workload.
struct PropertyDefinition
{
    std::string id;
    std::string title;
    std::string group; // heading in the inspector
    PropertyType type = PropertyType::String;
    std::string unit; // "s", "MB", "KB", "days", "ms", "%", "requests/s" … or empty
    std::optional<double> min;
    std::optional<double> max;
    std::vector<std::string> options; // Enum: the permitted values; List: suggestions
    PropertyDefault defaultValue;     // what AWS takes when nothing is set
    bool effective = false;           // the default really holds when nothing is stated (verdicts.md)
    std::string help;                 // one line

    [[nodiscard]] bool hasDefault() const { return defaultValue.index() != 0; }
};

enum class Lifecycle { Current, Preview, Deprecated };

// What a node can be.
struct ServiceType
{
    std::string id;
    std::string name;     // short, for the palette and the card: "Lambda"
    std::string fullName; // "AWS Lambda"
    std::string noun;     // in sentences: "a function", "DynamoDB"
    std::string layer;    // id of its Layer
    std::string glyph;
    bool beyondLens = false; // not named by the Serverless Lens
    Lifecycle lifecycle = Lifecycle::Current;
    std::vector<std::string> synonyms;          // lower case
    std::vector<std::string> traits;            // closed vocabulary, see README.md; sorted
    std::vector<std::string> facts;             // up to three property ids for the card's second line
    std::vector<PropertyDefinition> properties; // own ones first, then the common ones
    std::size_t ownProperties = 0;              // how many of them are its own
    std::vector<std::string> cloudformation;    // template types it stands for, SAM's included
    std::vector<std::string> terraform;

    [[nodiscard]] bool has(std::string_view trait) const;
};

// A palette, in the order of the Lens.
struct Layer
{
    std::string id;     // compute, data, messaging, identity, edge, operations, general
    std::string title;  // "Messaging and streaming"
    std::string colour; // token of the theme, the same for tiles and exports: "layerCompute"
    std::string value;  // its colour, "#D9480F"
    std::vector<std::string> types;
};

// One kind of edge (edges.md).
struct EdgeKindInfo
{
    std::string id;                 // "dead-letters"
    std::string title;              // for menus: "Dead letters"
    std::string verb;               // for labels and sentences: "sends failures to"
    std::string passive;            // seen from the target: "takes failures of"
    std::vector<std::string> modes; // permitted modes, default first: sync, async, poll, stream, none
    bool reverses = false;          // the picture's data runs against the arrow (reads)
    std::string help;
};

struct ConnectionChoice
{
    std::vector<std::string> kinds;
    std::string mode;  // sync, async, poll, stream, none
    std::string label; // for the menu: "Reads and writes"
};

struct Connection
{
    bool legal = false;
    std::vector<std::string> kinds; // the default choice
    std::string mode;
    std::string label;
    std::vector<ConnectionChoice> alternatives; // further permitted choices, without the default
    bool likely = false;                        // a usual pair, offered first
    bool reversible = false;                    // refused, but the other direction is legal
    std::string refusal;                        // when not legal: why, and what to do

    // Whether this kind may be drawn here, in this mode if one is given.
    [[nodiscard]] bool permits(std::string_view kind, std::string_view wantedMode = {}) const;
};

struct BoundaryKindInfo
{
    std::string id;
    std::string title;
    std::vector<PropertyDefinition> properties;
};

// A number that AWS can change.
struct Limit
{
    std::string id; // "restTimeoutS"
    std::string title;
    double value = 0;
    std::string unit;
    std::string checkedOn; // ISO date
    std::string source;    // address
};

struct Runtime
{
    std::string id; // "nodejs22.x"
    std::string title;
    std::string family;     // nodejs, python, java, dotnet, ruby, go, custom
    std::string deprecated; // ISO date from which AWS deprecates it
    bool slowStart = false; // starts slowly enough to matter (virtual machines that compile when they run)
    bool snapStart = false;
    std::string checkedOn;
    std::string source;
};

enum class IacRole {
    Fold,     // its facts belong to the resource named by `into`
    Edge,     // it is a relation between two resources
    Boundary, // it is a frame (VPC, subnet)
    Hide      // it says nothing that a picture needs
};

struct IacHelper
{
    IacRole role = IacRole::Hide;
    std::vector<std::string> into; // properties that name the owner, first present one counts
    std::string when;              // holds only if this property is present; empty: always
    std::string note;
};

} // namespace lensboard
