// SPDX-License-Identifier: Apache-2.0
#include "scene/sheet.h"

#include "scene/callouts.h"
#include "scene/legend.h"
#include "scene/scene.h"

#include <algorithm>
#include <map>

namespace lensboard {
namespace {

constexpr double smallestPage = 640;
constexpr double titleSize = 18;
constexpr double sectionGap = 28;

SceneItemPtr extra(std::vector<Primitive> shapes, int z)
{
    SceneItem item;
    item.z = z;
    item.shapes = std::move(shapes);
    item.bounds = shapesBounds(item.shapes);
    return std::make_shared<const SceneItem>(std::move(item));
}

Primitive titleText(const std::string &title, Point baseline, double room)
{
    auto text = elided(title, titleSize, TextWeight::SemiBold, room);
    const double width = textWidth(text, titleSize, TextWeight::SemiBold);
    return TextShape{baseline, std::move(text), titleSize, TextWeight::SemiBold, ColourRole::Text, width};
}

} // namespace

std::vector<const Finding *> listedFindings(const Findings &findings)
{
    std::vector<const Finding *> listed;
    for (const auto &[key, finding] : findings) {
        if (finding.verdict != FindingVerdict::Pass && !finding.decided)
            listed.push_back(&finding);
    }
    std::stable_sort(listed.begin(), listed.end(), [](const Finding *a, const Finding *b) {
        const bool askA = a->verdict == FindingVerdict::Ask;
        const bool askB = b->verdict == FindingVerdict::Ask;
        return askA != askB ? askB : a->severity > b->severity;
    });
    return listed;
}

std::vector<ListedRule> listedRules(const Findings &findings)
{
    std::vector<ListedRule> rules;
    std::map<std::pair<std::string, bool>, std::size_t> known;
    for (const auto *finding : listedFindings(findings)) {
        const bool ask = finding->verdict == FindingVerdict::Ask;
        const auto [found, isNew] = known.emplace(std::pair(finding->rule, ask), rules.size());
        if (isNew)
            rules.push_back({static_cast<int>(rules.size()) + 1, {}});
        rules[found->second].findings.push_back(finding);
    }
    return rules;
}

Sheet makeSheet(const Document &document, const Findings &findings, const SheetOptions &options)
{
    Scene scene;
    SceneOptions looks;
    looks.annotations = options.annotations;
    looks.comments = options.comments;
    looks.plainRoutesAbove = static_cast<std::size_t>(-1);
    scene.build(document, findings, looks);
    Sheet sheet;
    sheet.items = scene.items();
    sheet.title = document.workload().name;
    Rect used = scene.bounds();
    std::vector<ListedRule> listed;
    if (options.annotations)
        listed = listedRules(findings);
    const auto shown = std::min(listed.size(), options.maxListed);
    if (options.callouts && shown > 0) {
        auto marks = placeCallouts(sheet.items, {listed.begin(), listed.begin() + static_cast<std::ptrdiff_t>(shown)});
        if (!marks.empty()) {
            sheet.items.push_back(extra(std::move(marks), 0));
            used = united(used, sheet.items.back()->bounds);
        }
    }
    const double width = std::max(used.width, smallestPage);
    double bottom = used.bottom();
    if (!sheet.title.empty()) {
        const double gap = titleSize + sectionGap;
        sheet.items.push_back(extra({titleText(sheet.title, {used.x, used.y - sectionGap}, width)}, 1));
        used.y -= gap;
        used.height += gap;
    }
    const auto append = [&](std::vector<Primitive> shapes) {
        if (shapes.empty())
            return;
        sheet.items.push_back(extra(std::move(shapes), 2));
        bottom = std::max(bottom, sheet.items.back()->bounds.bottom());
    };
    if (options.legend)
        append(legendShapes(document, listed, {used.x, bottom + sectionGap}, width));
    if (options.findings && shown > 0)
        append(findingList(document, listed, shown, options.callouts, {used.x, bottom + sectionGap}, width));
    sheet.bounds = grown({used.x, used.y, width, bottom - used.y}, options.margin);
    return sheet;
}

} // namespace lensboard
