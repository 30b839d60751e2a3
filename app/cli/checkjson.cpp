// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"

#include "console.h"

namespace lensboard::cli {

namespace {

Json words(const std::vector<std::string> &texts)
{
    Json list = Json::array();
    for (const std::string &text : texts)
        list.push_back(text);
    return list;
}

Json decisionJson(const Finding &finding, const Document &document)
{
    const Decision *decision = decisionOn(finding, document);
    if (!decision)
        return nullptr;
    return {{"status", std::string(toWord(decision->status))},
            {"cause", decision->cause ? std::string(toWord(*decision->cause)) : std::string()},
            {"reason", decision->reason},
            {"owner", decision->owner},
            {"decidedOn", decision->decidedOn},
            {"reviewBy", decision->reviewBy}};
}

Json logicalIds(const Finding &finding, const Document &document)
{
    Json list = Json::array();
    for (const Id &subject : finding.subjects) {
        const Node *node = document.node(subject);
        if (node && !node->origin.logicalId.empty())
            list.push_back(node->origin.logicalId);
    }
    return list;
}

// Question, practice and pillar of the first practice that a finding is evidence for; "" for a free-standing one.
Json placeInLens(const Finding &finding, const InputReport &input)
{
    Json json = {{"question", ""}, {"practice", ""}, {"pillar", ""}};
    if (finding.practices.empty())
        return json;
    const std::string &practice = finding.practices.front();
    const std::size_t dot = practice.find('.');
    const std::string question = practice.substr(0, dot);
    json["question"] = question;
    json["practice"] = dot == std::string::npos ? std::string() : practice.substr(dot + 1);
    for (const auto &lens : input.judgement.lenses) {
        if (const Pillar *pillar = lens->lens().pillarOf(question)) {
            json["pillar"] = pillar->id;
            break;
        }
    }
    return json;
}

Json findingJson(const Finding &finding, const InputReport &input)
{
    const Document &document = input.board.document;
    const Place place = placeOf(finding, input.board);
    Json subjects = Json::array();
    for (const Id &subject : finding.subjects)
        subjects.push_back(subject.str());
    Json json = {{"key", finding.key}, {"rule", finding.rule}};
    json.update(placeInLens(finding, input));
    json.update({{"practices", words(finding.practices)},
                 {"severity", std::string(toWord(finding.severity))},
                 {"verdict", std::string(toWord(finding.verdict))},
                 {"title", finding.title.get()},
                 {"message", sentenceOf(finding)},
                 {"subjects", std::move(subjects)},
                 {"logicalIds", logicalIds(finding, document)},
                 {"location", {{"file", place.file}, {"line", place.line}, {"column", place.column}}},
                 {"fix", finding.fixable},
                 {"decision", decisionJson(finding, document)},
                 {"reopened", reopenedBecause(finding, document)},
                 {"baselined", isKnown(finding, input)}});
    return json;
}

Json questionJson(const QuestionResult &question, const Lens &lens)
{
    Json practices = Json::array();
    for (const PracticeResult &practice : question.practices)
        practices.push_back({{"id", practice.id},
                             {"state", std::string(practiceStateWord(practice.verdict.state))},
                             {"answered", practice.verdict.answered},
                             {"contradicted", practice.verdict.contradicted},
                             {"by", words(practice.by->all())}});
    Json settle = Json::array();
    for (const std::vector<std::string> &set : question.verdict.settle)
        settle.push_back(words(set));
    return {{"id", question.id},
            {"lens", lens.alias},
            {"risk", std::string(riskWord(question.verdict.now))},
            {"best", std::string(riskWord(question.verdict.best))},
            {"worst", std::string(riskWord(question.verdict.worst))},
            {"settle", std::move(settle)},
            {"practices", std::move(practices)}};
}

Json countsJson(const RiskCounts &counts)
{
    return {{"high", counts.high},
            {"medium", counts.medium},
            {"none", counts.none},
            {"unanswered", counts.unanswered},
            {"notApplicable", counts.notApplicable}};
}

Json rulesJson(const Judgement &judgement)
{
    Json failed = Json::array();
    for (const auto &[rule, why] : judgement.rulesBroken)
        failed.push_back({{"rule", rule}, {"subject", ""}, {"message", why}});
    for (const RuleFault &fault : judgement.faults)
        failed.push_back({{"rule", fault.rule}, {"subject", fault.subject.str()}, {"message", fault.message}});
    return {
        {"run", judgement.rulesRun.size()}, {"skipped", words(judgement.rulesSkipped)}, {"failed", std::move(failed)}};
}

Json inputJson(const InputReport &input, const CheckReport &report)
{
    Json findings = Json::array();
    for (const Finding *finding : inOrder(input, report.passes))
        findings.push_back(findingJson(*finding, input));
    Json questions = Json::array();
    Json pillars = Json::array();
    Json blockers = Json::array();
    RiskCounts summary;
    bool ready = true;
    for (std::size_t i = 0; i < input.judgement.assessments.size(); ++i) {
        const Assessment &assessment = input.judgement.assessments[i];
        const Lens &lens = input.judgement.lenses[i]->lens();
        for (const QuestionResult &question : assessment.questions) {
            questions.push_back(questionJson(question, lens));
            summary.add(question.verdict.now);
        }
        for (const PillarResult &pillar : assessment.pillars) {
            Json json = {{"id", pillar.id}, {"lens", lens.alias}, {"name", pillar.name}};
            json.update(countsJson(pillar.questions));
            json["findings"] = {{"high", pillar.findings.high},
                                {"medium", pillar.findings.medium},
                                {"low", pillar.findings.low},
                                {"unknown", pillar.findings.asking}};
            pillars.push_back(std::move(json));
        }
        ready = ready && assessment.gate.ready;
        for (const GateBlocker &blocker : assessment.gate.blockers)
            blockers.push_back(blocker.sentence);
    }
    Json stale = Json::array();
    for (const StaleDecision &decision : input.judgement.stale)
        stale.push_back({{"id", decision.decision.id.str()},
                         {"finding", decision.decision.findingKey},
                         {"status", std::string(toWord(decision.decision.status))},
                         {"reason", decision.decision.reason},
                         {"why", decision.why}});
    Json gone = Json::array();
    for (const Baseline::Entry &entry : input.noLonger)
        gone.push_back({{"key", entry.key}, {"rule", entry.rule}, {"message", entry.message}});
    return {
        {"file", input.board.file},
        {"findings", std::move(findings)},
        {"questions", std::move(questions)},
        {"summary", countsJson(summary)},
        {"pillars", std::move(pillars)},
        {"gate", {{"ready", ready}, {"blockers", std::move(blockers)}}},
        {"rules", rulesJson(input.judgement)},
        {"decisions", {{"stale", std::move(stale)}}},
        {"baseline", report.baseline ? Json{{"known", input.known.size()}, {"stale", std::move(gone)}} : Json(nullptr)},
        {"adjusted", words(adjustments(input.board.document.workload()))}};
}

} // namespace

std::string jsonReport(const CheckReport &report)
{
    Json inputs = Json::array();
    for (const InputReport &input : report.inputs)
        inputs.push_back(inputJson(input, report));
    Json json = {{"format", "lensboard-check"}, {"version", 1}, {"inputs", std::move(inputs)}};
    if (report.baseline)
        json["baselineLost"] = words(report.lost);
    return toJsonText(json);
}

} // namespace lensboard::cli
