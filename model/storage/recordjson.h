// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "document/records.h"

// Single records to and from their JSON form in the project file; also the form of the journal and the clipboard.
// Reading never fails: what has the wrong type is reported and left at its default, what is unknown goes to `extra`.
namespace lensboard {

[[nodiscard]] Json toJson(const Record &record);
[[nodiscard]] Json propertiesToJson(const Properties &properties, bool imported);

// Whether the record can be understood at all; one that cannot is kept as it is.
[[nodiscard]] bool isReadableStroke(const Json &json);
[[nodiscard]] bool isReadablePicture(const Json &json);

// Collects what was wrong, with JSON pointers below `pointer`.
class RecordReader
{
public:
    RecordReader(std::string pointer, std::vector<Error> *warnings)
        : m_pointer(std::move(pointer))
        , m_warnings(warnings)
    {
    }

    [[nodiscard]] Node node(const Json &json);
    [[nodiscard]] Edge edge(const Json &json);
    [[nodiscard]] Boundary boundary(const Json &json);
    [[nodiscard]] Note note(const Json &json);
    [[nodiscard]] Stroke stroke(const Json &json);
    [[nodiscard]] Image image(const Json &json);
    [[nodiscard]] Picture picture(const Json &json);
    [[nodiscard]] Comment comment(const Json &json);
    [[nodiscard]] Group group(const Json &json);
    [[nodiscard]] Answer answer(const Json &json);
    [[nodiscard]] Decision decision(const Json &json);
    [[nodiscard]] Workload workload(const Json &json);

private:
    struct Fields; // recordfields.h
    void warn(const std::string &key, const std::string &message);
    [[nodiscard]] Properties properties(const Json *json, bool imported);

    std::string m_pointer;
    std::vector<Error> *m_warnings;
};

} // namespace lensboard
