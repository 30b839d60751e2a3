// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

// A YAML or JSON document as a tree that knows where each value stands. Scalars keep their text as written (3.10,
// 012345678901 and 2010-09-09 stay as they are); `kind` only tells how YAML or JSON would read them. Tagged short forms
// of CloudFormation are stored in their long form: `!Ref A` is the mapping {Ref: A}.
namespace lensboard {

struct Tree
{
    enum class Kind { Null, Bool, Number, String, List, Map };
    struct Key
    {
        std::string text;
        int line = 0;
        int column = 0;
    };

    Kind kind = Kind::Null;
    std::string text;
    std::vector<Key> keys;   // mappings: parallel to `items`
    std::vector<Tree> items; // elements of a list, values of a mapping
    int line = 0;            // from 1
    int column = 0;          // from 1, bytes

    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
    [[nodiscard]] bool isScalar() const { return !isMap() && !isList() && !isNull(); }
    // The value of a key, null pointer when there is none or this is no mapping. The last of equal keys counts.
    [[nodiscard]] const Tree *find(std::string_view key) const;
    [[nodiscard]] const Key *findKey(std::string_view key) const;
    // Scalars: their text; everything else: empty.
    [[nodiscard]] std::string_view textAt(std::string_view key) const;
    // "a list", "a mapping", "text" …, for messages.
    [[nodiscard]] std::string_view kindName() const;
};

// A remark about an input that was accepted all the same, or about a part of it that was left out.
struct ImportIssue
{
    enum class Severity { Info, Warning, Error };
    Severity severity = Severity::Warning;
    std::string code;
    std::string message;
    std::string file;
    int line = 0;
    int column = 0;
    std::string path; // "Resources/Orders/Properties"
    std::string iacType;

    // "file:line:column: code: text"
    [[nodiscard]] std::string toString() const;
};

// Bytes as UTF-8 text without byte order mark: UTF-8 and UTF-16 (by mark) are read. Errors: "text.empty",
// "text.binary", "text.nul", "text.encoding", each with line and column.
[[nodiscard]] Result<std::string> decodeText(std::string_view bytes, const std::string &file);

// Reads decoded text as JSON when it begins with '{' or '[', else as YAML. Warnings (duplicate keys, merge keys …) go
// to `issues`. Errors: "yaml.*" and "json.*" with line and column, "budget.*" beyond budgets.h.
[[nodiscard]] Result<Tree> readTree(std::string_view text, const std::string &file, std::vector<ImportIssue> &issues);
[[nodiscard]] Result<Tree> readJsonTree(std::string_view text, const std::string &file,
                                        std::vector<ImportIssue> &issues);
[[nodiscard]] Result<Tree> readYamlTree(std::string_view text, const std::string &file,
                                        std::vector<ImportIssue> &issues);

} // namespace lensboard
