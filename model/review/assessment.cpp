// SPDX-License-Identifier: Apache-2.0
#include "review/assessment.h"

#include "lens/builtin.h"

#include <algorithm>

namespace lensboard {

namespace {

std::string keyOf(const std::string &question, const std::string &choice)
{
    return question + '.' + choice;
}

PracticeState stateOf(Answer::State state)
{
    switch (state) {
    case Answer::State::Met:
        return PracticeState::Met;
    case Answer::State::NotMet:
        return PracticeState::NotMet;
    case Answer::State::NotApplicable:
        break;
    }
    return PracticeState::NotApplicable;
}

PracticeEvidence evidenceOf(const PracticeTally &tally)
{
    PracticeEvidence evidence;
    evidence.failHigh = tally.failHigh;
    evidence.failMedium = tally.failMedium;
    evidence.failLow = tally.failLow;
    evidence.asks = tally.asks;
    evidence.passes = tally.passes;
    evidence.faults = tally.faults;
    return evidence;
}

void tally(FindingCounts &counts, FindingVerdict verdict, Severity severity, int sign)
{
    if (verdict == FindingVerdict::Ask)
        counts.asking += sign;
    if (verdict != FindingVerdict::Fail)
        return;
    if (severity == Severity::High)
        counts.high += sign;
    else if (severity == Severity::Medium)
        counts.medium += sign;
    else
        counts.low += sign;
}

void toggle(std::set<std::string> &keys, const std::string &key, int sign)
{
    if (sign > 0)
        keys.insert(key);
    else
        keys.erase(key);
}

} // namespace

const QuestionResult *Assessment::question(std::string_view id) const
{
    const auto found =
        std::find_if(questions.begin(), questions.end(), [&](const QuestionResult &q) { return q.id == id; });
    return found == questions.end() ? nullptr : &*found;
}

Assessor::Assessor(const LensPackage &lens)
    : m_lens(lens)
{
}

std::string Assessor::pillarOf(const Finding &finding) const
{
    for (const std::string &practice : finding.practices) {
        if (const Pillar *pillar = m_lens.lens().pillarOf(practice.substr(0, practice.find('.'))))
            return pillar->id;
    }
    return {};
}

void Assessor::build(const Document &document, const Findings &findings, const Tallies &tallies)
{
    m_known.clear();
    m_evidence.clear();
    m_pillarCounts.clear();
    m_total = {};
    m_highTitles.clear();
    for (const auto &[key, finding] : findings)
        add(finding);
    judge(document, tallies);
}

void Assessor::update(const Document &document, const Findings &findings, const FindingDiff &diff,
                      const Tallies &tallies)
{
    for (const std::string &key : diff.removed)
        forget(key);
    for (const auto *keys : {&diff.changed, &diff.added}) {
        for (const std::string &key : *keys) {
            forget(key);
            if (const auto found = findings.find(key); found != findings.end())
                add(found->second);
        }
    }
    judge(document, tallies);
}

void Assessor::add(const Finding &finding)
{
    Known known{finding.practices, finding.verdict,   finding.severity,
                finding.decided,   pillarOf(finding), finding.title};
    count(known, finding.key, 1);
    m_known.insert_or_assign(finding.key, std::move(known));
}

void Assessor::forget(const std::string &key)
{
    const auto found = m_known.find(key);
    if (found == m_known.end())
        return;
    count(found->second, key, -1);
    m_known.erase(found);
}

void Assessor::count(const Known &known, const std::string &key, int sign)
{
    if (known.decided)
        return;
    tally(m_total, known.verdict, known.severity, sign);
    if (!known.pillar.empty())
        tally(m_pillarCounts[known.pillar], known.verdict, known.severity, sign);
    if (known.verdict == FindingVerdict::Fail && known.severity == Severity::High) {
        if (sign > 0)
            m_highTitles.insert(known.title);
        else
            m_highTitles.erase(m_highTitles.find(known.title));
    }
    for (const std::string &practice : known.practices) {
        Evidence &evidence = m_evidence[practice];
        if (known.verdict == FindingVerdict::Fail)
            toggle(evidence.failing, key, sign);
        if (known.verdict == FindingVerdict::Ask)
            toggle(evidence.asking, key, sign);
    }
}

void Assessor::judge(const Document &document, const Tallies &tallies)
{
    std::map<std::string, PracticeState> answers;
    for (const auto &[id, answer] : document.answers()) {
        if (lensAliasFrom(answer.lens) == m_lens.lens().alias)
            answers[keyOf(answer.question, answer.practice)] = stateOf(answer.state);
    }
    const bool drawn = !document.nodes().empty();
    m_assessment = {};
    GateInput gate;
    gate.anythingDrawn = drawn;
    gate.highFindings.assign(m_highTitles.begin(), m_highTitles.end());
    QuestionVerdicts verdicts;
    for (const Pillar &pillar : m_lens.lens().pillars) {
        for (const Question &question : pillar.questions) {
            QuestionResult result = judgeOne(pillar, question, answers, tallies, drawn);
            gate.questions.push_back({m_lens.notes.questionName(question), result.verdict});
            verdicts.emplace(question.id, result.verdict);
            m_assessment.questions.push_back(std::move(result));
        }
    }
    for (PillarSummary &summary : summarizePillars(m_lens.lens(), verdicts)) {
        const Pillar *pillar = m_lens.lens().pillar(summary.pillar);
        m_assessment.pillars.push_back({summary.pillar, pillar ? m_lens.notes.pillarName(*pillar) : summary.name,
                                        m_pillarCounts[summary.pillar], summary.counts});
    }
    m_assessment.findings = m_total;
    m_assessment.risks = countRisks(verdicts);
    m_assessment.gate = judgeGate(gate);
}

QuestionResult Assessor::judgeOne(const Pillar &pillar, const Question &question,
                                  const std::map<std::string, PracticeState> &answers, const Tallies &tallies,
                                  bool drawn) const
{
    QuestionResult result;
    result.id = question.id;
    result.code = m_lens.notes.questionCode(question);
    result.label = m_lens.notes.questionLabel(question);
    result.title = question.title;
    result.pillar = pillar.id;
    PracticeStates states;
    bool touched = drawn;
    for (const Choice &choice : question.choices) {
        const std::string key = keyOf(question.id, choice.id);
        const auto answer = answers.find(key);
        touched = touched || answer != answers.end();
        if (choice.isNone()) {
            if (answer != answers.end())
                states[choice.id] = answer->second;
            continue;
        }
        PracticeResult practice;
        practice.id = choice.id;
        practice.title = choice.title;
        practice.label = m_lens.notes.practiceLabel(question, choice);
        if (const PracticeNotes *notes = m_lens.notes.practice(question.id, choice.id))
            practice.level = notes->level;
        if (const auto found = m_evidence.find(key); found != m_evidence.end()) {
            const Evidence &evidence = found->second;
            practice.failing = static_cast<int>(evidence.failing.size());
            practice.asking = static_cast<int>(evidence.asking.size());
            practice.by.assign(evidence.failing.begin(), evidence.failing.end());
            practice.by.insert(practice.by.end(), evidence.asking.begin(), evidence.asking.end());
        }
        const auto tally = tallies.find(key);
        PracticeEvidence counts = tally == tallies.end() ? PracticeEvidence() : evidenceOf(tally->second);
        practice.passing = counts.passes;
        counts.rulesCover = drawn && m_lens.notes.rulesCover(question.id, choice.id);
        practice.verdict = judgePractice(
            counts, answer == answers.end() ? std::nullopt : std::optional<PracticeState>(answer->second));
        states[choice.id] = practice.verdict.state;
        result.practices.push_back(std::move(practice));
    }
    result.verdict = judgeQuestion(question, states, touched);
    return result;
}

} // namespace lensboard
