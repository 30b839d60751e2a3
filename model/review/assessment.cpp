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

void toggle(std::set<std::string> &keys, const std::string &key, int sign, std::uint64_t &hash)
{
    const bool changed = sign > 0 ? keys.insert(key).second : keys.erase(key) > 0;
    if (changed)
        hash += static_cast<std::uint64_t>(sign) * stableHash(key);
}

} // namespace

std::vector<std::string> PracticeKeys::all() const
{
    std::vector<std::string> keys(failing.begin(), failing.end());
    keys.insert(keys.end(), asking.begin(), asking.end());
    return keys;
}

std::string PracticeKeys::first() const
{
    if (!failing.empty())
        return *failing.begin();
    return asking.empty() ? std::string() : *asking.begin();
}

const QuestionResult *Assessment::question(std::string_view id) const
{
    const auto found =
        std::find_if(questions.begin(), questions.end(), [&](const QuestionResult &q) { return q.id == id; });
    return found == questions.end() ? nullptr : &*found;
}

Assessor::Assessor(const LensPackage &lens)
    : m_lens(lens)
{
    for (const Pillar &pillar : m_lens.lens().pillars) {
        for (const Question &question : pillar.questions) {
            Asked &asked = m_asked.emplace_back();
            asked.pillar = &pillar;
            asked.question = &question;
            for (const Choice &choice : question.choices) {
                asked.practices.push_back(keyOf(question.id, choice.id));
                const auto &keys = m_evidence.try_emplace(asked.practices.back(), std::make_shared<PracticeKeys>());
                asked.keys.push_back(keys.first->second);
            }
        }
    }
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
    for (const auto &[practice, keys] : m_evidence)
        *keys = {};
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
    if (finding.verdict == FindingVerdict::Pass)
        return; // counted in the tallies
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
        const auto title = m_highTitles.try_emplace(known.title.get(), 0).first;
        if ((title->second += sign) == 0)
            m_highTitles.erase(title);
    }
    for (const std::string &practice : known.practices) {
        const auto evidence = m_evidence.find(practice);
        if (evidence == m_evidence.end())
            continue; // of another lens
        PracticeKeys &keys = *evidence->second;
        if (known.verdict == FindingVerdict::Fail)
            toggle(keys.failing, key, sign, keys.hash);
        if (known.verdict == FindingVerdict::Ask)
            toggle(keys.asking, key, sign, keys.hash);
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
    gate.highFindings = m_highTitles;
    QuestionVerdicts verdicts;
    for (Asked &asked : m_asked) {
        std::vector<Input> inputs = inputsOf(asked, answers, tallies);
        if (!asked.result || asked.drawn != drawn || asked.inputs != inputs) {
            asked.inputs = std::move(inputs);
            asked.drawn = drawn;
            asked.result = judgeOne(asked, drawn);
        }
        gate.questions.push_back({m_lens.notes.questionName(*asked.question), asked.result->verdict});
        verdicts.emplace(asked.question->id, asked.result->verdict);
        m_assessment.questions.push_back(*asked.result);
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

std::vector<Assessor::Input> Assessor::inputsOf(const Asked &asked, const Answers &answers, const Tallies &tallies)
{
    std::vector<Input> inputs(asked.practices.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (const auto tally = tallies.find(asked.practices[i]); tally != tallies.end())
            inputs[i].evidence = evidenceOf(tally->second);
        if (const auto answer = answers.find(asked.practices[i]); answer != answers.end())
            inputs[i].answer = answer->second;
        inputs[i].keys = asked.keys[i]->hash;
    }
    return inputs;
}

QuestionResult Assessor::judgeOne(const Asked &asked, bool drawn) const
{
    const Question &question = *asked.question;
    QuestionResult result;
    result.id = question.id;
    result.code = m_lens.notes.questionCode(question);
    result.label = m_lens.notes.questionLabel(question);
    result.title = question.title;
    result.pillar = asked.pillar->id;
    PracticeStates states;
    bool touched = drawn;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const Choice &choice = question.choices[i];
        const Input &input = asked.inputs[i];
        touched = touched || input.answer;
        if (choice.isNone()) {
            if (input.answer)
                states[choice.id] = *input.answer;
            continue;
        }
        PracticeResult practice;
        practice.id = choice.id;
        practice.title = choice.title;
        practice.label = m_lens.notes.practiceLabel(question, choice);
        if (const PracticeNotes *notes = m_lens.notes.practice(question.id, choice.id))
            practice.level = notes->level;
        practice.by = asked.keys[i];
        practice.byHash = input.keys;
        practice.failing = static_cast<int>(practice.by->failing.size());
        practice.asking = static_cast<int>(practice.by->asking.size());
        practice.passing = input.evidence.passes;
        PracticeEvidence counts = input.evidence;
        counts.rulesCover = drawn && m_lens.notes.rulesCover(question.id, choice.id);
        practice.verdict = judgePractice(counts, input.answer);
        states[choice.id] = practice.verdict.state;
        result.practices.push_back(std::move(practice));
    }
    result.verdict = judgeQuestion(question, states, touched);
    return result;
}

} // namespace lensboard
