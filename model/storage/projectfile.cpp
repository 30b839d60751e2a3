// SPDX-License-Identifier: Apache-2.0
#include "storage/projectfile.h"

#include "base/files.h"
#include "base/json.h"
#include "base/resources.h"
#include "storage/migration.h"
#include "storage/recordjson.h"
#include "storage/repair.h"

#include <QCryptographicHash>

#include <algorithm>

namespace lensboard {

namespace {

constexpr const char *typedSections[] = {"nodes",  "edges",   "boundaries", "groups",  "notes",
                                         "images", "strokes", "comments",   "answers", "decisions"};
constexpr const char *opaqueSections[] = {"plan", "milestones"};

template <std::size_t N>
bool isOneOf(const std::string &key, const char *const (&keys)[N])
{
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

Error shapeError(const std::string &key, const char *expected)
{
    Error error = makeError("document.shape", '"' + key + "\" must be " + expected);
    error.pointer = '/' + key;
    return error;
}

Result<void> checkShape(const Json &tree)
{
    for (const auto &[key, value] : tree.items()) {
        const bool list = isOneOf(key, typedSections) || isOneOf(key, opaqueSections) || key == "lenses" ||
                          key == "rules" || key == "pages";
        if (list && !value.is_array())
            return shapeError(key, "a list");
        if (key == "workload" && !value.is_object())
            return shapeError(key, "an object");
    }
    return {};
}

// "format" names the kind of file; the version decides how it is read.
Result<int> readVersion(const Json &tree, NewerVersion newer)
{
    if (!tree.is_object())
        return makeError("document.format", "a Lensboard document is a JSON object");
    if (stringAt(tree, "format") != "lensboard")
        return makeError("document.format", "this JSON is not a Lensboard document: \"format\" is not \"lensboard\"");
    const Json *version = memberAt(tree, "version");
    if (!version || !version->is_number_integer() || version->get<std::int64_t>() < 1)
        return makeError("document.version", "\"version\" must be a whole number from 1");
    const auto number = version->get<std::int64_t>();
    if (number > projectFileVersion && newer == NewerVersion::Refuse)
        return makeError("document.newer", "this document has format version " + std::to_string(number) +
                                               ", newer than the version " + std::to_string(projectFileVersion) +
                                               " that this program writes. Update Lensboard, or open it read-only");
    return static_cast<int>(std::min<std::int64_t>(number, projectFileVersion + 1));
}

std::string dumpLine(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void writeSection(std::string &out, const char *key, const std::map<Id, Json> &lines)
{
    out += ",\n\"" + std::string(key) + "\":[";
    bool first = true;
    for (const auto &[id, line] : lines) {
        out += first ? "\n" : ",\n";
        out += dumpLine(line);
        first = false;
    }
    out += first ? "]" : "\n]";
}

template <typename Records>
std::map<Id, Json> linesOf(const Records &records)
{
    std::map<Id, Json> lines;
    for (const auto &[id, record] : records)
        lines.emplace(id, toJson(record));
    return lines;
}

} // namespace

Document newDocument()
{
    Document document;
    initResources();
    const auto lens = readFile(":/lensboard/lenses/serverless.json");
    const std::string hash = lens ? contentHash(*lens) : std::string();
    document.lensesJson = dumpLine(Json::array({Json{{"id", "serverless"}, {"sha256", hash}}}));
    return document;
}

std::string contentHash(std::string_view bytes)
{
    const auto data = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex().toStdString();
}

bool looksLikeDocument(std::string_view text)
{
    const auto start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string_view::npos || text[start] != '{')
        return false;
    const std::string_view head = text.substr(start, 200);
    const auto key = head.find("\"format\"");
    if (key == std::string_view::npos)
        return false;
    const auto value = head.find_first_not_of(" \t\r\n:", key + 8);
    return value != std::string_view::npos && head.substr(value, 11) == "\"lensboard\"";
}

Result<LoadedDocument> parseDocument(std::string_view text, const std::string &fileName, NewerVersion newer)
{
    LoadedDocument loaded;
    const std::string_view whole = text;
    std::vector<std::string> duplicates;
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        text.remove_prefix(3);
    auto tree = parseJson(text, fileName, &duplicates);
    if (!tree)
        return tree.error();
    const auto version = readVersion(*tree, newer);
    if (!version)
        return version.error().inFile(fileName);
    loaded.readOnly = *version > projectFileVersion;
    if (!loaded.readOnly) {
        tree = migrate(std::move(*tree), *version, migrationSteps());
        if (!tree)
            return tree.error().inFile(fileName);
    }
    if (const auto shape = checkShape(*tree); !shape)
        return shape.error().inFile(fileName);
    for (const std::string &pointer : duplicates) {
        Error warning = makeError("document.duplicateKey", "this key stands twice; the last one counts");
        warning.pointer = pointer;
        loaded.warnings.push_back(std::move(warning));
    }
    DocumentBuilder builder(*tree, loaded.warnings);
    auto document = builder.build();
    if (!document)
        return document.error().inFile(fileName);
    loaded.document = std::move(*document);
    loaded.contentHash = contentHash(whole);
    for (Error &warning : loaded.warnings)
        warning.file = fileName;
    return loaded;
}

Result<LoadedDocument> loadDocument(const std::string &path, NewerVersion newer)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    return parseDocument(*text, path, newer);
}

std::string writeDocument(const Document &document)
{
    std::string out = "{\"format\":\"lensboard\",\"version\":" + std::to_string(projectFileVersion);
    out += ",\n\"lenses\":" + (document.lensesJson.empty() ? "[]" : document.lensesJson);
    out += ",\n\"rules\":" + (document.rulesJson.empty() ? "[]" : document.rulesJson);
    out += ",\n\"workload\":" + dumpLine(toJson(document.workload()));
    out += ",\n\"pages\":" + (document.pagesJson.empty() ? "[]" : document.pagesJson);
    std::map<std::string, std::map<Id, Json>> opaque;
    for (const auto &[id, record] : document.opaques())
        opaque[record.section].emplace(id, toJson(record));
    const auto section = [&](const char *key, std::map<Id, Json> lines) {
        lines.merge(opaque[key]);
        opaque.erase(key);
        writeSection(out, key, lines);
    };
    section("nodes", linesOf(document.nodes()));
    section("edges", linesOf(document.edges()));
    section("boundaries", linesOf(document.boundaries()));
    section("groups", linesOf(document.groups()));
    section("notes", linesOf(document.notes()));
    auto images = linesOf(document.images());
    images.merge(linesOf(document.pictures()));
    section("images", std::move(images));
    section("strokes", linesOf(document.strokes()));
    section("comments", linesOf(document.comments()));
    section("answers", linesOf(document.answers()));
    section("decisions", linesOf(document.decisions()));
    section("plan", {});
    section("milestones", {});
    const auto extra = document.extra.empty() ? Result<Json>(Json::object()) : parseJson(document.extra);
    if (extra && extra->is_object()) {
        for (const auto &[key, value] : extra->items())
            out += ",\n" + dumpLine(Json(key)) + ':' + dumpLine(value);
    }
    return out + "\n}\n";
}

Result<std::string> saveDocument(const Document &document, const std::string &path)
{
    const std::string bytes = writeDocument(document);
    if (auto written = writeFileAtomically(path, bytes); !written)
        return written.error();
    return contentHash(bytes);
}

} // namespace lensboard
