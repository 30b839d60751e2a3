// SPDX-License-Identifier: Apache-2.0
#include "judge.h"

#include "rules/userpacks.h"

#include <QDate>

#include <algorithm>

namespace lensboard {

namespace {

using namespace std::chrono_literals;
constexpr auto slice = 8ms; // performance.md: a change that reaches everything is worked off in pieces of this length

RulePacks allRulePacks()
{
    RulePacks packs = builtInRulePacks(catalog());
    for (const std::string &file : rulePackFiles(userRulesFolder()))
        addRulePackFile(packs, file, catalog());
    return packs;
}

std::unique_ptr<Evaluator> makeEvaluator()
{
    auto evaluator = std::make_unique<Evaluator>(catalog(), allRulePacks());
    evaluator->setSlice(slice);
    return evaluator;
}

} // namespace

Judge::Judge()
    : m_today(QDate::currentDate().toString(Qt::ISODate).toStdString())
    , m_evaluator(makeEvaluator())
{
    openLenses(Document());
}

Judge::~Judge() = default;

std::vector<std::string> Judge::lensFiles(const Document &document) const
{
    std::vector<std::string> files;
    for (const std::string &lens : document.workload().lenses)
        files.push_back(lens.starts_with('/') || m_folder.empty() ? lens : m_folder + '/' + lens);
    return files;
}

void Judge::openLenses(const Document &document)
{
    m_assessors.clear();
    m_lenses = lensboard::openLenses(lensFiles(document), document.workload().riskRules);
    for (const LensSet::Entry &lens : m_lenses.lenses)
        m_assessors.push_back(std::make_unique<Assessor>(*lens.package));
}

void Judge::build(const Document &document, const std::string &folder)
{
    m_folder = folder;
    m_evaluator->evaluateAll(document, m_today);
    reloadLenses(document);
}

void Judge::reloadLenses(const Document &document)
{
    openLenses(document);
    for (const auto &assessor : m_assessors)
        assessor->build(document, m_evaluator->findings(), m_evaluator->practices());
}

FindingDiff Judge::reloadRules(const Document &document)
{
    const Findings before = m_evaluator->findings();
    m_evaluator = makeEvaluator();
    m_evaluator->evaluateAll(document, m_today);
    FindingDiff diff;
    for (const auto &[key, finding] : m_evaluator->findings()) {
        const auto old = before.find(key);
        if (old == before.end())
            diff.added.push_back(key);
        else if (old->second != finding)
            diff.changed.push_back(key);
    }
    for (const auto &[key, finding] : before) {
        if (!m_evaluator->findings().contains(key))
            diff.removed.push_back(key);
    }
    for (const auto &assessor : m_assessors)
        assessor->build(document, m_evaluator->findings(), m_evaluator->practices());
    return diff;
}

FindingDiff Judge::update(const Document &document, const ChangeSet &change)
{
    FindingDiff diff = m_evaluator->update(document, change);
    if (const auto found = change.updated.find(document.workload().id); found != change.updated.end()) {
        const auto *before = std::get_if<Workload>(&found->second.before);
        const Workload &now = document.workload();
        if (before && (before->lenses != now.lenses || before->riskRules != now.riskRules)) {
            reloadLenses(document);
            return diff;
        }
    }
    assess(document, diff);
    return diff;
}

FindingDiff Judge::resume(const Document &document)
{
    FindingDiff diff = m_evaluator->continueSlice(slice);
    assess(document, diff);
    return diff;
}

FindingDiff Judge::setToday(const Document &document, const std::string &date)
{
    m_today = date;
    FindingDiff diff = m_evaluator->setToday(date);
    assess(document, diff);
    return diff;
}

void Judge::assess(const Document &document, const FindingDiff &diff)
{
    for (const auto &assessor : m_assessors)
        assessor->update(document, m_evaluator->findings(), diff, m_evaluator->practices());
}

const LensPackage *Judge::lensNamed(std::string_view alias) const
{
    for (const LensSet::Entry &lens : m_lenses.lenses) {
        if (lens.package->lens().alias == alias)
            return lens.package.get();
    }
    return nullptr;
}

Gate Judge::gate() const
{
    Gate gate = assessment().gate;
    for (std::size_t i = 1; i < m_assessors.size(); ++i) {
        const Gate &other = assessment(i).gate;
        gate.ready = gate.ready && other.ready;
        for (const GateBlocker &blocker : other.blockers) {
            const bool known = std::ranges::any_of(
                gate.blockers, [&](const GateBlocker &known_) { return known_.sentence == blocker.sentence; });
            if (!known)
                gate.blockers.push_back(blocker);
        }
    }
    std::ranges::stable_sort(gate.blockers, {}, &GateBlocker::count);
    return gate;
}

RiskCounts Judge::risks() const
{
    RiskCounts counts;
    for (const auto &assessor : m_assessors) {
        for (const QuestionResult &question : assessor->assessment().questions)
            counts.add(question.verdict.now);
    }
    return counts;
}

std::string Judge::pillarOf(const Finding &finding) const
{
    for (const auto &assessor : m_assessors) {
        if (std::string pillar = assessor->pillarOf(finding); !pillar.empty())
            return pillar;
    }
    return {};
}

} // namespace lensboard
