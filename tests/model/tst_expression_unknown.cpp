// SPDX-License-Identifier: Apache-2.0
#include "expression/explain.h"

#include <QtTest>

#include <map>

using namespace lensboard;
using namespace lensboard::cel;

namespace {

// A thing with properties: stated ones have a value, those in `blank` are unknown, all others do not exist.
class Thing : public Object
{
public:
    explicit Thing(std::string label)
        : m_label(std::move(label))
    {
    }
    Thing &with(const char *name, Value value)
    {
        m_values[symbol(name)] = std::move(value);
        return *this;
    }
    Thing &blank(const char *name)
    {
        return with(name, Value::unknown(UnknownReason{m_label, name, std::string("the ") + name + " of " + m_label}));
    }
    Value member(Symbol name) const override
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? noSuchMember(name) : found->second;
    }
    std::string label() const override { return m_label; }

private:
    std::string m_label;
    std::map<Symbol, Value> m_values;
};

class Facts : public Host
{
public:
    Value call(Symbol name, std::span<const Value> arguments) const override
    {
        if (symbolText(name) == "depth" && arguments.size() == 1 && arguments[0].kind() == Kind::Object)
            return Value::integer(4);
        if (symbolText(name) == "exposed" && arguments.size() == 1)
            return Value::boolean(true);
        return noSuchFunction(name, arguments);
    }
    std::optional<Value> variable(Symbol name) const override
    {
        return symbolText(name) == "stage" ? std::optional(Value::string("production")) : std::nullopt;
    }
};

Reasons reason(const char *subject, const char *name)
{
    return {std::make_shared<const UnknownReason>(
        UnknownReason{subject, name, std::string("there may be more ") + name + " of " + subject})};
}

} // namespace

class TestExpressionUnknown : public QObject
{
    Q_OBJECT

public:
    TestExpressionUnknown();

private Q_SLOTS:
    void unknownSpreadsAndIsAbsorbed_data();
    void unknownSpreadsAndIsAbsorbed();
    void openListsDecideOnlyWhatIsDrawn_data();
    void openListsDecideOnlyWhatIsDrawn();
    void reasonsAreListedOnce();
    void hostSuppliesFunctionsAndVariables();
    void objectsAreComparedByIdentity();
    void explainsWhatDecided_data();
    void explainsWhatDecided();
    void explainsWithTheCallersWords();
    void explanationNamesTheDecidingElements();

private:
    [[nodiscard]] Value run(const QString &text) const
    {
        const Result<Expression> expression = parse(text.toStdString());
        return expression ? evaluate(*expression, m_scope) : Value::error(expression.error().toString());
    }

    Facts m_facts;
    Thing m_orders{"Orders"};
    Thing m_shop{"Shop"};
    Thing m_mail{"Mail"};
    Thing m_limits{""};
    Thing m_empty{"Nothing"};
    Scope m_scope{&m_facts};
};

TestExpressionUnknown::TestExpressionUnknown()
{
    m_orders.with("type", Value::string("lambda")).with("timeoutS", Value::integer(60)).with("dlq", Value());
    m_orders.with("encrypted", Value::boolean(false))
        .with("self", Value::object(&m_orders))
        .blank("memory")
        .blank("vpc");
    m_shop.with("type", Value::string("rest-api")).with("timeoutS", Value::integer(10)).with("dlq", Value::string("q"));
    m_mail.with("type", Value::string("ses")).blank("timeoutS").blank("dlq");
    m_limits.with("restTimeoutS", Value::integer(29));
    m_scope.bind("node", Value::object(&m_orders));
    m_scope.bind("shop", Value::object(&m_shop));
    m_scope.bind("limits", Value::object(&m_limits));
    m_scope.bind("none", Value::list({}));
    m_scope.bind("closed", Value::list({Value::object(&m_orders), Value::object(&m_shop)}));
    m_scope.bind("mixed", Value::list({Value::object(&m_orders), Value::object(&m_mail)}));
    m_scope.bind("open", Value::openList({Value::object(&m_orders), Value::object(&m_shop)}, reason("Hub", "edges")));
    m_scope.bind("openNumbers", Value::openList({Value::integer(1), Value::integer(2)}, reason("Hub", "numbers")));
}

void TestExpressionUnknown::unknownSpreadsAndIsAbsorbed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind"); // true, false, unknown, error, or the value
    const auto row = [](const char *text, const char *kind) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(kind);
    };
    row("node.memory", "unknown");
    row("node.memory > 128", "unknown");
    row("node.memory == null", "unknown");
    row("node.memory + 1", "unknown");
    row("-node.memory", "unknown");
    row("!node.vpc", "unknown");
    row("node.memory.part", "unknown");
    row("node.memory in [1, 2]", "unknown");
    row("string(node.memory)", "unknown");
    row("node.memory.startsWith('a')", "unknown");
    row("depth(node.memory)", "unknown");
    row("has(node.memory)", "unknown");
    row("has(node.dlq)", "false");
    row("has(node.type)", "true");
    row("has(node.nothing)", "error");
    row("node.nothing", "error");
    row("node['type']", "'lambda'");
    row("node.memory.all(x, true)", "unknown");
    row("[1, 2][node.memory]", "unknown");
    row("{node.memory: 1}", "unknown");
    // absorbed where the outcome is decided
    row("node.vpc && false", "false");
    row("false && node.vpc", "false");
    row("node.vpc || true", "true");
    row("true || node.vpc", "true");
    row("node.vpc && true", "unknown");
    row("node.vpc || false", "unknown");
    row("node.vpc ? 1 : 1", "1");
    row("node.vpc ? 1 : 2", "unknown");
    row("node.vpc ? 1 : 1 / 0", "unknown");
    row("true ? 1 : node.vpc", "1");
    // with errors: an operator fails for good, && and || may yet be decided
    row("node.memory + 1 / 0", "error");
    row("1 / 0 == node.memory", "error");
    row("depth(node.memory, 1 / 0)", "error");
    row("node.vpc && 1 / 0 > 0", "unknown");
    row("1 / 0 > 0 || node.vpc", "unknown");
    row("node.vpc && 1 / 0 > 0 && false", "false");
    // inside lists and maps
    row("size([node.memory, 1])", "2");
    row("1 in [node.memory, 1]", "true");
    row("2 in [node.memory, 1]", "unknown");
    row("[node.memory, 1] == [2, 2]", "false");
    row("[node.memory, 1] == [2, 1]", "unknown");
    row("{'a': node.memory}.a", "unknown");
    row("{'a': node.memory} == {'b': 1}", "false");
    row("mixed.exists(x, x.timeoutS > 30)", "true");
    row("mixed.exists(x, x.timeoutS > 90)", "unknown");
    row("mixed.all(x, x.timeoutS < 30)", "false");
    row("mixed.all(x, x.timeoutS < 90)", "unknown");
    row("mixed.exists_one(x, x.timeoutS > 30)", "unknown");
    row("mixed.map(x, x.timeoutS).exists(t, t == 60)", "true");
    row("size(mixed.map(x, x.timeoutS))", "2");
    row("size(mixed.filter(x, x.timeoutS > 30))", "unknown");
    row("mixed.filter(x, x.timeoutS > 30).exists(x, x.type == 'lambda')", "true");
    row("mixed.filter(x, x.timeoutS > 30).exists(x, x.type == 'ses')", "unknown");
}

void TestExpressionUnknown::unknownSpreadsAndIsAbsorbed()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    const Value found = run(text);
    const QString shown =
        found.isOutcome() ? QString::fromUtf8(typeName(found.kind())) : QString::fromStdString(toText(found));
    QCOMPARE(shown, kind);
}

void TestExpressionUnknown::openListsDecideOnlyWhatIsDrawn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *text, const char *kind) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(kind);
    };
    row("open.exists(x, x.type == 'lambda')", "true");
    row("open.exists(x, x.type == 'sqs')", "unknown");
    row("open.all(x, x.type == 'lambda')", "false");
    row("open.all(x, x.timeoutS > 1)", "unknown");
    row("open.exists_one(x, x.type == 'lambda')", "unknown");
    row("open.exists_one(x, x.timeoutS > 1)", "false");
    row("size(open)", "unknown");
    row("open.size() > 0", "unknown");
    row("node in open", "true");
    row("3 in open", "unknown");
    row("open[0]", "unknown");
    row("open['a']", "error");
    row("open == open", "unknown");
    row("openNumbers.map(x, x * 2).exists(x, x == 4)", "true");
    row("openNumbers.map(x, x * 2).all(x, x > 2)", "false");
    row("openNumbers.map(x, x * 2).all(x, x > 0)", "unknown");
    row("openNumbers.filter(x, x > 1).exists(x, x == 2)", "true");
    row("size(openNumbers.filter(x, x > 1))", "unknown");
    row("size(openNumbers + [3])", "unknown");
    row("3 in openNumbers + [3]", "true");
    row("closed.exists(x, x.type == 'sqs')", "false");
    row("closed.all(x, x.timeoutS > 1)", "true");
    row("none.exists(x, true)", "false");
    row("size(none)", "0");
    row("open.exists(x, 1 / 0 > 0)", "unknown");
    row("closed.exists(x, 1 / 0 > 0)", "error");
}

void TestExpressionUnknown::openListsDecideOnlyWhatIsDrawn()
{
    unknownSpreadsAndIsAbsorbed();
}

void TestExpressionUnknown::reasonsAreListedOnce()
{
    const Value both = run(QStringLiteral("node.memory > 1 && node.vpc && node.memory < 5"));
    QVERIFY(both.isUnknown());
    QStringList names;
    for (const ReasonPtr &each : both.reasons())
        names << QString::fromStdString(each->subject + '.' + each->name);
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("Orders.memory Orders.vpc"));
    const Value open = run(QStringLiteral("open.all(x, x.timeoutS > 1)"));
    QCOMPARE(open.reasons().size(), std::size_t(1));
    QCOMPARE(open.reasons().front()->name, std::string("edges"));
    const Value sum = run(QStringLiteral("node.memory + mixed[1].timeoutS"));
    QCOMPARE(sum.reasons().size(), std::size_t(2));
}

void TestExpressionUnknown::hostSuppliesFunctionsAndVariables()
{
    QVERIFY(run(QStringLiteral("depth(node) == 4 && node.depth() == 4 && stage == 'production'")).isTrue());
    const Value wrong = run(QStringLiteral("1 == 1 &&\n depth(1, 2) == 4"));
    QVERIFY(wrong.isError());
    QCOMPARE(wrong.asError().message, std::string("there is no function 'depth(int, int)'"));
    QCOMPARE(wrong.asError().line, 2);
}

void TestExpressionUnknown::objectsAreComparedByIdentity()
{
    QVERIFY(
        run(QStringLiteral("node == node.self && node != shop && node in closed && !(node in [shop, 1])")).isTrue());
}

void TestExpressionUnknown::explainsWhatDecided_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *text, const char *sentence) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
    };
    row("node.timeoutS <= 29", "timeoutS of Orders (60) is more than 29");
    row("29 >= node.timeoutS", "timeoutS of Orders (60) is more than 29");
    row("node.timeoutS > 1", "timeoutS of Orders (60) is more than 1");
    row("node.timeoutS <= limits.restTimeoutS", "timeoutS of Orders (60) is more than 29 (restTimeoutS)");
    row("node.type == 'lambda' && node.timeoutS <= 29", "timeoutS of Orders (60) is more than 29");
    row("node.type == 'sqs' && node.timeoutS <= 29",
        "type of Orders is lambda and timeoutS of Orders (60) is more than 29");
    row("node.type == 'lambda' || 1 / 0 > 0", "type of Orders is lambda");
    row("node.type == 'sqs' || node.memory > 1", "not stated: the memory of Orders");
    row("!node.encrypted", "encrypted of Orders: no");
    row("!(node.type == 'lambda' && node.encrypted)", "encrypted of Orders: no");
    row("node.dlq == null", "dlq of Orders: none");
    row("shop.dlq != null", "dlq of Shop is q");
    row("has(node.dlq)", "dlq of Orders is not stated");
    row("has(shop.dlq)", "dlq of Shop is stated");
    row("node.type.startsWith('x')", "type of Orders (lambda) does not start with x");
    row("node.type in ['a', 'b']", "type of Orders is lambda, not a or b");
    row("node == shop", "Orders is not Shop");
    row("node.depth() <= 3", "depth of Orders (4) is more than 3");
    row("exposed(node)", "exposed of Orders: yes");
    row("size(closed) > 2", "number of closed (2: Orders and Shop) is at most 2");
    row("size(closed) > 0", "closed: Orders and Shop");
    row("node.timeoutS + 5 <= 29", "timeoutS of Orders (60) + 5, that is 65 is more than 29");
    row("1000 * (node.timeoutS + 5) <= 29000", "timeoutS of Orders (60) + 5, that is 65000 is more than 29000");
    row("stage == 'test'", "stage is production");
    row("shop.type == 'rest-api' ? node.timeoutS <= 29 : true",
        "type of Shop is rest-api and timeoutS of Orders (60) is more than 29");
    row("node.vpc ? 1 : 2", "not stated: the vpc of Orders");
    row("closed.all(x, x.timeoutS <= 29)", "timeoutS of Orders (60) is more than 29");
    row("closed.exists(x, x.type == 'rest-api')", "type of Shop is rest-api");
    row("closed.exists(x, x.type == 'sqs')", "none of the closed (Orders and Shop): type is sqs");
    row("closed.exists(x, x.type == 'sqs' || x.timeoutS < 1 && x.dlq != null)",
        "none of the closed (Orders and Shop): type is sqs or (timeoutS is less than 1 and dlq is set)");
    row("closed.all(x, x.timeoutS > 1)", "all of the closed (Orders and Shop): timeoutS is more than 1");
    row("none.exists(x, true)", "none: none");
    row("open.exists(x, x.type == 'sqs')", "not stated: there may be more edges of Hub");
    row("mixed.all(x, x.timeoutS < 90)", "not stated: the timeoutS of Mail");
    row("node.nothing == 1", "this cannot be worked out: Orders has no property 'nothing'");
}

void TestExpressionUnknown::explainsWhatDecided()
{
    QFETCH(QString, text);
    const Result<Expression> expression = parse(text.toStdString());
    QVERIFY(expression.ok());
    const Explanation explanation = explain(*expression, m_scope);
    QTEST(QString::fromStdString(sentence(explanation)), "sentence");
    QVERIFY(identical(explanation.value, evaluate(*expression, m_scope)));
    QCOMPARE(QString::fromStdString(explanation.source), text);
}

void TestExpressionUnknown::explainsWithTheCallersWords()
{
    ExplainStyle style;
    style.value = [](const Object &, Symbol member, const Value &value) {
        const bool seconds = symbolText(member) == "timeoutS" || symbolText(member) == "restTimeoutS";
        return seconds && value.kind() == Kind::Int ? std::to_string(value.asInt()) + " s" : std::string();
    };
    style.memberName = [](const Object &, Symbol member) {
        return symbolText(member) == "timeoutS" ? std::string("timeout") : std::string();
    };
    style.functionName = [](Symbol) { return std::string("length of the call chain of"); };
    style.functionValue = [](Symbol, const Value &value) { return toText(value) + " calls"; };
    const auto text = [&](const char *source) { return sentence(explain(*parse(source), m_scope, style)); };
    QCOMPARE(text("node.timeoutS <= 29"), std::string("timeout of Orders (60 s) is more than 29 s"));
    QCOMPARE(text("node.timeoutS <= limits.restTimeoutS"),
             std::string("timeout of Orders (60 s) is more than 29 s (restTimeoutS)"));
    QCOMPARE(text("node.timeoutS + 5 <= 29"),
             std::string("timeout of Orders (60 s) + 5 s, that is 65 s is more than 29 s"));
    QCOMPARE(text("node.timeoutS in [1, 2]"), std::string("timeout of Orders is 60 s, not 1 s or 2 s"));
    QCOMPARE(text("node.depth() < 3"), std::string("length of the call chain of Orders (4 calls) is at least 3 calls"));
}

void TestExpressionUnknown::explanationNamesTheDecidingElements()
{
    const Explanation explanation =
        explain(*parse("node.type == 'lambda' && closed.all(x, x.timeoutS <= 29 || x.type == 'sqs')"), m_scope);
    QVERIFY(explanation.value.isFalse());
    QCOMPARE(explanation.parts.size(), std::size_t(1));
    const Explanation &macro = explanation.parts.front();
    QCOMPARE(macro.parts.size(), std::size_t(1));
    QCOMPARE(macro.parts.front().subject, std::string("Orders"));
    QCOMPARE(macro.parts.front().source, std::string("x.timeoutS <= 29 || x.type == 'sqs'"));
    QCOMPARE(macro.parts.front().parts.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestExpressionUnknown)
#include "tst_expression_unknown.moc"
