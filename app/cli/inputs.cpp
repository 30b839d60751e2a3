// SPDX-License-Identifier: Apache-2.0
#include "inputs.h"

#include "base/files.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace lensboard::cli {

namespace {

constexpr std::size_t largestInput = 256UL * 1024 * 1024;

Result<std::string> readStandardInput()
{
    static std::optional<std::string> kept;
    if (kept)
        return *kept;
    std::string text;
    char buffer[65536];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, stdin)) {
        text.append(buffer, count);
        if (text.size() > largestInput)
            return makeError("file.tooLarge", "larger than 256 MiB").inFile(inputName("-"));
    }
    if (std::ferror(stdin))
        return makeError("file.unreadable", "standard input could not be read").inFile(inputName("-"));
    kept = text;
    return text;
}

bool hasFittingEnding(const QString &name)
{
    static const std::array endings = {".lensboard", ".yaml", ".yml", ".json",   ".template",
                                       ".drawio",    ".xml",  ".mmd", ".mermaid"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char *ending) { return name.endsWith(QLatin1String(ending), Qt::CaseInsensitive); });
}

// What "cdk synth" writes is one workload, told by its manifest.
bool isCdkOutput(const QDir &dir)
{
    return dir.exists(QStringLiteral("manifest.json")) &&
           !dir.entryList({QStringLiteral("*.template.json")}, QDir::Files).isEmpty();
}

void collect(const QString &folder, std::vector<std::string> &files)
{
    const QDir dir(folder);
    if (isCdkOutput(dir)) {
        files.push_back(folder.toStdString());
        return;
    }
    const auto entries = dir.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir()) {
            if (!entry.isSymLink() && entry.fileName() != QLatin1String("node_modules"))
                collect(entry.filePath(), files);
        } else if (entry.isFile() && hasFittingEnding(entry.fileName())) {
            files.push_back(entry.filePath().toStdString());
        }
    }
}

} // namespace

Result<std::vector<InputFile>> expandInputs(const std::vector<std::string> &words)
{
    std::vector<InputFile> inputs;
    for (const std::string &word : words) {
        const QString path = QString::fromStdString(word);
        if (word == "-" || !QFileInfo(path).isDir()) {
            inputs.push_back({word, false});
            continue;
        }
        std::vector<std::string> files;
        collect(path, files);
        if (files.empty())
            return makeError("input.emptyFolder", "there is no document and no template in this folder").inFile(word);
        for (std::string &file : files)
            inputs.push_back({std::move(file), true});
    }
    return inputs;
}

Result<void> writeOutput(Console &console, const std::string &path, std::string_view bytes)
{
    if (path != "-")
        return writeFileAtomically(path, bytes);
    console.out(bytes);
    return {};
}

Result<std::string> readInput(const std::string &path)
{
    return path == "-" ? readStandardInput() : readFile(path);
}

std::string inputName(const std::string &path)
{
    return path == "-" ? "<stdin>" : path;
}

} // namespace lensboard::cli
