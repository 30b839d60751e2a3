// SPDX-License-Identifier: Apache-2.0
#include "baseline.h"

#include "base/files.h"
#include "base/json.h"
#include "base/jsonposition.h"
#include "console.h"

#include <QDir>
#include <QFileInfo>

#include <optional>

namespace lensboard::cli {

namespace {

constexpr int baselineVersion = 1;

std::optional<Severity> severityFrom(const std::string &word)
{
    for (const Severity severity : {Severity::Low, Severity::Medium, Severity::High}) {
        if (word == toWord(severity))
            return severity;
    }
    return std::nullopt;
}

Error shapeError(const std::string &pointer, const std::string &message)
{
    Error error = makeError("baseline.shape", message);
    error.pointer = pointer;
    return error;
}

QDir folderOf(const std::string &path)
{
    return QFileInfo(QString::fromStdString(path)).absoluteDir();
}

Result<Baseline::Entry> readEntry(const Json &json, const std::string &pointer)
{
    Baseline::Entry entry;
    entry.key = stringAt(json, "key");
    entry.rule = stringAt(json, "rule");
    entry.message = stringAt(json, "message");
    if (entry.key.empty())
        return shapeError(pointer, "an entry needs the \"key\" of a finding");
    const auto severity = severityFrom(stringAt(json, "severity"));
    if (!severity)
        return shapeError(pointer, "an entry needs a \"severity\": high, medium or low");
    entry.severity = *severity;
    return entry;
}

using Entries = std::map<std::string, Baseline::Entry>;

Result<Entries> readEntries(const Json &input, const std::string &pointer)
{
    const Json *findings = memberAt(input, "findings");
    if (!findings || !findings->is_array())
        return shapeError(pointer, "an input needs a list \"findings\"");
    Entries entries;
    for (std::size_t i = 0; i < findings->size(); ++i) {
        auto entry = readEntry((*findings)[i], pointer + "/findings/" + std::to_string(i));
        if (!entry)
            return entry.error();
        entries.insert_or_assign(entry->key, *entry);
    }
    return entries;
}

// What counts against an input: a failure that nobody has decided.
bool stands(const Finding &finding)
{
    return finding.verdict == FindingVerdict::Fail && !finding.decided;
}

} // namespace

Baseline::Baseline(std::string path)
    : m_path(std::move(path))
{
}

Result<Baseline> Baseline::read(const std::string &path)
{
    const auto text = readFile(path);
    if (!text)
        return text.error().inFile(path);
    const auto json = parseJson(*text, path);
    if (!json)
        return json.error().inFile(path);
    if (stringAt(*json, "format") != "lensboard-baseline")
        return makeError("baseline.format", "this is no baseline; check --write-baseline FILE makes one").inFile(path);
    if (numberAt(*json, "version") != baselineVersion)
        return makeError("baseline.version", "this baseline was written by another version; write it anew")
            .inFile(path);
    const Json *inputs = memberAt(*json, "inputs");
    if (!inputs || !inputs->is_array())
        return placedInJson(shapeError("", "a baseline needs a list \"inputs\"").inFile(path), *text);
    Baseline baseline(path);
    for (std::size_t i = 0; i < inputs->size(); ++i) {
        const std::string pointer = "/inputs/" + std::to_string(i);
        const std::string file = stringAt((*inputs)[i], "file");
        if (file.empty())
            return placedInJson(shapeError(pointer, "an input needs a \"file\"").inFile(path), *text);
        auto entries = readEntries((*inputs)[i], pointer);
        if (!entries)
            return placedInJson(entries.error().inFile(path), *text);
        baseline.m_inputs[file].merge(*entries);
    }
    return baseline;
}

std::string Baseline::nameOf(const std::string &input) const
{
    if (input.starts_with('<'))
        return input; // standard input
    const QFileInfo file(QString::fromStdString(input));
    return QDir::cleanPath(folderOf(m_path).relativeFilePath(file.absoluteFilePath())).toStdString();
}

void Baseline::learn(const std::string &input, const Findings &findings)
{
    auto &entries = m_inputs[nameOf(input)];
    entries.clear();
    for (const auto &[key, finding] : findings) {
        if (stands(finding))
            entries[key] = {key, finding.rule, finding.severity, finding.message};
    }
}

std::string Baseline::text() const
{
    Json inputs = Json::array();
    for (const auto &[name, entries] : m_inputs) {
        Json findings = Json::array();
        for (const auto &[key, entry] : entries)
            findings.push_back({{"key", key},
                                {"rule", entry.rule},
                                {"severity", std::string(toWord(entry.severity))},
                                {"message", entry.message}});
        if (!findings.empty())
            inputs.push_back({{"file", name}, {"findings", std::move(findings)}});
    }
    return toJsonText({{"format", "lensboard-baseline"}, {"version", baselineVersion}, {"inputs", std::move(inputs)}});
}

std::set<std::string> Baseline::knownOf(const std::string &input, const Findings &findings) const
{
    std::set<std::string> known;
    const auto found = m_inputs.find(nameOf(input));
    if (found == m_inputs.end())
        return known;
    for (const auto &[key, entry] : found->second) {
        const auto finding = findings.find(key);
        if (finding != findings.end() && stands(finding->second) && finding->second.severity <= entry.severity)
            known.insert(key);
    }
    return known;
}

std::vector<Baseline::Entry> Baseline::staleOf(const std::string &input, const Findings &findings) const
{
    std::vector<Entry> stale;
    const auto found = m_inputs.find(nameOf(input));
    if (found == m_inputs.end())
        return stale;
    for (const auto &[key, entry] : found->second) {
        const auto finding = findings.find(key);
        if (finding == findings.end() || !stands(finding->second))
            stale.push_back(entry);
    }
    return stale;
}

std::vector<std::string> Baseline::lostInputs() const
{
    std::vector<std::string> lost;
    for (const auto &[name, entries] : m_inputs) {
        if (!name.starts_with('<') && !QFileInfo::exists(folderOf(m_path).filePath(QString::fromStdString(name))))
            lost.push_back(name);
    }
    return lost;
}

} // namespace lensboard::cli
