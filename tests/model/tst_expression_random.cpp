// SPDX-License-Identifier: Apache-2.0
#include "expression/explain.h"

#include <QtTest>

#include <array>
#include <random>

using namespace lensboard::cel;

namespace {

// Writes random expressions over p, q (bools, possibly unknown), n (an int, possibly unknown) and xs (a list of ints,
// possibly open).
class Writer
{
public:
    explicit Writer(std::mt19937 &random)
        : m_random(random)
    {
    }

    std::string boolean(int depth)
    {
        if (depth <= 0)
            return pick({"p", "q", "true", "false", "n > 1", "1 in xs", "n in xs"});
        switch (below(11)) {
        case 0:
            return '(' + boolean(depth - 1) + " && " + boolean(depth - 1) + ')';
        case 1:
            return '(' + boolean(depth - 1) + " || " + boolean(depth - 1) + ')';
        case 2:
            return '!' + enclosed(boolean(depth - 1));
        case 3:
            return '(' + boolean(depth - 1) + " ? " + boolean(depth - 1) + " : " + boolean(depth - 1) + ')';
        case 4:
            return number(depth - 1) + pick({" < ", " == ", " >= ", " != "}) + number(depth - 1);
        case 5:
            return list(depth - 1) + ".exists(x, " + condition(depth - 1) + ')';
        case 6:
            return list(depth - 1) + ".all(x, " + condition(depth - 1) + ')';
        case 7:
            return list(depth - 1) + ".exists_one(x, x " + pick({">", "==", "<"}) + " 2)";
        case 8:
            return number(depth - 1) + " in " + list(depth - 1);
        case 9:
            return list(depth - 1) + pick({" == ", " != "}) + list(depth - 1);
        default:
            return boolean(depth - 1) + " && " + boolean(depth - 1) + " || " + boolean(depth - 1);
        }
    }

private:
    std::string number(int depth)
    {
        if (depth <= 0)
            return pick({"n", "0", "1", "2", "3"});
        switch (below(5)) {
        case 0:
            return '(' + number(depth - 1) + pick({" + ", " - ", " * ", " / ", " % "}) + number(depth - 1) + ')';
        case 1:
            return "size(" + list(depth - 1) + ')';
        case 2:
            return '(' + boolean(depth - 1) + " ? " + number(depth - 1) + " : " + number(depth - 1) + ')';
        default:
            return number(0);
        }
    }

    // Without division: what an element not drawn might do wrong is beyond what a result can promise.
    std::string list(int depth)
    {
        if (depth <= 0)
            return pick({"xs", "[]", "[1, 2]", "[n, 2]"});
        switch (below(4)) {
        case 0:
            return list(depth - 1) + ".filter(x, " + condition(0) + ')';
        case 1:
            return list(depth - 1) + ".map(x, x" + pick({" + n", " * 2", ""}) + ')';
        case 2:
            return '(' + list(depth - 1) + " + " + list(depth - 1) + ')';
        default:
            return list(0);
        }
    }

    std::string condition(int depth)
    {
        const std::string simple = pick({"x > 1", "x == n", "x < 3", "p", "x in [1, n]"});
        return depth > 0 && below(2) ? simple + pick({" && ", " || "}) + pick({"q", "x > 2", "p"}) : simple;
    }

    static std::string enclosed(const std::string &text) { return '(' + text + ')'; }
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    std::string pick(std::initializer_list<const char *> choices) { return choices.begin()[below(choices.size())]; }

    std::mt19937 &m_random;
};

Reasons because(const char *name)
{
    return {std::make_shared<const UnknownReason>(UnknownReason{"test", name, std::string(name) + " is not stated"})};
}

Value ints(std::initializer_list<int> numbers)
{
    std::vector<Value> items;
    for (const int number : numbers)
        items.push_back(Value::integer(number));
    return Value::list(std::move(items));
}

// Every way to fill in the blanks.
std::vector<Scope> completions(bool blankP, bool blankN, bool openList)
{
    std::vector<Scope> scopes;
    const std::vector<bool> bools = blankP ? std::vector<bool>{false, true} : std::vector<bool>{true};
    const std::vector<int> numbers = blankN ? std::vector<int>{-1, 0, 1, 2, 3} : std::vector<int>{2};
    const std::vector<Value> lists = openList ? std::vector<Value>{ints({1, 3}), ints({1, 3, 0}), ints({1, 3, 2}),
                                                                   ints({1, 3, 1, 2}), ints({1, 3, 5})}
                                              : std::vector<Value>{ints({1, 3})};
    for (const bool p : bools) {
        for (const int n : numbers) {
            for (const Value &xs : lists) {
                Scope scope;
                scope.bind("p", Value::boolean(p));
                scope.bind("q", Value::boolean(false));
                scope.bind("n", Value::integer(n));
                scope.bind("xs", xs);
                scopes.push_back(std::move(scope));
            }
        }
    }
    return scopes;
}

unsigned seed()
{
    const unsigned given = qEnvironmentVariableIntValue("LENSBOARD_SEED") > 0
                               ? static_cast<unsigned>(qEnvironmentVariableIntValue("LENSBOARD_SEED"))
                               : 20240601U;
    qInfo("seed %u (set LENSBOARD_SEED to change it)", given);
    return given;
}

} // namespace

class TestExpressionRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidedOutcomesHoldHoweverBlanksAreFilledIn();
    void damagedTextNeverCrashes();
};

void TestExpressionRandom::decidedOutcomesHoldHoweverBlanksAreFilledIn()
{
    std::mt19937 random(seed());
    Writer writer(random);
    int decided = 0;
    int open = 0;
    for (int round = 0; round < 4000; ++round) {
        const bool blankP = random() % 2;
        const bool blankN = random() % 2;
        const bool openList = random() % 2;
        const std::string text = writer.boolean(1 + static_cast<int>(random() % 4));
        const auto expression = parse(text);
        QVERIFY2(expression.ok(), text.c_str());
        Scope scope = completions(false, false, false).front();
        if (blankP)
            scope.bind("p", Value::unknown(because("p")));
        if (blankN)
            scope.bind("n", Value::unknown(because("n")));
        if (openList)
            scope.bind("xs", Value::openList(ints({1, 3}).items(), because("xs")));
        const Value found = evaluate(*expression, scope);
        const Explanation explanation = explain(*expression, scope);
        QVERIFY2(identical(explanation.value, found) && !sentence(explanation).empty(), text.c_str());
        if (found.isUnknown()) {
            QVERIFY2(!found.reasons().empty() && (blankP || blankN || openList), text.c_str());
            ++open;
            continue;
        }
        ++decided;
        for (const Scope &completion : completions(blankP, blankN, openList)) {
            const Value settled = evaluate(*expression, completion);
            // A condition that turns out to be at fault takes a conditional with equal branches with it.
            const bool fault = settled.isError() && text.find(" ? ") != std::string::npos;
            const bool same = found.isError() ? settled.isError() : fault || identical(found, settled);
            QVERIFY2(same, (text + ": " + toText(found) + ", but then " + toText(settled)).c_str());
        }
    }
    QVERIFY2(decided > 500 && open > 500, qPrintable(QStringLiteral("%1 %2").arg(decided).arg(open)));
}

void TestExpressionRandom::damagedTextNeverCrashes()
{
    static const std::array<std::string, 18> pieces = {
        "(",  ")",  "[",  "]",  "'",    "\"\"\"",  "\\u12", ".",  "..",
        "&&", "||", "?:", "in", "has(", ".all(x,", "-9",    "0x", "\xc3"};
    std::mt19937 random(seed());
    Writer writer(random);
    Scope scope = completions(false, false, false).front();
    int parsed = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text = writer.boolean(3);
        for (auto cuts = random() % 3 + 1; cuts > 0; --cuts) {
            const std::size_t at = random() % (text.size() + 1);
            if (random() % 2)
                text.insert(at, pieces[random() % pieces.size()]);
            else
                text.erase(at, random() % 4);
        }
        const auto expression = parse(text);
        if (!expression) {
            QVERIFY2(!expression.error().message.empty(), text.c_str());
            continue;
        }
        ++parsed;
        QVERIFY2(identical(explain(*expression, scope).value, evaluate(*expression, scope)), text.c_str());
        (void)check(*expression, {{"p", "q"}, {}});
        (void)namesUsed(*expression);
        (void)constantConjuncts(*expression);
    }
    QVERIFY(parsed > 500);
}

QTEST_GUILESS_MAIN(TestExpressionRandom)
#include "tst_expression_random.moc"
