// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/importer.h"

#include <string>
#include <string_view>
#include <vector>

// Diagrams (draw.io, Mermaid) as a graph: shapes whose service can be told become it, everything else a plain box; what
// a line means is what the catalogue would take between its ends.
namespace lensboard {

struct Diagram
{
    struct Shape
    {
        std::string id;
        std::string label;
        std::string type; // catalogue type, empty when it is to be told from the label
        std::string group;
        int line = 0;
        Rect frame{}; // on the page; without a size: not told
    };
    struct Line
    {
        std::string id;
        std::string from;
        std::string to;
        std::string label;
        int line = 0;
    };
    struct Group
    {
        std::string id;
        std::string label;
        std::string parent;
        BoundaryKind kind = BoundaryKind::Group;
        int line = 0;
        Rect frame{};
    };
    std::vector<Shape> shapes;
    std::vector<Line> lines;
    std::vector<Group> groups;
    std::vector<ImportIssue> issues;
};

// Gives the records of the diagram the places of its shapes, in its order: as they stand, drawn so much larger that the
// cards do not overlap. False, and nothing happens, when the diagram tells no places.
bool placeAsDrawn(const Diagram &diagram, std::vector<Node> &nodes, std::vector<Boundary> &boundaries);
[[nodiscard]] ImportResult importDiagram(const Diagram &diagram, const std::string &origin, std::string format);
[[nodiscard]] bool isDiagram(std::string_view bytes);
// Reads whichever it is. Errors: "drawio.*", "mermaid.*" and those of decodeText.
[[nodiscard]] Result<ImportResult> importDiagramText(std::string_view bytes, const std::string &file,
                                                     const std::string &origin);
// The catalogue type that words name ("Orders table (DynamoDB)"), empty when none.
[[nodiscard]] std::string typeOfLabel(std::string_view label);

// --- formats; `bytes` as they stand in the file
[[nodiscard]] bool isDrawio(std::string_view bytes); // XML or a PNG that holds it
[[nodiscard]] Result<Diagram> readDrawio(std::string_view bytes, const std::string &file);
[[nodiscard]] bool isMermaid(std::string_view text);
[[nodiscard]] Result<Diagram> readMermaid(std::string_view text, const std::string &file);

} // namespace lensboard
