// SPDX-License-Identifier: Apache-2.0
#include "support/cliprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace lensboard::test;

// Answers in the JSON of the AWS Well-Architected Tool, out and in.
class tst_cli_answers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exportsTheWordsOfTheTool();
    void roundTripLosesNothing();
    void updatesAreReadBack();
    void importsWhatTheToolPrints_data();
    void importsWhatTheToolPrints();
    void keepsAnswersThatTheFileDoesNotName();
    void namesWhatItDoesNotKnow();
    void namesWhatItDoesNotKeep();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void writesWhatTheDrawingProvesWhenAsked();
    void questionsThatDoNotApply();
    void answersOfACustomLens();

private:
    CliResult run(const QString &words, const QByteArray &input = {}) const
    {
        return runCli(words.split(QLatin1Char(' ')), input, m_dir.path());
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name));
        file.write(bytes);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray board(const QByteArray &answers)
    {
        return "{\"format\":\"lensboard\",\"version\":1,\n\"workload\":{\"id\":\"workload\",\"name\":\"Lone\"},\n"
               "\"nodes\":[\n{\"id\":\"n_lone\",\"type\":\"lambda\",\"name\":\"Lone\"}\n],\n\"answers\":[\n" +
               answers + "\n]}\n";
    }
    static QJsonObject questionOf(const QJsonObject &review, const QString &id)
    {
        for (const QJsonValue &summary : review[QStringLiteral("AnswerSummaries")].toArray()) {
            if (summary[QStringLiteral("QuestionId")].toString() == id)
                return summary.toObject();
        }
        return {};
    }
    // The answers of a document, without their ids, which every import makes anew.
    static QStringList answersOf(const QByteArray &document)
    {
        QStringList lines;
        for (const QJsonValue &value :
             QJsonDocument::fromJson(document).object()[QStringLiteral("answers")].toArray()) {
            QJsonObject answer = value.toObject();
            answer.remove(QStringLiteral("id"));
            lines.append(QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact)));
        }
        lines.sort();
        return lines;
    }

    QTemporaryDir m_dir;
    const QByteArray m_answers =
        R"({"id":"a_1","lens":"serverless","question":"rel_q2","practice":"rel_rel_q2_a1","state":"met","notes":"seen in the \"dashboard\""},
{"id":"a_2","lens":"serverless","question":"rel_q2","practice":"rel_rel_q2_a2","state":"notMet"},
{"id":"a_3","lens":"serverless","question":"rel_q1","practice":"rel_rel_q1_a1","state":"notApplicable","cause":"BUSINESS_PRIORITIES","reason":"one tenant\nonly","notes":"asked Ada"},
{"id":"a_4","lens":"serverless","question":"rel_q1","practice":"rel_rel_q1_a2","state":"notApplicable","cause":"OUT_OF_SCOPE","reason":"no stream"},
{"id":"a_5","lens":"serverless","question":"rel_q1","practice":"","state":"met","notes":"to be looked at in May"},
{"id":"a_6","lens":"serverless","question":"gone_q9","practice":"gone_a1","state":"met"},
{"id":"a_7","lens":"ours","question":"q1","practice":"q1_a1","state":"notMet","notes":"later"})";
};

void tst_cli_answers::initTestCase()
{
    QVERIFY(m_dir.isValid());
    write(QStringLiteral("answered.lensboard"), board(m_answers));
    write(QStringLiteral("blank.lensboard"), board(""));
}

void tst_cli_answers::exportsTheWordsOfTheTool()
{
    const CliResult result = run(QStringLiteral("answers export answered.lensboard"));
    QCOMPARE(result.exitCode, 0);
    const QJsonArray reviews = QJsonDocument::fromJson(result.out.toUtf8()).array();
    QCOMPARE(reviews.size(), 2);
    const QJsonObject review = reviews.at(0).toObject();
    QCOMPARE(review[QStringLiteral("LensAlias")].toString(), QStringLiteral("serverless"));
    QCOMPARE(review[QStringLiteral("LensArn")].toString(),
             QStringLiteral("arn:aws:wellarchitected::aws:lens/serverless"));
    QCOMPARE(review[QStringLiteral("AnswerSummaries")].toArray().size(), 10); // nine, and the one it does not have
    const QJsonObject question = questionOf(review, QStringLiteral("rel_q2"));
    QCOMPARE(question[QStringLiteral("PillarId")].toString(), QStringLiteral("reliability"));
    QCOMPARE(question[QStringLiteral("SelectedChoices")].toArray(), QJsonArray({QStringLiteral("rel_rel_q2_a1")}));
    const QJsonArray choices = question[QStringLiteral("ChoiceAnswerSummaries")].toArray();
    QCOMPARE(choices.at(0)[QStringLiteral("Status")].toString(), QStringLiteral("SELECTED"));
    QCOMPARE(choices.at(0)[QStringLiteral("Notes")].toString(), QStringLiteral("seen in the \"dashboard\""));
    QCOMPARE(choices.at(1)[QStringLiteral("Status")].toString(), QStringLiteral("UNSELECTED"));
    QCOMPARE(choices.at(1)[QStringLiteral("Reason")].toString(), QStringLiteral("NONE"));
    const QJsonObject other = questionOf(review, QStringLiteral("rel_q1"));
    QCOMPARE(other[QStringLiteral("Notes")].toString(), QStringLiteral("to be looked at in May"));
    const QJsonValue waived = other[QStringLiteral("ChoiceAnswerSummaries")].toArray().at(0);
    QCOMPARE(waived[QStringLiteral("Status")].toString(), QStringLiteral("NOT_APPLICABLE"));
    QCOMPARE(waived[QStringLiteral("Reason")].toString(), QStringLiteral("BUSINESS_PRIORITIES"));
    QCOMPARE(waived[QStringLiteral("Notes")].toString(), QStringLiteral("one tenant\nonly\n\nasked Ada"));
    const QJsonObject single =
        QJsonDocument::fromJson(run(QStringLiteral("answers export blank.lensboard")).out.toUtf8()).object();
    QCOMPARE(single[QStringLiteral("AnswerSummaries")].toArray().size(), 9);
}

void tst_cli_answers::roundTripLosesNothing()
{
    QCOMPARE(run(QStringLiteral("answers export answered.lensboard -o out.json")).exitCode, 0);
    const CliResult into = run(QStringLiteral("answers import blank.lensboard out.json -o copy.lensboard"));
    QVERIFY2(into.exitCode == 0, qPrintable(into.err));
    QVERIFY2(into.err.contains(QLatin1String("out.json: 7 new, 0 changed, 0 as before, ")), qPrintable(into.err));
    QCOMPARE(answersOf(read(QStringLiteral("copy.lensboard"))), answersOf(read(QStringLiteral("answered.lensboard"))));
    QCOMPARE(run(QStringLiteral("answers export copy.lensboard -o again.json")).exitCode, 0);
    QCOMPARE(read(QStringLiteral("again.json")), read(QStringLiteral("out.json")));
    // Into the document that it came from, nothing changes.
    const CliResult same = run(QStringLiteral("answers import answered.lensboard out.json -o same.lensboard"));
    QVERIFY(same.err.contains(QLatin1String("out.json: 0 new, 0 changed, 7 as before")));
    QCOMPARE(answersOf(read(QStringLiteral("same.lensboard"))), answersOf(board(m_answers)));
}

void tst_cli_answers::updatesAreReadBack()
{
    const CliResult result = run(QStringLiteral("answers export answered.lensboard --as update-answer -o up.json"));
    QCOMPARE(result.exitCode, 0);
    const QJsonArray updates = QJsonDocument::fromJson(read(QStringLiteral("up.json"))).array();
    QCOMPARE(updates.size(), 4);
    const QStringList allowed = {QStringLiteral("WorkloadId"),    QStringLiteral("LensAlias"),
                                 QStringLiteral("QuestionId"),    QStringLiteral("SelectedChoices"),
                                 QStringLiteral("ChoiceUpdates"), QStringLiteral("Notes"),
                                 QStringLiteral("IsApplicable"),  QStringLiteral("Reason")};
    for (const QJsonValue &update : updates) {
        for (const QString &key : update.toObject().keys())
            QVERIFY2(allowed.contains(key), qPrintable(key));
    }
    QCOMPARE(updates.at(0)[QStringLiteral("ChoiceUpdates")][QStringLiteral("rel_rel_q1_a2")],
             QJsonValue(QJsonObject({{QStringLiteral("Status"), QStringLiteral("NOT_APPLICABLE")},
                                     {QStringLiteral("Reason"), QStringLiteral("OUT_OF_SCOPE")},
                                     {QStringLiteral("Notes"), QStringLiteral("no stream")}})));
    QCOMPARE(run(QStringLiteral("answers import blank.lensboard up.json -o up.lensboard")).exitCode, 0);
    QCOMPARE(answersOf(read(QStringLiteral("up.lensboard"))).size(), 7);
}

void tst_cli_answers::importsWhatTheToolPrints_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("list-answers") << QByteArray(
        R"({"WorkloadId":"0123456789abcdef0123456789abcdef","LensArn":"arn:aws:wellarchitected::aws:lens/serverless",
"AnswerSummaries":[{"QuestionId":"rel_q2","PillarId":"reliability","QuestionTitle":"x","Choices":[],"SelectedChoices":["rel_rel_q2_a1"],
"ChoiceAnswerSummaries":[{"ChoiceId":"rel_rel_q2_a1","Status":"SELECTED"}],"IsApplicable":true,"Risk":"HIGH","Reason":"NONE"}]})");
    QTest::newRow("get-answer") << QByteArray(
        R"({"WorkloadId":"0123456789abcdef0123456789abcdef","LensAlias":"serverless","Answer":{"QuestionId":"rel_q2",
"QuestionTitle":"x","SelectedChoices":["rel_rel_q2_a1"],"ChoiceAnswers":[{"ChoiceId":"rel_rel_q2_a1","Status":"SELECTED","Reason":"NONE"}],
"IsApplicable":true,"Risk":"HIGH"}})");
    QTest::newRow("selected choices only") << QByteArray(
        R"([{"LensAlias":"serverless","AnswerSummaries":[{"QuestionId":"rel_q2","SelectedChoices":["rel_rel_q2_a1"]}]}])");
}

void tst_cli_answers::importsWhatTheToolPrints()
{
    QFETCH(QByteArray, json);
    const CliResult result = run(QStringLiteral("answers import blank.lensboard - -o -"), json);
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY2(result.err.startsWith(QLatin1String("<stdin>: 1 new, 0 changed, 0 as before, ")), qPrintable(result.err));
    QCOMPARE(answersOf(result.out.toUtf8()),
             QStringList(QStringLiteral("{\"lens\":\"serverless\",\"practice\":\"rel_rel_q2_a1\","
                                        "\"question\":\"rel_q2\",\"state\":\"met\"}")));
}

void tst_cli_answers::keepsAnswersThatTheFileDoesNotName()
{
    const CliResult result = run(
        QStringLiteral("answers import answered.lensboard - -o -"),
        R"({"LensAlias":"serverless","QuestionId":"rel_q2","ChoiceUpdates":{"rel_rel_q2_a2":{"Status":"SELECTED"}}})");
    QVERIFY2(result.err.startsWith(QLatin1String("<stdin>: 0 new, 1 changed, 0 as before, ")), qPrintable(result.err));
    QByteArray expected = board(m_answers);
    expected.replace("\"rel_rel_q2_a2\",\"state\":\"notMet\"", "\"rel_rel_q2_a2\",\"state\":\"met\"");
    QCOMPARE(answersOf(result.out.toUtf8()), answersOf(expected));
}

void tst_cli_answers::namesWhatItDoesNotKnow()
{
    const CliResult result = run(QStringLiteral("answers import blank.lensboard - -o -"),
                                 "[{\"LensAlias\":\"iot\",\"AnswerSummaries\":[\n"
                                 " {\"QuestionId\":\"x\",\"SelectedChoices\":[\"y\"]}]},\n"
                                 "{\"LensAlias\":\"serverless\",\"AnswerSummaries\":[\n"
                                 " {\"QuestionId\":\"rel_q9\",\"SelectedChoices\":[\"z\"]},\n"
                                 " {\"QuestionId\":\"rel_q2\",\"SelectedChoices\":[\"odd\"]}],\"NextToken\":\"t\"}]");
    QCOMPARE(result.exitCode, 0);
    for (const char *told : {"<stdin>:2:2: answers.unknownLens: the lens iot is not at hand",
                             "<stdin>:4:2: answers.unknownQuestion: the lens serverless has no question rel_q9",
                             "<stdin>:5:2: answers.unknownChoice: the question rel_q2 has no choice odd",
                             "answers.page: this is one page of several"})
        QVERIFY2(result.err.contains(QLatin1String(told)), qPrintable(result.err));
    QCOMPARE(answersOf(result.out.toUtf8()).size(), 3);
}

void tst_cli_answers::namesWhatItDoesNotKeep()
{
    const CliResult result = run(
        QStringLiteral("answers import blank.lensboard - -o -"),
        R"({"LensAlias":"serverless","Answer":{"QuestionId":"rel_q2","JiraConfiguration":{"JiraIssueUrl":"https://x"},
"SelectedChoices":["rel_rel_q2_a1"],"ChoiceAnswers":[{"ChoiceId":"rel_rel_q2_a1","Status":"UNSELECTED","Reason":"OTHER"}]}})");
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.err.contains(QLatin1String("JiraConfiguration has no place here, it is not kept")),
             qPrintable(result.err));
    QVERIFY(result.err.contains(QLatin1String("a reason is kept only for what is not applicable")));
    QVERIFY(result.err.contains(QLatin1String("rel_rel_q2_a1 is selected and has another status; the status counts")));
    QVERIFY(answersOf(result.out.toUtf8()).at(0).contains(QLatin1String("\"notMet\"")));
}

void tst_cli_answers::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    QTest::newRow("syntax") << QByteArray("{") << "<stdin>:1:2: json.syntax: ";
    QTest::newRow("shape") << QByteArray("{\"a\":1}") << "<stdin>: answers.shape: ";
    QTest::newRow("status") << QByteArray("{\"LensAlias\":\"serverless\",\"QuestionId\":\"rel_q2\",\n"
                                          "\"ChoiceUpdates\":{\"a1\":{\"Status\":\"DONE\"}}}")
                            << "<stdin>:2:33: answers.word: \"DONE\" is no status";
    QTest::newRow("reason") << QByteArray("{\"LensAlias\":\"serverless\",\"QuestionId\":\"rel_q2\",\n"
                                          "\"IsApplicable\":false,\"Reason\":\"LAZY\"}")
                            << "<stdin>:2:31: answers.word: \"LAZY\" is no reason";
    QTest::newRow("question") << QByteArray("{\"LensAlias\":\"serverless\",\"AnswerSummaries\":[{}]}")
                              << "<stdin>:1:46: answers.id: ";
    QTest::newRow("lens") << QByteArray("{\"QuestionId\":\"rel_q2\"}")
                          << "<stdin>: answers.id: nothing says which lens";
    QTest::newRow("selection") << QByteArray("{\"LensAlias\":\"serverless\",\"QuestionId\":\"rel_q2\","
                                             "\"SelectedChoices\":\"a1\"}")
                               << "<stdin>:1:67: answers.shape: SelectedChoices must be a list";
}

void tst_cli_answers::refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    const CliResult result = run(QStringLiteral("answers import blank.lensboard - -o -"), json);
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.startsWith(message), qPrintable(result.err));
}

void tst_cli_answers::writesWhatTheDrawingProvesWhenAsked()
{
    const auto statuses = [&](const char *words) {
        const QJsonObject review = QJsonDocument::fromJson(run(QLatin1String(words)).out.toUtf8()).object();
        int count = 0;
        for (const QJsonValue &summary : review[QStringLiteral("AnswerSummaries")].toArray())
            count += static_cast<int>(summary[QStringLiteral("ChoiceAnswerSummaries")].toArray().size());
        return count;
    };
    QCOMPARE(statuses("answers export blank.lensboard"), 0);
    QVERIFY(statuses("answers export blank.lensboard --drawing --stance complete") > 0);
}

void tst_cli_answers::questionsThatDoNotApply()
{
    const CliResult into = run(QStringLiteral("answers import blank.lensboard - -o na.lensboard"),
                               R"({"LensAlias":"serverless","QuestionId":"rel_q2","IsApplicable":false,)"
                               R"("Reason":"ARCHITECTURE_CONSTRAINTS","Notes":"not ours"})");
    QVERIFY2(into.exitCode == 0, qPrintable(into.err));
    const QJsonObject review =
        QJsonDocument::fromJson(run(QStringLiteral("answers export na.lensboard")).out.toUtf8()).object();
    const QJsonObject question = questionOf(review, QStringLiteral("rel_q2"));
    QCOMPARE(question[QStringLiteral("IsApplicable")], QJsonValue(false));
    QCOMPARE(question[QStringLiteral("Reason")].toString(), QStringLiteral("ARCHITECTURE_CONSTRAINTS"));
    QCOMPARE(question[QStringLiteral("Risk")].toString(), QStringLiteral("NOT_APPLICABLE"));
    QCOMPARE(question[QStringLiteral("Notes")].toString(), QStringLiteral("not ours"));
}

void tst_cli_answers::answersOfACustomLens()
{
    QVERIFY(QFile::copy(QStringLiteral(LENSBOARD_TEST_DATA "/lenses/clean.json"),
                        m_dir.filePath(QStringLiteral("clean.json"))));
    const QJsonArray reviews =
        QJsonDocument::fromJson(run(QStringLiteral("answers export blank.lensboard --lens clean.json")).out.toUtf8())
            .array();
    QCOMPARE(reviews.size(), 2);
    QCOMPARE(reviews.at(1)[QStringLiteral("LensAlias")].toString(), QStringLiteral("clean"));
    QVERIFY(!reviews.at(1).toObject().contains(QStringLiteral("LensArn")));
    QVERIFY(reviews.at(1)[QStringLiteral("AnswerSummaries")].toArray().size() > 0);
}

QTEST_GUILESS_MAIN(tst_cli_answers)
#include "tst_cli_answers.moc"
