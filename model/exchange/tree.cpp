// SPDX-License-Identifier: Apache-2.0
#include "exchange/tree.h"

namespace lensboard {

const Tree *Tree::find(std::string_view key) const
{
    for (std::size_t i = keys.size(); i > 0; --i) {
        if (keys[i - 1].text == key)
            return &items[i - 1];
    }
    return nullptr;
}

const Tree::Key *Tree::findKey(std::string_view key) const
{
    for (std::size_t i = keys.size(); i > 0; --i) {
        if (keys[i - 1].text == key)
            return &keys[i - 1];
    }
    return nullptr;
}

std::string_view Tree::textAt(std::string_view key) const
{
    const Tree *value = find(key);
    return value != nullptr && value->isScalar() ? std::string_view(value->text) : std::string_view();
}

std::string_view Tree::kindName() const
{
    switch (kind) {
    case Kind::Null:
        return "empty";
    case Kind::Bool:
        return "true or false";
    case Kind::Number:
        return "a number";
    case Kind::String:
        return "text";
    case Kind::List:
        return "a list";
    case Kind::Map:
        return "a mapping";
    }
    return "text";
}

std::string ImportIssue::toString() const
{
    Error error = makeError(code, message);
    error.file = file;
    error.line = line;
    error.column = column;
    return error.toString();
}

Result<Tree> readTree(std::string_view text, const std::string &file, std::vector<ImportIssue> &issues)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return makeError("text.empty", "the file is empty").inFile(file);
    // "//" and "/*" begin no YAML that anybody writes; the JSON reader explains that JSON knows no comments.
    const char c = text[first];
    const bool json = c == '{' || c == '[' ||
                      (c == '/' && first + 1 < text.size() && (text[first + 1] == '/' || text[first + 1] == '*'));
    return json ? readJsonTree(text, file, issues) : readYamlTree(text, file, issues);
}

} // namespace lensboard
