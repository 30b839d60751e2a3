// SPDX-License-Identifier: Apache-2.0
#include "expression/conformance.h"
#include "expression/expression.h"

#include "base/files.h"

#include <QtTest>

using namespace lensboard;
using namespace lensboard::cel;

namespace {

Value evaluateText(const std::string &text, const Scope &scope = {})
{
    const Result<Expression> expression = parse(text);
    return expression ? evaluate(*expression, scope) : Value::error("parse: " + expression.error().toString());
}

std::string nested(const std::string &open, const std::string &middle, const std::string &close, int count)
{
    std::string text = middle;
    for (int i = 0; i < count; ++i)
        text = open + text + close;
    return text;
}

} // namespace

class TestExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evaluatesAsCelSays_data();
    void evaluatesAsCelSays();
    void givesAnError_data();
    void givesAnError();
    void namesThePlaceOfASyntaxError_data();
    void namesThePlaceOfASyntaxError();
    void namesThePlaceOfARuntimeError();
    void refusesHostileNesting_data();
    void refusesHostileNesting();
    void acceptsWhatTheSpecificationAsksFor_data();
    void acceptsWhatTheSpecificationAsksFor();
    void stopsExpensiveExpressions_data();
    void stopsExpensiveExpressions();
    void prefersTheLongestDottedName();
    void macroVariableHidesOuterName();
    void checkFindsUnknownNames_data();
    void checkFindsUnknownNames();
    void listsNamesUsed();
    void findsConstantConjuncts();
    void findsNecessaryClauses();
    void passesSharedConformanceCases();
    void reportsFailingAndMalformedCases();
};

// Each row is an expression and what it gives, both in CEL.
void TestExpression::evaluatesAsCelSays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    // arithmetic and precedence
    row("2 + 3 * 4 - 10 / 3", "11");
    row("-7 / 2", "-3");
    row("-7 % 3", "-1");
    row("7 % -3", "1");
    row("10 - 2 - 3", "5");
    row("-9223372036854775808", "-9223372036854775807 - 1");
    row("0x1F + -0x0f", "16");
    row(".5 + 1e-1", "0.6");
    row("1.5e3", "1500.0");
    row("- 5", "-5");
    row("--5", "5");
    row("'a' + 'b' + \"c\"", "'abc'");
    row("[1] + [] + ['x']", "[1, 'x']");
    row("string(1.0 / 0.0) + string(-1.0 / 0.0)", "'+infinity-infinity'");
    // equality and order over kinds
    row("1 == 1.0 && 1.0 == 1 && 1 != 1.5", "true");
    row("1 == '1'", "false");
    row("null == 0", "false");
    row("null == null", "true");
    row("[1, 2.0] == [1.0, 2]", "true");
    row("{1: 'a'} == {1: 'a'}", "true");
    row("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "true");
    row("9007199254740993 == 9007199254740992.0", "false");
    row("9007199254740993 > 9007199254740992.0", "true");
    row("9223372036854775807 < 9223372036854775808.0", "true");
    row("-9223372036854775808 >= -9223372036854775809.0", "true");
    row("-1 < -0.5 && 0 > -0.5 && 1 < 1.5 && 2 > 1.5", "true");
    row("double('NaN') == double('NaN')", "false");
    row("double('NaN') < 1.0 || double('NaN') >= 1", "false");
    row("'Z' < 'a' && 'a' < 'é' && 'é' < '😀' && '\\uFFFD' < '😀'", "true");
    row("false < true", "true");
    // logic absorbs errors
    row("true || 1 / 0 > 0", "true");
    row("1 / 0 > 0 || true", "true");
    row("false && missing", "false");
    row("missing && 1 == 2", "false");
    row("'text' || true", "true");
    row("f(1) || true", "true");
    row("true ? 1 : 1 / 0", "1");
    row("false ? 1 : true ? 2 : 3", "2");
    row("!!true", "true");
    row("!!!!!true", "false");
    // collections
    row("2 in [1, 2.0]", "true");
    row("'b' in {'a': 1, 'b': 2}", "true");
    row("1.0 in {1: 'x'}", "true");
    row("1.5 in {1: 'x'}", "false");
    row("{1: 'x'}[1.0]", "'x'");
    row("[7, 8, 9][1.0]", "8");
    row("{'a': {'b': [1, 2]}}.a.b[1]", "2");
    row("{'a b': 1}.`a b`", "1");
    row("{'if': 1}.if", "1");
    row("has({'a': null}.a)", "true");
    row("has({'a': 1}.b)", "false");
    row("size('héé😀') + 'ab'.size() + size([1]) + {1: 2}.size()", "8");
    row("{'k0':0,'k1':1,'k2':2,'k3':3,'k4':4,'k5':5,'k6':6,'k7':7,'k8':8,'k9':9,true:10,3:11}['k7']", "7");
    row("{'k0':0,'k1':1,'k2':2,'k3':3,'k4':4,'k5':5,'k6':6,'k7':7,'k8':8,'k9':9,true:10,3:11}[3]", "11");
    row("{'k0':0,'k1':1,'k2':2,'k3':3,'k4':4,'k5':5,'k6':6,'k7':7,'k8':8,'k9':9,true:10,3:11}[true]", "10");
    row("[1, 2, ]", "[1, 2]");
    // macros
    row("[1, 2, 3].exists(x, x / (x - 2) == 3)", "true");
    row("[1, 2, 3].all(x, x / (x - 2) > 100)", "false");
    row("[].all(x, 1 / 0 > 0)", "true");
    row("[].exists(x, true)", "false");
    row("[1, 2, 3].exists_one(x, x > 2)", "true");
    row("[1, 2, 3].map(x, x * x)", "[1, 4, 9]");
    row("[1, 2, 3].map(x, x > 1, x * 10)", "[20, 30]");
    row("[1, 2, 3, 4].filter(x, x % 2 == 0)", "[2, 4]");
    row("{'a': 1, 'b': 2}.exists(k, k == 'b')", "true");
    row("[[1, 2], [3]].map(x, x.map(y, y + size(x)))", "[[3, 4], [4]]");
    row("[1, 2].exists(x, [2, 3].exists(y, x == y))", "true");
    // functions and conversions
    row("'foobar'.contains('oba') && 'foobar'.startsWith('foo') && 'foobar'.endsWith('bar')", "true");
    row("'abc'.matches('^a.c$') && matches('xabcx', 'b')", "true");
    row("'abc'.matches('^b')", "false");
    row("'ab'.matches('a' + '.')", "true");
    row("int('-42') + int(3.99) + int(-3.99)", "-42");
    row("double('1e3') + double(2)", "1002.0");
    row("string(12) + string(true) + string(0.1)", "'12true0.1'");
    row("string(123.456)", "'123.456'");
    row("string(6.02214e23)", "'6.02214e+23'");
    row("string(100000.0)", "'100000'");
    row("bool('t') && !bool('FALSE')", "true");
    row("type(1) == int && type('') == string && type(null) == null_type && type(int) == type", "true");
    row("type(1.0) == int", "false");
    row("dyn(1) == 1.0", "true");
    // strings
    row("'\\x41\\u00e9\\U0001F600\\101\\?\\`'", "'Aé😀A?`'");
    row("'\\ud83d\\ude00'", "'😀'");
    row("r'\\n' + R\"\\\\\"", "'\\\\n\\\\\\\\'");
    row("'''a'b\n''' + \"\"\"c\"d\"\"\"", "'a\\'b\\nc\"d'");
    row("''''''", "''");
    // comments and space
    row("1 // one\n + // plus\r\n\t2", "3");
}

void TestExpression::evaluatesAsCelSays()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Value found = evaluateText(text.toStdString());
    const Value wanted = evaluateText(expected.toStdString());
    QVERIFY2(!wanted.isError(), toText(wanted).c_str());
    QCOMPARE(QString::fromStdString(toText(found)), QString::fromStdString(toText(wanted)));
    QVERIFY(identical(found, wanted));
}

void TestExpression::givesAnError_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part"); // of the message
    const auto row = [](const char *text, const char *part) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(part);
    };
    row("missing", "there is no variable 'missing'");
    row("f(1)", "there is no function 'f'");
    row("1 + 1.0", "'+' cannot be applied to int and double");
    row("'a' - 'b'", "'-' cannot be applied to string and string");
    row("5.0 % 2.0", "'%' cannot be applied");
    row("9223372036854775807 + 1", "too large for an int");
    row("-9223372036854775808 - 1", "too large for an int");
    row("4611686018427387904 * 2", "too large for an int");
    row("-(-9223372036854775808)", "too large for an int");
    row("-9223372036854775808 / -1", "too large for an int");
    row("-9223372036854775808 % -1", "too large for an int");
    row("1 / 0", "division by zero");
    row("1 % 0", "division by zero");
    row("null < null", "'<' cannot be applied to null_type and null_type");
    row("[1] < [2]", "'<' cannot be applied to list and list");
    row("1 < '2'", "'<' cannot be applied to int and string");
    row("!1", "'!' needs a bool");
    row("-'a'", "'-' cannot be applied to string");
    row("true && 1", "'&&' needs bools, not int");
    row("1 || false", "'||' needs bools, not int");
    row("1 ? 2 : 3", "'?' needs a bool, not int");
    row("[1, 2][2]", "outside the list of 2");
    row("[1, 2][-1]", "outside the list of 2");
    row("[1, 2][0.5]", "whole number");
    row("[1]['a']", "whole number");
    row("{'a': 1}['b']", "no key 'b'");
    row("{'a': 1}.b", "no key 'b'");
    row("{1: 2}[null]", "cannot be indexed by null_type");
    row("1 in 2", "'in' cannot be applied");
    row("(1).a", "int has no property 'a'");
    row("has('x'.a)", "cannot look into string");
    row("{1.0: 2}", "a map key must be");
    row("{'a': 1, 'a': 2}", "twice");
    row("[1, 1 / 0]", "division by zero");
    row("[1, 2].exists(x, x / 0 == 1)", "division by zero");
    row("[2, 1, 0].exists_one(x, 2 / x > 1)", "division by zero");
    row("[0].map(x, 1 / x)", "division by zero");
    row("[0].filter(x, x)", "must be a bool");
    row("[0].all(x, x)", "must be a bool");
    row("'a'.all(x, true)", "only lists and maps have elements");
    row("size(1)", "'size' cannot be applied to int");
    row("size('a', 'b')", "cannot be called");
    row("contains('a', 'b')", "cannot be called");
    row("'a'.startsWith(1)", "cannot be called");
    row("(1).int()", "cannot be called");
    row("'a'.matches('(')", "is not valid");
    row("int('1.5')", "cannot be converted to int");
    row("int(' 1')", "cannot be converted to int");
    row("int('')", "cannot be converted to int");
    row("int(1e30)", "cannot be converted to int");
    row("int(9223372036854775807.0)", "cannot be converted to int");
    row("int(double('NaN'))", "cannot be converted to int");
    row("double('x')", "cannot be converted to double");
    row("double('1 ')", "cannot be converted to double");
    row("bool('TrUe')", "cannot be converted to bool");
    row("bool(1)", "cannot be converted to bool");
    row("string([1])", "cannot be converted to string");
    row("timestamp('2020-01-01T00:00:00Z')", "there is no function 'timestamp'");
}

void TestExpression::givesAnError()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    const Value found = evaluateText(text.toStdString());
    QVERIFY2(found.isError(), toText(found).c_str());
    const QString message = QString::fromStdString(found.asError().message);
    QVERIFY2(!message.startsWith(QStringLiteral("parse:")), qPrintable(message));
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY(found.asError().line > 0);
}

void TestExpression::namesThePlaceOfASyntaxError_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *text, const char *place, const char *part) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(place) << QString::fromUtf8(part);
    };
    row("", "1:1", "empty");
    row("  // only a comment", "1:1", "empty");
    row("1 +", "1:4", "ends where a value is expected");
    row("(1", "1:3", "')' is expected");
    row("a b", "1:3", "found b");
    row("a ==\n  'é' == = 1", "2:10", "compare with '=='");
    row("'é' + $", "1:7", "character $");
    row("a & b", "1:3", "write it twice");
    row("'abc", "1:1", "not closed");
    row("1 + 'a\nb'", "1:5", "not closed on its line");
    row("'a\\qb'", "1:3", "escape sequence");
    row("'\\ud800'", "1:2", "escape sequence");
    row("'\\U00110000'", "1:2", "escape sequence");
    row("'\\400'", "1:2", "escape sequence");
    row("b'abc'", "1:1", "Bytes are not part");
    row("rb'abc'", "1:1", "Bytes are not part");
    row("1 + 2u", "1:5", "Unsigned numbers");
    row("9223372036854775808", "1:1", "outside the range");
    row("-(9223372036854775808)", "1:3", "outside the range");
    row("1x", "1:1", "runs into a name");
    row("Foo{a: 1}", "1:4", "Messages are not part");
    row("while + 1", "1:1", "reserved word");
    row("a.in", "1:3", "reserved word");
    row("`a`", "1:1", "only follow a dot");
    row("has(a)", "1:1", "takes one property");
    row("has(a.b, c)", "1:1", "takes one property");
    row("[1].all(1, true)", "1:9", "name of a variable");
    row("[1].all(x)", "1:9", "name of a variable");
    row("[1].all(x, true, false)", "1:5", "too many parts");
    row("[1].map(x, 1, 2, 3)", "1:5", "too many parts");
    row("f(1,)", "1:5", "another argument");
    row("{1}", "1:3", "':'");
    row("[1 2]", "1:4", "',' or ']'");
    row("a ? b", "1:6", "':'");
    row("\x01", "1:1", "control character");
}

void TestExpression::namesThePlaceOfASyntaxError()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(QString, part);
    const Result<Expression> expression = parse(text.toStdString());
    QVERIFY(!expression);
    const Error &error = expression.error();
    QVERIFY2(QString::fromStdString(error.message).contains(part), error.message.c_str());
    QCOMPARE(QStringLiteral("%1:%2").arg(error.line).arg(error.column), place);
    QVERIFY(error.code == "expression.syntax" || error.code == "expression.unsupported");
}

void TestExpression::namesThePlaceOfARuntimeError()
{
    const Value found = evaluateText("'é' == 'é' &&\n  'é'.size() / 0 == 1");
    QVERIFY(found.isError());
    QCOMPARE(found.asError().line, 2);
    QCOMPARE(found.asError().column, 3);
}

void TestExpression::refusesHostileNesting_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const std::string &text) { QTest::newRow(name) << QByteArray(text.c_str()); };
    const int many = 5000;
    row("parentheses", nested("(", "1", ")", many));
    row("brackets", nested("[", "", "]", many));
    row("open brackets", nested("[", "", "", many));
    row("maps", nested("{1:", "1", "}", many));
    row("calls", nested("f(", "1", ")", many));
    row("conditionals", nested("true ? 1 : ", "1", "", many));
    row("minuses", nested("-", "a", "", many));
    row("sums", nested("1 + ", "1", "", many));
    row("selections", nested("", "a", ".b", many));
    row("indexes", nested("", "a", "[0]", many));
    row("relations", nested("", "1", " < 1", many));
    row("macros", nested("[1].all(x, ", "true", ")", many));
    row("long text", "'" + std::string(100000, 'a') + "'");
    row("invalid UTF-8", "'\xff'");
}

void TestExpression::refusesHostileNesting()
{
    QFETCH(QByteArray, text);
    const Result<Expression> expression = parse(text.toStdString());
    QVERIFY(!expression);
    QVERIFY(expression.error().code == "expression.size" || text.contains('\xff'));
}

void TestExpression::acceptsWhatTheSpecificationAsksFor_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const std::string &text) { QTest::newRow(name) << QByteArray(text.c_str()); };
    row("parentheses", nested("(", "true", ")", 200));
    row("lists", "size(" + nested("[", "", "]", 200) + ") == 1");
    row("conditionals", nested("false ? false : ", "true", "", 200));
    row("sums", nested("1 + ", "1", "", 400) + " == 401");
    row("ors", nested("false || ", "true", "", 5000));
    row("nots", nested("!", "true", "", 5000));
    row("arguments", "f(" + nested("1, ", "1", "", 400) + ") || true");
    row("macros", nested("[true].all(x, ", "x", ")", 100));
}

void TestExpression::acceptsWhatTheSpecificationAsksFor()
{
    QFETCH(QByteArray, text);
    const Value found = evaluateText(text.toStdString());
    QVERIFY2(found.isTrue(), toText(found).c_str());
}

void TestExpression::stopsExpensiveExpressions_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
    row("nested loops", "[1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c, "
                        "[1,2,3,4,5,6,7,8,9].all(d, [1,2,3,4,5,6,7,8,9].all(e, [1,2,3,4,5,6,7,8,9].all(f, "
                        "[1,2,3,4,5,6,7,8,9].all(g, [1,2,3,4,5,6,7,8,9].all(h, true))))))))");
    row("doubling text", "['aaaaaaaaaaaaaaaa'].map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x)"
                         ".map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x)"
                         ".map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x)");
    row("doubling lists", "[[1]].map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x)"
                          ".map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x)"
                          ".map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x).map(x, x+x+x+x)");
}

void TestExpression::stopsExpensiveExpressions()
{
    QFETCH(QString, text);
    Scope scope;
    scope.setMaxSteps(1'000'000);
    const Value found = evaluateText(text.toStdString(), scope);
    QVERIFY2(found.isError(), toText(found).substr(0, 100).c_str());
    QVERIFY(found.asError().message.find("too many steps") != std::string::npos);
}

void TestExpression::prefersTheLongestDottedName()
{
    Scope scope;
    scope.bind("a", Value::map({{Value::string("b"), Value::map({{Value::string("c"), Value::integer(1)}})}}));
    QVERIFY(identical(evaluateText("a.b.c", scope), Value::integer(1)));
    scope.bind("a.b", Value::map({{Value::string("c"), Value::integer(2)}}));
    QVERIFY(identical(evaluateText("a.b.c", scope), Value::integer(2)));
    scope.bind("a.b.c", Value::integer(3));
    QVERIFY(identical(evaluateText("a.b.c", scope), Value::integer(3)));
    QVERIFY(identical(evaluateText("(a.b).c", scope), Value::integer(2)));
    QVERIFY(identical(evaluateText("(a).b.c", scope), Value::integer(1)));
    QVERIFY(identical(evaluateText(".a.b.c", scope), Value::integer(3)));
}

void TestExpression::macroVariableHidesOuterName()
{
    Scope scope;
    scope.bind("x", Value::integer(10));
    scope.bind("x.y", Value::integer(99));
    QVERIFY(identical(evaluateText("[1].map(x, x)[0] + x", scope), Value::integer(11)));
    QVERIFY(identical(evaluateText("[{'y': 1}].map(x, x.y)[0]", scope), Value::integer(1)));
    QVERIFY(identical(evaluateText("[1].map(x, .x)[0]", scope), Value::integer(10)));
    QVERIFY(identical(evaluateText("[1].map(x, [2].map(x, x))[0][0]", scope), Value::integer(2)));
}

void TestExpression::checkFindsUnknownNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found"); // line:column code, separated by ';'
    const auto row = [](const char *text, const char *found) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(found);
    };
    row("node.type == 'lambda' && chainDepth(node) < 3 && node.chainDepth() > 1", "");
    row("nod.type == 'lambda'", "1:1 expression.unknownName");
    row("type(node) == map || int(1.0) == 1", "");
    row("outgoing.exists(e, e.mode == 'sync')", "");
    row("outgoing.exists(e, f.mode == 'sync') && e", "1:20 expression.unknownName;1:41 expression.unknownName");
    row("chainDeth(node) > 1", "1:1 expression.unknownFunction");
    row("timestamp('x') == 1", "1:1 expression.unknownFunction");
    row("size(1, 2) == 1", "1:1 expression.arguments");
    row("contains('a', 'b')", "1:1 expression.arguments");
    row("node.type.matches('(')", "1:1 expression.pattern");
    row("org.limit > 1", "");
    row("org.other > 1", "1:1 expression.unknownName");
}

void TestExpression::checkFindsUnknownNames()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    const Result<Expression> expression = parse(text.toStdString());
    QVERIFY(expression.ok());
    QStringList errors;
    for (const Error &error : check(*expression, {{"node", "outgoing", "org.limit"}, {"chainDepth"}}))
        errors << QStringLiteral("%1:%2 %3").arg(error.line).arg(error.column).arg(QString::fromStdString(error.code));
    QCOMPARE(errors.join(QLatin1Char(';')), found);
    if (text.startsWith(QStringLiteral("nod."))) {
        const std::string message = check(*expression, {{"node"}, {}}).front().message;
        QCOMPARE(QString::fromStdString(message), QStringLiteral("There is no variable 'nod'. Did you mean 'node'?"));
    }
}

void TestExpression::listsNamesUsed()
{
    const Result<Expression> expression =
        parse("node.timeoutS > limits.restTimeoutS && has(node.dlq) && node.depth() > 1 && "
              "outgoing.exists(e, e.target.type == node.type) && size('x') == 1");
    QVERIFY(expression.ok());
    const Names names = namesUsed(*expression);
    QCOMPARE(names.variables, (std::vector<std::string>{"limits", "node", "outgoing"}));
    QCOMPARE(names.members, (std::vector<std::string>{"dlq", "restTimeoutS", "target", "timeoutS", "type"}));
    QCOMPARE(names.functions, (std::vector<std::string>{"depth"}));
    QCOMPARE(names.paths,
             (std::vector<std::string>{"limits.restTimeoutS", "node.dlq", "node.timeoutS", "node.type", "outgoing"}));
}

void TestExpression::findsConstantConjuncts()
{
    const auto conjuncts = [](const char *text) {
        const Result<Expression> expression = parse(text);
        QString result;
        for (const Conjunct &conjunct : constantConjuncts(*expression)) {
            result += QString::fromStdString(symbolText(conjunct.variable));
            for (const Symbol member : conjunct.members)
                result += QLatin1Char('.') + QString::fromStdString(symbolText(member));
            result += QLatin1Char('=') + QString::fromStdString(toText(Value::list(conjunct.literals)));
        }
        return result;
    };
    QCOMPARE(conjuncts("node.type == 'lambda'"), QStringLiteral("node.type=['lambda']"));
    QCOMPARE(conjuncts("node.timeoutS > 3 && ('sync' == edge.mode && edge.target.type in ['a', 'b'])"),
             QStringLiteral("edge.mode=['sync']edge.target.type=['a', 'b']"));
    QCOMPARE(conjuncts("node.type == 'a' || node.type == 'b'"), QString());
    QCOMPARE(conjuncts("!(node.type == 'a')"), QString());
    QCOMPARE(conjuncts("node.type == other.type && node in ['a'] && outgoing.all(e, e.mode == 'sync')"), QString());
}

void TestExpression::findsNecessaryClauses()
{
    const auto clauses = [](const char *text) {
        const Result<Expression> expression = parse(text);
        QString result;
        for (const Clause &clause : necessaryClauses(*expression)) {
            result += QLatin1Char('[');
            for (const Statement &statement : clause) {
                result += QLatin1String(statement.holds ? " +" : " -");
                result += QString::fromStdString(symbolText(statement.variable));
                for (const Symbol member : statement.members)
                    result += QLatin1Char('.') + QString::fromStdString(symbolText(member));
                if (statement.key != Symbol::None)
                    result += QLatin1Char('#') + QString::fromStdString(symbolText(statement.key));
            }
            result += QLatin1String(" ]");
        }
        return result;
    };
    QCOMPARE(clauses("'dlq' in node.properties && !node.external && node.timeoutS > 3"),
             QStringLiteral("[ +node.properties#dlq ][ -node.external ]"));
    QCOMPARE(clauses("'a' in n.p || 'b' in n.p && n.x == 1"), QStringLiteral("[ +n.p#a +n.p#b ]"));
    QCOMPARE(clauses("!('a' in n.p && n.b)"), QStringLiteral("[ -n.p#a -n.b ]"));
    QCOMPARE(clauses("!('a' in n.p || f(n))"), QStringLiteral("[ -n.p#a ]"));
    QCOMPARE(clauses("'a' in n.p && 'b' in n.p || n.c"), QStringLiteral("[ +n.p#a +n.c ][ +n.p#b +n.c ]"));
    QCOMPARE(clauses("'a' in n.p || f(n)"), QString());
    QCOMPARE(clauses("!('a' in n.p && f(n))"), QString());
    QCOMPARE(clauses("n.all(x, 'a' in x.p) && '' in n.p && 1 in n.p"), QString());
}

void TestExpression::passesSharedConformanceCases()
{
    const QByteArray folder = qEnvironmentVariableIsSet("LENSBOARD_CASES")
                                  ? qgetenv("LENSBOARD_CASES")
                                  : QByteArray(LENSBOARD_SOURCE_DIR "/../shared/cases");
    const Result<std::string> text = readFile(folder.toStdString() + "/expression.json");
    if (!text)
        QSKIP("the shared cases are not here");
    const Result<Json> cases = parseJson(*text);
    QVERIFY(cases.ok());
    const Result<CaseReport> report = runExpressionCases(*cases);
    QVERIFY(report.ok());
    for (const std::string &failure : report->failures)
        qWarning("%s", failure.c_str());
    QCOMPARE(report->failed, 0);
    QVERIFY(report->passed > 0);
}

void TestExpression::reportsFailingAndMalformedCases()
{
    const Json cases = Json::parse(R"({"cases": [
        {"name": "good", "expr": "x + 1", "bindings": {"x": {"int": 1}}, "value": {"int": 2}},
        {"name": "inf", "expr": "1.0 / 0.0", "value": {"double": "inf"}},
        {"name": "nan", "expr": "0.0 / 0.0", "value": {"double": "nan"}},
        {"name": "map", "expr": "{'a': [1]}", "value": {"map": [[{"string": "a"}, {"list": [{"int": 1}]}]]}},
        {"name": "unparsable", "expr": "1 +", "error": true},
        {"name": "wrong", "expr": "1", "value": {"double": 1}},
        {"name": "noError", "expr": "1", "error": true},
        {"name": "untagged", "expr": "1", "value": 1},
        {"name": "noExpression"},
        17
    ]})");
    const Result<CaseReport> report = runExpressionCases(cases);
    QVERIFY(report.ok());
    QCOMPARE(report->passed, 5);
    QCOMPARE(report->failed, 5);
    QCOMPARE(report->failures.front(), std::string("wrong: 1: expected 1.0, got 1"));
    QVERIFY(!runExpressionCases(Json::parse(R"({"other": []})")).ok());
}

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
