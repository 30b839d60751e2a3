// SPDX-License-Identifier: Apache-2.0
#include "board.h"

#include "exchange/diagram.h"
#include "exchange/format.h"
#include "storage/projectfile.h"

#include <QFileInfo>

namespace lensboard::cli {

namespace {

bool isDocument(const std::string &path, const std::string &text)
{
    return path.ends_with(".lensboard") || looksLikeDocument(text);
}

Result<Board> openDocument(const std::string &file, const std::string &text, Console &console)
{
    auto loaded = parseDocument(text, file);
    if (!loaded)
        return loaded.error().file.empty() ? loaded.error().inFile(file) : loaded.error();
    for (const Error &warning : loaded->warnings)
        console.report(warning.file.empty() ? warning.inFile(file) : warning);
    Board board;
    board.file = file;
    board.format = "lensboard";
    board.document = std::move(loaded->document);
    return board;
}

Result<Board> asBoard(const std::string &file, Result<ImportResult> imported)
{
    if (!imported)
        return imported.error().file.empty() ? imported.error().inFile(file) : imported.error();
    auto document = imported->document();
    if (!document)
        return document.error().inFile(file);
    Board board;
    board.file = file;
    board.imported = true;
    board.placed = imported->placed;
    board.document = std::move(*document);
    board.format = std::move(imported->format);
    board.issues = std::move(imported->issues);
    board.notUnderstood = std::move(imported->notUnderstood);
    return board;
}

} // namespace

Result<Board> openBoard(const std::string &path, Console &console, bool quietIssues)
{
    const std::string file = inputName(path);
    const bool folder = path != "-" && QFileInfo(QString::fromStdString(path)).isDir();
    const auto text = folder ? Result<std::string>(std::string()) : readInput(path);
    if (!text)
        return text.error();
    if (!folder && isDocument(path, *text))
        return openDocument(file, *text, console);
    auto board = asBoard(file, folder ? importFolder(path) : importTemplate(*text, path == "-" ? std::string() : path));
    if (board && !quietIssues) {
        for (const ImportIssue &issue : board->issues)
            console.talk(issue.toString());
    }
    return board;
}

bool looksLikeInput(const std::string &path)
{
    if (path != "-" && QFileInfo(QString::fromStdString(path)).isDir())
        return true;
    const auto text = readInput(path);
    return !text || isDocument(path, *text) || looksLikeTemplate(*text) || isDiagram(*text);
}

} // namespace lensboard::cli
