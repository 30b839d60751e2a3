// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "console.h"
#include "exchange/importer.h"
#include "inputs.h"

#include <string>
#include <vector>

// An input opened as a document, whatever it was before.
namespace lensboard::cli {

struct Board
{
    std::string file; // as messages call it
    Document document;
    bool imported = false; // from a template or a foreign drawing
    bool placed = false;   // imported, and with the places of the drawing
    std::string format;    // "lensboard", "sam", "cloudformation"
    std::vector<ImportIssue> issues;
    std::vector<NotUnderstood> notUnderstood;
};

// Documents by their content or ending, everything else by the importers. What was mended or not understood is told on
// standard error; `quietIssues` leaves out what was not understood, for commands that print it themselves.
[[nodiscard]] Result<Board> openBoard(const std::string &path, Console &console, bool quietIssues = false);

// Gives every element a place. Errors are those of `arrange`.
[[nodiscard]] Result<void> arrangeBoard(Board &board, Console &console);

// Whether a file found in a folder is meant: one that cannot be read is, so that its fault is told.
[[nodiscard]] bool looksLikeInput(const std::string &path);

} // namespace lensboard::cli
