// SPDX-License-Identifier: Apache-2.0
#include "lens/builtin.h"
#include "rules/evaluator.h"
#include "rules/rulepack.h"

#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace lensboard;

// What people are told about why a finding is there: facts in words, for every rule on every example it carries.
class tst_explanations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsFactsForEveryExample();
    void namesValuesWithTheirUnits();
};

namespace {

struct Line
{
    QString where; // rule and example
    QString text;
};

void addLines(const ExplanationNode &node, const QString &where, std::vector<Line> &lines)
{
    for (const ExplanationNode &child : node.children) {
        lines.push_back({where, QString::fromStdString(child.text)});
        addLines(child, where, lines);
    }
}

std::vector<Line> linesOf(const std::shared_ptr<const Rule> &rule, const RuleExample &example)
{
    RulePacks alone;
    alone.packs.push_back({"test", "test", "test", {rule}});
    Evaluator evaluator(catalog(), alone);
    evaluator.evaluateAll(example.document);
    std::vector<Line> lines;
    for (const auto &[key, finding] : evaluator.findings()) {
        const auto explanation = evaluator.explain(key);
        if (!explanation)
            qFatal("%s", explanation.error().message.c_str());
        const QString where = QString::fromStdString(key + ", " + example.name);
        if (finding.verdict == FindingVerdict::Ask)
            lines.push_back({where, QString::fromStdString(finding.question)});
        addLines(explanation->tree, where, lines);
        if (explanation->tree.children.size() < 1 || explanation->tree.children.back().children.empty())
            lines.push_back({where, QStringLiteral("&& nothing said")});
    }
    return lines;
}

} // namespace

void tst_explanations::readsAsFactsForEveryExample()
{
    // Remains of source code, of unfilled sentences, of missing names, and words said twice.
    static const QRegularExpression code(
        QStringLiteral("&&|\\|\\||==|!=|[{}\"]|\\bnode\\.|\\bedge\\.|\\bproperties\\b|\\.exists|\\.all|\\bnull\\b|"
                       "\\btrue\\b|\\bfalse\\b|\\b(rest|http|websocket)-api\\b|(is|:) unknown\\b"));
    static const QRegularExpression twice(QStringLiteral("\\b(\\w+) \\1\\b|: (yes|no): |\\(\\)|  |: $| of$"));
    static const QRegularExpression stated(QStringLiteral("\\{\\w+\\+?\\}|\\{\".*\\}")); // routes and filters of people
    QStringList wrong;
    std::size_t count = 0;
    const bool print = qEnvironmentVariableIsSet("LENSBOARD_PRINT_EXPLANATIONS");
    for (const auto &rule : builtInRulePacks(catalog(), PackReading::Full).rules()) {
        for (const RuleExample &example : rule->examples) {
            for (const Line &line : linesOf(rule, example)) {
                ++count;
                if (print)
                    qInfo("%s | %s", qPrintable(line.where), qPrintable(line.text));
                const QString own = QString(line.text).remove(stated);
                if (own.contains(code) || own.contains(twice))
                    wrong += line.where + QStringLiteral(": ") + line.text;
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(wrong.size()) + u'\n' + wrong.join(u'\n')));
    QVERIFY(count > 1000);
}

void tst_explanations::namesValuesWithTheirUnits()
{
    const auto rule = [](const char *id) {
        for (const auto &each : builtInRulePacks(catalog(), PackReading::Full).rules()) {
            if (each->id == id)
                return each;
        }
        qFatal("no such rule");
    };
    const auto said = [&rule](const char *id) {
        QStringList texts;
        const std::shared_ptr<const Rule> found = rule(id);
        for (const RuleExample &example : found->examples) {
            for (const Line &line : linesOf(found, example))
                texts += line.text;
        }
        return texts;
    };
    const QStringList texts = said("SLS-REL-020");
    QVERIFY2(texts.filter(QRegularExpression(
                              QStringLiteral("^Visibility .* \\(.* s\\) is less than timeout of .* \\(.*\\)$")))
                     .size() > 0,
             qPrintable(texts.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_explanations)
#include "tst_explanations.moc"
