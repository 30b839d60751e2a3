// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "base/json.h"
#include "review/conformance.h"
#include "review/gate.h"
#include "review/verdict.h"
#include "support/cases.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace lensboard;

namespace {

Question questionWith(const std::vector<std::string> &choices, const std::vector<std::pair<std::string, Risk>> &rules)
{
    Question question;
    for (const std::string &id : choices)
        question.choices.push_back({id, {}, {}, {}, {}, {}});
    for (const auto &[text, risk] : rules) {
        auto condition = Condition::parse(text);
        if (!condition)
            qFatal("%s", condition.error().message.c_str());
        question.riskRules.push_back({text, *condition, risk, false, {}});
    }
    return question;
}

// The reference of the fuzz test: verdicts.md word by word, one assignment after the other.
class Reference
{
public:
    Reference(const Question &question, const PracticeStates &states)
        : m_question(question)
        , m_states(states)
    {
        for (const Choice &choice : question.choices) {
            if (!choice.isNone() && states.at(choice.id) == PracticeState::Unknown)
                m_unknown.push_back(choice.id);
        }
    }

    QuestionVerdict judge()
    {
        QuestionVerdict verdict;
        const bool applicable = std::ranges::any_of(m_question.choices, [this](const Choice &choice) {
            return !choice.isNone() && m_states.at(choice.id) != PracticeState::NotApplicable;
        });
        if (!applicable) {
            verdict.now = verdict.best = verdict.worst = Risk::NotApplicable;
            return verdict;
        }
        for (unsigned assignment = 0; assignment < (1U << m_unknown.size()); ++assignment)
            m_risks.push_back(riskFor(assignment));
        verdict.best = std::ranges::min(m_risks);
        verdict.worst = std::ranges::max(m_risks);
        verdict.now = now();
        if (verdict.now == Risk::Unanswered && verdict.best == verdict.worst)
            verdict.now = verdict.best;
        if (verdict.best != verdict.worst)
            verdict.settle = smallestSets();
        return verdict;
    }

private:
    Tri value(const std::string &id, bool partly, std::optional<unsigned> assignment) const
    {
        const auto tri = [](bool truth) { return truth ? Tri::True : Tri::False; };
        const auto unknown = std::ranges::find(m_unknown, id);
        if (unknown != m_unknown.end())
            return assignment ? tri((*assignment >> (unknown - m_unknown.begin())) & 1U) : Tri::Unknown;
        const PracticeState state = m_states.at(id);
        if (!std::string_view(id).ends_with("_no"))
            return tri(state == PracticeState::PartlyMet ? partly : state != PracticeState::NotMet);
        if (state == PracticeState::NotMet)
            return Tri::False;
        Tri nothing = Tri::True;
        for (const Choice &choice : m_question.choices) {
            if (!choice.isNone())
                nothing = std::min(nothing, static_cast<Tri>(2 - int(value(choice.id, partly, assignment))));
        }
        return nothing;
    }

    // The first true rule; UNANSWERED when an earlier one is unknown.
    Risk firstTrue(bool partly, std::optional<unsigned> assignment) const
    {
        for (const RiskRule &rule : m_question.riskRules) {
            std::vector<Tri> values;
            for (const std::string &name : rule.condition.names())
                values.push_back(value(name, partly, assignment));
            const Tri truth = rule.condition.evaluate(values);
            if (truth != Tri::False)
                return truth == Tri::True ? rule.risk : Risk::Unanswered;
        }
        return Risk::High;
    }

    [[nodiscard]] bool anyPartly() const
    {
        return std::ranges::any_of(m_question.choices, [this](const Choice &choice) {
            return !choice.isNone() && m_states.at(choice.id) == PracticeState::PartlyMet;
        });
    }

    Risk combined(std::optional<unsigned> assignment) const
    {
        const Risk selected = firstTrue(true, assignment);
        if (!anyPartly())
            return selected;
        const Risk unselected = firstTrue(false, assignment);
        if (selected == Risk::Unanswered || unselected == Risk::Unanswered)
            return Risk::Unanswered;
        return selected == unselected ? selected : std::max(selected, Risk::Medium);
    }

    Risk riskFor(unsigned assignment) const { return combined(assignment); }
    Risk now() const { return combined(std::nullopt); }

    std::vector<std::vector<std::string>> smallestSets() const
    {
        for (int size = 1; size <= int(m_unknown.size()); ++size) {
            std::vector<std::vector<std::string>> sets;
            for (unsigned mask = 0; mask < (1U << m_unknown.size()); ++mask) {
                if (std::popcount(mask) == size && settles(mask))
                    sets.push_back(members(mask));
            }
            if (!sets.empty())
                return sets;
        }
        return {};
    }

    [[nodiscard]] bool settles(unsigned mask) const
    {
        std::map<unsigned, Risk> byAnswers;
        for (unsigned assignment = 0; assignment < m_risks.size(); ++assignment) {
            if (byAnswers.try_emplace(assignment & mask, m_risks[assignment]).first->second != m_risks[assignment])
                return false;
        }
        return true;
    }

    [[nodiscard]] std::vector<std::string> members(unsigned mask) const
    {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < m_unknown.size(); ++i) {
            if ((mask >> i) & 1U)
                ids.push_back(m_unknown[i]);
        }
        return ids;
    }

    const Question &m_question;
    const PracticeStates &m_states;
    std::vector<std::string> m_unknown;
    std::vector<Risk> m_risks;
};

std::string randomCondition(std::mt19937 &random, const std::vector<std::string> &choices, int depth)
{
    const auto roll = [&](unsigned sides) { return random() % sides; };
    if (depth == 0 || roll(3) == 0)
        return choices[roll(static_cast<unsigned>(choices.size()))];
    if (roll(3) == 0)
        return "!(" + randomCondition(random, choices, depth - 1) + ")";
    return "(" + randomCondition(random, choices, depth - 1) + (roll(2) ? " && " : " || ") +
           randomCondition(random, choices, depth - 1) + ")";
}

QuestionVerdict verdictWith(Risk best, Risk worst)
{
    QuestionVerdict verdict;
    verdict.best = best;
    verdict.worst = worst;
    verdict.now = best == worst ? best : Risk::Unanswered;
    return verdict;
}

using State = PracticeState;

} // namespace

class TestVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void practiceFollowsItsFindings_data();
    void practiceFollowsItsFindings();
    void answerWinsAndIsFlaggedWhenTheDrawingContradictsIt();
    void allPracticesNotApplicable();
    void nothingDrawnIsUnanswered();
    void noneOfTheseIsSelectedOnlyWhenNothingElseIs();
    void partlyMetAloneIsNeverHigh();
    void saysWhenTheLensHasNoRule();
    void ranksWhatToAskFirst();
    void agreesWithTheReference();
    void judgesFifteenUnknownPracticesQuickly();
    void tooManyUnknownPracticesStayOpen();
    void gateOfAnEmptyBoard();
    void gateLetsMediumShip();
    void gateNamesTheShortestListFirst();
    void summarizesPillars();
    void runsSharedCases();
    void reportsFailingCases();
};

void TestVerdict::practiceFollowsItsFindings_data()
{
    QTest::addColumn<PracticeEvidence>("evidence");
    QTest::addColumn<PracticeState>("state");
    const auto row = [](const char *name, const PracticeEvidence &evidence, State state) {
        QTest::newRow(name) << evidence << state;
    };
    row("a high fail wins", {.failHigh = 1, .failLow = 2, .asks = 1, .passes = 3}, State::NotMet);
    row("a medium fail", {.failMedium = 1, .asks = 1, .passes = 3}, State::PartlyMet);
    row("a low fail", {.failLow = 1}, State::PartlyMet);
    row("an open point hides passes", {.asks = 1, .passes = 9}, State::Unknown);
    row("only passes", {.passes = 1}, State::Met);
    row("no rule applied, rules cover", {.rulesCover = true}, State::NotApplicable);
    row("no rule applied, people must tell", {}, State::Unknown);
    row("a broken rule proves nothing", {.faults = true, .rulesCover = true}, State::Unknown);
}

void TestVerdict::practiceFollowsItsFindings()
{
    QFETCH(PracticeEvidence, evidence);
    QFETCH(PracticeState, state);
    const PracticeVerdict verdict = judgePractice(evidence);
    QCOMPARE(verdict.state, state);
    QCOMPARE(verdict.drawing, state);
    QVERIFY(!verdict.answered && !verdict.contradicted);
}

void TestVerdict::answerWinsAndIsFlaggedWhenTheDrawingContradictsIt()
{
    const auto judged = [](const PracticeEvidence &evidence, State answer) { return judgePractice(evidence, answer); };
    QCOMPARE(judged({.failHigh = 1}, State::Met).state, State::Met);
    QCOMPARE(judged({.failHigh = 1}, State::Met).drawing, State::NotMet);
    QVERIFY(judged({.failHigh = 1}, State::Met).contradicted);
    QVERIFY(judged({.failLow = 1}, State::NotApplicable).contradicted);
    QVERIFY(judged({.passes = 1}, State::NotMet).contradicted);
    QVERIFY(!judged({.passes = 1}, State::Met).contradicted);
    QVERIFY(!judged({.asks = 1}, State::NotMet).contradicted);
    QVERIFY(!judged({.failMedium = 1}, State::NotMet).contradicted);
}

void TestVerdict::allPracticesNotApplicable()
{
    const Question question =
        questionWith({"one", "two", "q_no"}, {{"one && two", Risk::None}, {"default", Risk::High}});
    const auto verdict = judgeQuestion(
        question, {{"one", State::NotApplicable}, {"two", State::NotApplicable}, {"q_no", State::NotMet}});
    QCOMPARE(verdict.now, Risk::NotApplicable);
    QCOMPARE(verdict.best, Risk::NotApplicable);
    QCOMPARE(verdict.worst, Risk::NotApplicable);
    const auto mixed = judgeQuestion(question, {{"one", State::NotApplicable}, {"two", State::Met}});
    QCOMPARE(mixed.now, Risk::None);
}

void TestVerdict::nothingDrawnIsUnanswered()
{
    const Question question = questionWith({"one"}, {{"default", Risk::Medium}});
    QCOMPARE(judgeQuestion(question, {}, false).now, Risk::Unanswered);
    QCOMPARE(judgeQuestion(question, {}, true).now, Risk::Medium);
}

void TestVerdict::noneOfTheseIsSelectedOnlyWhenNothingElseIs()
{
    const Question question = questionWith(
        {"one", "two", "q_no"}, {{"q_no", Risk::High}, {"one && two", Risk::None}, {"default", Risk::Medium}});
    QCOMPARE(judgeQuestion(question, {{"one", State::NotMet}, {"two", State::NotMet}}).now, Risk::High);
    QCOMPARE(judgeQuestion(question, {{"one", State::Met}, {"two", State::NotMet}, {"q_no", State::Met}}).now,
             Risk::Medium);
    const auto open = judgeQuestion(question, {{"one", State::NotMet}});
    QCOMPARE(open.now, Risk::Unanswered);
    QCOMPARE(open.best, Risk::Medium);
    QCOMPARE(open.worst, Risk::High);
    QCOMPARE(open.settle, (std::vector<std::vector<std::string>>{{"two"}}));
}

void TestVerdict::partlyMetAloneIsNeverHigh()
{
    const Question question =
        questionWith({"one", "two"}, {{"one && two", Risk::None}, {"!one", Risk::High}, {"default", Risk::Medium}});
    QCOMPARE(judgeQuestion(question, {{"one", State::PartlyMet}, {"two", State::Met}}).now, Risk::Medium);
    QCOMPARE(judgeQuestion(question, {{"one", State::NotMet}, {"two", State::PartlyMet}}).now, Risk::High);
    const Question inverse = questionWith({"one"}, {{"one", Risk::High}, {"default", Risk::None}});
    QCOMPARE(judgeQuestion(inverse, {{"one", State::PartlyMet}}).now, Risk::High);
}

void TestVerdict::saysWhenTheLensHasNoRule()
{
    const Question question = questionWith({"one", "two"}, {{"one && two", Risk::None}, {"!one", Risk::Medium}});
    const auto gap = judgeQuestion(question, {{"one", State::Met}, {"two", State::NotMet}});
    QCOMPARE(gap.now, Risk::High);
    QVERIFY(!gap.remark.empty());
    QVERIFY(judgeQuestion(question, {{"one", State::Met}, {"two", State::Met}}).remark.empty());
    QVERIFY(judgeQuestion(question, {{"one", State::Met}}).remark.empty());
}

void TestVerdict::ranksWhatToAskFirst()
{
    const Question question = questionWith(
        {"good", "must", "idle"}, {{"must && good", Risk::None}, {"!must", Risk::High}, {"default", Risk::Medium}});
    const auto verdict = judgeQuestion(question, {});
    QCOMPARE(verdict.settle, (std::vector<std::vector<std::string>>{{"good", "must"}}));
    const std::vector<OpenPractice> expected{{"must", Risk::Medium, Risk::High}, {"good", Risk::High, Risk::High}};
    QCOMPARE(verdict.open, expected);
}

void TestVerdict::agreesWithTheReference()
{
    const QByteArray given = qgetenv("LENSBOARD_SEED");
    const unsigned seed = given.isEmpty() ? std::random_device{}() : given.toUInt();
    std::mt19937 random(seed);
    const std::vector<Risk> risks{Risk::None, Risk::Medium, Risk::High};
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::string> choices;
        const auto count = 1 + random() % 7;
        for (std::size_t i = 0; i < count; ++i)
            choices.push_back("c" + std::to_string(i));
        if (random() % 2)
            choices.push_back("q_no");
        std::vector<std::pair<std::string, Risk>> rules;
        for (auto i = random() % 4; i > 0; --i)
            rules.emplace_back(randomCondition(random, choices, 3), risks[random() % 3]);
        if (random() % 3)
            rules.emplace_back("default", risks[random() % 3]);
        const Question question = questionWith(choices, rules);
        PracticeStates states;
        for (const std::string &id : choices)
            states[id] = random() % 2 ? State::Unknown : static_cast<State>(random() % 5);
        const QuestionVerdict wanted = Reference(question, states).judge();
        const QuestionVerdict got = judgeQuestion(question, states);
        const QString where = QStringLiteral("round %1; repeat with LENSBOARD_SEED=%2").arg(round).arg(seed);
        QVERIFY2(got.now == wanted.now && got.best == wanted.best && got.worst == wanted.worst, qPrintable(where));
        QVERIFY2(got.settle == wanted.settle, qPrintable(where));
    }
}

void TestVerdict::judgesFifteenUnknownPracticesQuickly()
{
    std::vector<std::string> choices;
    std::string all;
    for (int i = 0; i < 15; ++i) {
        choices.push_back("choice" + std::to_string(i));
        all += (i ? " && " : "") + choices.back();
    }
    const Question question = questionWith(
        choices, {{all, Risk::None}, {"!choice0 || choice7 && !choice3", Risk::High}, {"default", Risk::Medium}});
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i)
        QCOMPARE(judgeQuestion(question, {}).settle.at(0).size(), std::size_t(15));
    QVERIFY2(timer.nsecsElapsed() / 20 < 5'000'000, "one full question took more than 5 ms");
}

void TestVerdict::tooManyUnknownPracticesStayOpen()
{
    std::vector<std::string> choices;
    for (int i = 0; i < 40; ++i)
        choices.push_back("choice" + std::to_string(i));
    const auto verdict = judgeQuestion(questionWith(choices, {{"default", Risk::Medium}}), {});
    QCOMPARE(verdict.now, Risk::Unanswered);
    QCOMPARE(verdict.worst, Risk::High);
}

void TestVerdict::gateOfAnEmptyBoard()
{
    const Gate gate = judgeGate({});
    QVERIFY(!gate.ready);
    QCOMPARE(gate.sentences(), std::vector<std::string>{"Nothing is drawn yet: place a service or open a template."});
}

void TestVerdict::gateLetsMediumShip()
{
    const Gate gate = judgeGate(
        {true,
         {{"OPS 1", verdictWith(Risk::None, Risk::Medium)}, {"REL 1", verdictWith(Risk::Medium, Risk::Medium)}},
         {}});
    QVERIFY(gate.ready);
    QVERIFY(gate.blockers.empty());
    QVERIFY(!judgeGate({true, {}, {{"A finding", 1}}}).ready);
}

void TestVerdict::gateNamesTheShortestListFirst()
{
    GateInput input;
    input.anythingDrawn = true;
    for (const char *name : {"REL 1 Request rates", "REL 2 Resiliency"})
        input.questions.push_back({name, verdictWith(Risk::High, Risk::High)});
    input.questions.push_back({"SEC 1 API access", verdictWith(Risk::None, Risk::High)});
    input.questions.push_back({"COST 1 Costs", verdictWith(Risk::None, Risk::Medium)});
    input.highFindings = {{"f1", 1}, {"f2", 1}, {"f3", 1}, {"f4", 1}, {"f5", 1}, {"f6", 1}};
    const std::vector<std::string> expected{
        "1 question can still turn out high, answer what it asks: SEC 1 API access.",
        "2 questions are at high risk: REL 1 Request rates and REL 2 Resiliency.",
        "6 high findings are open, fix or decide them: f1, f2, f3, f4 and 2 more."};
    QCOMPARE(judgeGate(input).sentences(), expected);
}

void TestVerdict::summarizesPillars()
{
    Lens lens;
    lens.pillars = {{"security", "Security", {}, {}}, {"reliability", "Reliability", {}, {}}};
    for (const char *id : {"s1", "s2", "s3"}) {
        lens.pillars[0].questions.emplace_back();
        lens.pillars[0].questions.back().id = id;
    }
    const QuestionVerdicts verdicts{{"s1", verdictWith(Risk::High, Risk::High)},
                                    {"s2", verdictWith(Risk::None, Risk::None)}};
    const auto summaries = summarizePillars(lens, verdicts);
    QCOMPARE(summaries.size(), std::size_t(2));
    QCOMPARE(summaries[0].counts, (RiskCounts{.high = 1, .none = 1, .unanswered = 1}));
    QCOMPARE(summaries[1].counts, RiskCounts{});
    QCOMPARE(countRisks(verdicts), (RiskCounts{.high = 1, .none = 1}));
}

void TestVerdict::runsSharedCases()
{
    if (casesFolder().isEmpty())
        QSKIP("the shared cases are not here");
    const std::string path = casesFolder().toStdString() + "/verdicts.json";
    const auto text = readFile(path);
    QVERIFY(text.ok());
    const auto cases = parseJson(*text, path);
    QVERIFY(cases.ok());
    const CaseReport report = runVerdictCases(*cases);
    for (const std::string &failure : report.failures)
        qInfo("%s", failure.c_str());
    QCOMPARE(report.failed, 0);
    QVERIFY(report.passed >= 100);
}

void TestVerdict::reportsFailingCases()
{
    const auto cases = parseJson(R"({"cases": [
        {"rules": [{"condition": "a || b", "risk": "NO_RISK"}, {"condition": "default", "risk": "HIGH_RISK"}],
         "states": {"a": "unknown", "b": "unknown"}, "now": "UNANSWERED", "best": "NONE", "worst": "HIGH",
         "settle": [["b", "a"]]},
        {"rules": [{"condition": "a", "risk": "NO_RISK"}], "states": {"a": "met"}, "now": "HIGH", "best": "NONE",
         "worst": "NONE", "settle": [["a"]]},
        {"rules": [], "states": {"a": "perhaps"}}, 5]})");
    QVERIFY(cases.ok());
    const CaseReport report = runVerdictCases(*cases);
    QCOMPARE(report.passed, 1);
    QCOMPARE(report.failed, 3);
    QCOMPARE(report.failures[0], std::string("case 2: now wanted HIGH, got NONE; settle wanted [[a]], got []"));
    QCOMPARE(runVerdictCases(Json("text")).failed, 1);
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
