// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "lens/builtin.h"
#include "review/verdict.h"

#include <QtTest>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <set>

using namespace lensboard;
using State = PracticeState;

namespace {

const std::string clean = LENSBOARD_TEST_DATA "/lenses/clean.json";

// The states of all practices of a question: met, but for those named by the end of their id.
PracticeStates allMetBut(const Question &question, const std::vector<std::string> &ends)
{
    PracticeStates states;
    for (const Choice &choice : question.choices) {
        const bool named =
            std::ranges::any_of(ends, [&](const std::string &end) { return choice.id.ends_with('_' + end); });
        if (!choice.isNone())
            states[choice.id] = named ? State::NotMet : State::Met;
    }
    return states;
}

std::set<std::string> endsOf(const Question &question, const LensNotes &notes, PracticeLevel level)
{
    std::set<std::string> ends;
    for (const Choice &choice : question.choices) {
        const PracticeNotes *practice = notes.practice(question.id, choice.id);
        if (practice && practice->level == level)
            ends.insert(choice.id.substr(choice.id.rfind('_') + 1));
    }
    return ends;
}

} // namespace

class TestLensBuiltin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverlessLensIsFaultless();
    void serverlessLensHasAllPractices();
    void idsAndTitlesAreThoseOfTheTool();
    void questionsFollowTheirRuleTable_data();
    void questionsFollowTheirRuleTable();
    void strictVariantWantsTheBestOnesToo();
    void everyPracticeIsExplained();
    void linksAreSafe();
    void notesFitTheirSchema();

    void readsNotesBesideALens();
    void lensWithoutNotesStillWorks();
    void notesNameTheirFaults();
    void replacesRulesByAVariant();
    void findsTheAliasInAnArn();
    void summarizesBuiltInLenses();
};

void TestLensBuiltin::serverlessLensIsFaultless()
{
    const auto &package = serverlessLens();
    QVERIFY2(package.ok(), package.ok() ? "" : package.error().toString().c_str());
    QVERIFY(package->notesIssues.empty());
    const auto strict = loadLensFile(":/lensboard/lenses/serverless.json", Reading::Strict);
    QVERIFY(strict.ok());
    for (const LensIssue &issue : strict->issues)
        qInfo("%s", issue.toString("serverless.json").c_str());
    QVERIFY(strict->issues.empty());
    QCOMPARE(writeLens(package->lens()), *readFile(":/lensboard/lenses/serverless.json"));
}

void TestLensBuiltin::serverlessLensHasAllPractices()
{
    const Lens &lens = serverlessLens()->lens();
    std::vector<std::string> pillars;
    std::vector<std::string> codes;
    int practices = 0;
    for (const Pillar &pillar : lens.pillars) {
        pillars.push_back(pillar.id);
        for (const Question &question : pillar.questions) {
            codes.push_back(serverlessLens()->notes.questionCode(question));
            practices += static_cast<int>(question.choices.size()) - 1;
            QVERIFY(question.choices.back().isNone());
        }
    }
    QCOMPARE(pillars, (std::vector<std::string>{"operationalExcellence", "security", "reliability", "performance",
                                                "costOptimization"}));
    QCOMPARE(codes, (std::vector<std::string>{"OPS 1", "OPS 2", "SEC 1", "SEC 2", "SEC 3", "REL 1", "REL 2", "PERF 1",
                                              "COST 1"}));
    QCOMPARE(practices, 38);
}

void TestLensBuiltin::idsAndTitlesAreThoseOfTheTool()
{
    const Lens &lens = serverlessLens()->lens();
    const Question *resiliency = lens.question("rel_q2");
    QVERIFY(resiliency);
    QVERIFY(resiliency->choice("rel_rel_q2_a1") && resiliency->choice("rel_rel_q2_no"));
    QCOMPARE(lens.question("ops_q1")->title, std::string("How do you evaluate your Serverless application’s health?"));
    QCOMPARE(lens.question("sec_q1")->choice("sec_sec_q1_a2")->title,
             std::string("Scope access based on identity’s metadata"));
    for (const Pillar &pillar : lens.pillars) {
        for (const Question &question : pillar.questions) {
            for (const Choice &choice : question.choices) {
                const std::string prefix = question.id.substr(0, question.id.find('_')) + '_' + question.id + '_';
                QVERIFY2(choice.id.starts_with(prefix), choice.id.c_str());
                QVERIFY2(choice.title.find('\'') == std::string::npos, "titles have the curly apostrophe");
            }
        }
    }
}

void TestLensBuiltin::questionsFollowTheirRuleTable_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<QStringList>("good");
    const auto row = [](const char *question, const QStringList &required, const QStringList &good) {
        QTest::newRow(question) << QString::fromLatin1(question) << required << good;
    };
    const auto list = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    row("ops_q1", list("a1"), list("a3 a4"));
    row("ops_q2", list("a1"), list("a2 a3 a5 a6"));
    row("sec_q1", list("a3"), list("a1"));
    row("sec_q2", list("a1 a4"), list("a2"));
    row("sec_q3", list("a1 a4"), list("a2"));
    row("rel_q1", list("a1"), list("a2"));
    row("rel_q2", list("a1 a3"), list("a2"));
    row("perf_q1", list("a3"), list("a1 a2 a5"));
    row("cost_q1", list("a1 a2"), list("a3"));
}

void TestLensBuiltin::questionsFollowTheirRuleTable()
{
    QFETCH(QString, question);
    QFETCH(QStringList, required);
    QFETCH(QStringList, good);
    const LensNotes &notes = serverlessLens()->notes;
    const Question &asked = *serverlessLens()->lens().question(question.toStdString());
    const auto risk = [&](const std::vector<std::string> &missing) {
        return judgeQuestion(asked, allMetBut(asked, missing)).now;
    };
    const auto toSet = [](const QStringList &list) {
        std::set<std::string> set;
        for (const QString &item : list)
            set.insert(item.toStdString());
        return set;
    };
    QCOMPARE(endsOf(asked, notes, PracticeLevel::Required), toSet(required));
    QCOMPARE(endsOf(asked, notes, PracticeLevel::Good), toSet(good));
    QCOMPARE(risk({}), Risk::None);
    for (const std::string &end : endsOf(asked, notes, PracticeLevel::Required))
        QCOMPARE(risk({end}), Risk::High);
    for (const std::string &end : endsOf(asked, notes, PracticeLevel::Good))
        QCOMPARE(risk({end}), Risk::Medium);
    for (const std::string &end : endsOf(asked, notes, PracticeLevel::Best))
        QCOMPARE(risk({end}), Risk::None);
    PracticeStates none;
    for (const Choice &choice : asked.choices)
        none[choice.id] = choice.isNone() ? State::Met : State::NotMet;
    QCOMPARE(judgeQuestion(asked, none).now, Risk::High);
    const auto open = judgeQuestion(asked, {});
    QCOMPARE(open.now, Risk::Unanswered);
    QCOMPARE(open.best, Risk::None);
    QCOMPARE(open.worst, Risk::High);
    QCOMPARE(open.settle.at(0).size(), std::size_t(required.size() + good.size()));
    QVERIFY(required.contains(QString::fromStdString(open.open.at(0).id).section(QLatin1Char('_'), -1)));
}

void TestLensBuiltin::strictVariantWantsTheBestOnesToo()
{
    const auto strict = withVariant(serverlessLens()->lens(), serverlessLens()->notes, "strict");
    QVERIFY(strict.ok());
    for (const Pillar &pillar : strict->pillars) {
        for (const Question &question : pillar.questions) {
            QCOMPARE(judgeQuestion(question, allMetBut(question, {})).now, Risk::None);
            for (const std::string &end : endsOf(question, serverlessLens()->notes, PracticeLevel::Best))
                QCOMPARE(judgeQuestion(question, allMetBut(question, {end})).now, Risk::Medium);
        }
    }
    QCOMPARE(withVariant(*strict, serverlessLens()->notes, "lax").error().code, std::string("lens.variant"));
}

void TestLensBuiltin::everyPracticeIsExplained()
{
    const LensPackage &package = *serverlessLens();
    std::set<std::string> labels;
    int covered = 0;
    for (const Pillar &pillar : package.lens().pillars) {
        QVERIFY(package.notes.pillarName(pillar).size() <= 12);
        for (const Question &question : pillar.questions) {
            QVERIFY(package.notes.questionLabel(question).size() <= 24);
            for (const Choice &choice : question.choices) {
                const PracticeNotes *notes = package.notes.practice(question.id, choice.id);
                QCOMPARE(notes == nullptr, choice.isNone());
                if (!notes)
                    continue;
                QVERIFY2(labels.insert(notes->label).second && notes->label.size() <= 30, choice.id.c_str());
                QVERIFY2(notes->what.size() > 60 && notes->why.size() > 60 && notes->how.size() >= 3,
                         choice.id.c_str());
                QVERIFY(!notes->thenNow || !notes->thenNow->source.empty());
                covered += notes->coverage ? 1 : 0;
            }
        }
    }
    QVERIFY(covered > 0 && covered < 38);
}

void TestLensBuiltin::linksAreSafe()
{
    for (const Pillar &pillar : serverlessLens()->lens().pillars) {
        for (const Question &question : pillar.questions) {
            QVERIFY(!question.helpfulResource->link().empty());
            for (const Choice &choice : question.choices) {
                for (const auto &resource : {choice.helpfulResource, choice.improvementPlan})
                    QVERIFY(!resource || resource->url == resource->link());
            }
        }
    }
}

void TestLensBuiltin::notesFitTheirSchema()
{
    const auto plain = [](const std::string &path) { return nlohmann::json::parse(readFile(path)->c_str()); };
    const auto schemaJson = plain(":/lensboard/schemas/lens-notes.schema.json");
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
    const auto fits = [&schema](const nlohmann::json &json) {
        valijson::Validator validator;
        return validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
    };
    auto notes = plain(":/lensboard/lenses/serverless.notes.json");
    QVERIFY(fits(notes));
    notes["questions"]["rel_q2"]["practices"]["rel_rel_q2_a1"]["level"] = "vital";
    QVERIFY(!fits(notes));
}

void TestLensBuiltin::readsNotesBesideALens()
{
    const auto package = openLens(clean);
    QVERIFY(package.ok());
    const Question &question = *package->lens().question("tea_q1");
    const PracticeNotes *boil = package->notes.practice("tea_q1", "boil");
    QVERIFY(boil);
    QCOMPARE(boil->level, PracticeLevel::Required);
    QCOMPARE(boil->how.size(), std::size_t(2));
    QCOMPARE(boil->thenNow->now, std::string("Electricity."));
    QVERIFY(package->notes.rulesCover("tea_q1", "boil") && !package->notes.rulesCover("tea_q1", "wait"));
    QCOMPARE(package->notes.questionName(question), std::string("TEA 1 Tea"));
    QCOMPARE(package->notes.pillarName(package->lens().pillars[0]), std::string("Rel"));
    QCOMPARE(package->notes.practiceLabel(question, question.choices[0]), std::string("Hot water"));
    QCOMPARE(package->notes.practiceLabel(question, question.choices[1]), std::string("Leaves steep"));
    std::vector<std::string> found;
    for (const LensIssue &issue : package->notesIssues)
        found.push_back(issue.code + ' ' + issue.pointer);
    QCOMPARE(found, (std::vector<std::string>{"lens.notes.unknownId /questions/tea_q1/practices/stir",
                                              "lens.notes.missing /questions/tea_q1"}));
}

void TestLensBuiltin::lensWithoutNotesStillWorks()
{
    const auto package = openLens(LENSBOARD_TEST_DATA "/lenses/odd.json");
    QVERIFY(package.ok());
    QVERIFY(package->notesIssues.empty());
    const Question &question = *package->lens().question("gate_q2");
    QCOMPARE(package->notes.questionName(question), std::string("Who may go out?"));
    QCOMPARE(package->notes.questionCode(question), std::string("gate_q2"));
    QVERIFY(!package->notes.rulesCover("gate_q2", "badge"));
}

void TestLensBuiltin::notesNameTheirFaults()
{
    const Lens lens = loadLensFile(clean)->lens;
    QCOMPARE(loadLensNotes("[]", "x.notes.json", lens).error().code, std::string("lens.notes.notObject"));
    QCOMPARE(loadLensNotes("{", "x.notes.json", lens).error().code, std::string("json.syntax"));
    const auto notes = loadLensNotes(R"({"format": "other", "version": 1, "lens": "clean", "pillars": [],
        "questions": {"tea_q1": {"label": 5, "practices": {"boil": {"level": "vital", "label": "Hot"}}}},
        "variants": {"odd": {"label": "Odd", "riskRules": {"tea_q1": [{"condition": "boil &", "risk": "NO_RISK"},
        {"condition": "brew", "risk": "NO_RISK"}, {"condition": "boil", "risk": "SOME"}]}}}})",
                                     "x.notes.json", lens);
    QVERIFY(notes.ok());
    std::vector<std::string> errors;
    for (const LensIssue &issue : notes->issues) {
        if (issue.severity == LensIssue::Severity::Error)
            errors.push_back(issue.code + ' ' + issue.pointer);
    }
    const std::vector<std::string> expected{"lens.notes.format ",
                                            "lens.notes.type /pillars",
                                            "lens.notes.type /questions/tea_q1/label",
                                            "lens.notes.level /questions/tea_q1/practices/boil/level",
                                            "lens.notes.rule /variants/odd/riskRules/tea_q1/0",
                                            "lens.notes.rule /variants/odd/riskRules/tea_q1/1",
                                            "lens.notes.rule /variants/odd/riskRules/tea_q1/2"};
    QCOMPARE(errors, expected);
}

void TestLensBuiltin::replacesRulesByAVariant()
{
    const auto package = openLens(clean);
    const auto lazy = withVariant(package->lens(), package->notes, "lazy");
    QVERIFY(lazy.ok());
    const PracticeStates states{{"boil", State::Met}, {"wait", State::NotMet}};
    QCOMPARE(judgeQuestion(*package->lens().question("tea_q1"), states).now, Risk::Medium);
    QCOMPARE(judgeQuestion(*lazy->question("tea_q1"), states).now, Risk::None);
}

void TestLensBuiltin::findsTheAliasInAnArn()
{
    QCOMPARE(lensAliasFrom("serverless"), std::string("serverless"));
    QCOMPARE(lensAliasFrom("arn:aws:wellarchitected::aws:lens/serverless"), std::string("serverless"));
    QCOMPARE(lensAliasFrom("arn:aws:wellarchitected:us-east-1::lens/serverless"), std::string("serverless"));
}

void TestLensBuiltin::summarizesBuiltInLenses()
{
    const auto summaries = builtinLensSummaries();
    QCOMPARE(summaries.size(), std::size_t(1));
    QCOMPARE(summaries[0].alias, std::string("serverless"));
    QCOMPARE(summaries[0].pillars, 5);
    QCOMPARE(summaries[0].questions, 9);
    QCOMPARE(summaries[0].practices, 38);
    QCOMPARE(summaries[0].errors + summaries[0].warnings, 0);
    QCOMPARE(summaries[0].variants, std::vector<std::string>{"strict"});
    QCOMPARE(builtinLens("none").error().code, std::string("lens.unknown"));
}

QTEST_GUILESS_MAIN(TestLensBuiltin)
#include "tst_lensbuiltin.moc"
