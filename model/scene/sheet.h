// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "rules/finding.h"
#include "scene/primitives.h"

// A picture made to be handed out: the scene with numbered callouts, and below it a legend and the list of findings
// that the numbers refer to. The same display list goes to SVG, PNG and PDF.
namespace lensboard {

struct SheetOptions
{
    bool annotations = true; // badges; without them there are no callouts and no list either
    bool callouts = true;
    bool comments = true; // marks of open comments
    bool legend = true;
    bool findings = true; // the numbered list
    double margin = 40;
    std::size_t maxListed = 40; // entries; the rest is counted in a last line
};

struct Sheet
{
    SceneItems items; // in drawing order
    Rect bounds;      // of the page, margin included
    std::string title;
};

[[nodiscard]] Sheet makeSheet(const Document &document, const Findings &findings, const SheetOptions &options = {});

// The findings of the list in its order: failing before open, worst first, then by key; decided ones and passes are
// left out.
[[nodiscard]] std::vector<const Finding *> listedFindings(const Findings &findings);

// What one rule says, in all the places where it says so: one entry of the list, one number on the picture.
struct ListedRule
{
    int number = 1;
    std::vector<const Finding *> findings; // at least one
};
[[nodiscard]] std::vector<ListedRule> listedRules(const Findings &findings);

} // namespace lensboard
