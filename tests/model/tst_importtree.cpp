// SPDX-License-Identifier: Apache-2.0
#include "exchange/tree.h"

#include <QTest>

using namespace lensboard;

// Reading YAML and JSON into positioned trees.
class TstImportTree : public QObject
{
    Q_OBJECT

private:
    static Error errorOf(std::string_view text)
    {
        std::vector<ImportIssue> issues;
        const auto tree = readTree(text, "in.yaml", issues);
        return tree ? Error() : tree.error();
    }
    static Tree treeOf(std::string_view text, std::vector<ImportIssue> *out = nullptr)
    {
        std::vector<ImportIssue> issues;
        auto tree = readTree(text, "in.yaml", issues);
        if (out != nullptr)
            *out = issues;
        return tree ? *tree : Tree();
    }

private Q_SLOTS:
    void keepsTextAsWritten();
    void normalisesShortForms();
    void knowsPositions();
    void refusesBadYaml_data();
    void refusesBadYaml();
    void refusesBadJson_data();
    void refusesBadJson();
    void warnsOfDuplicateKeys();
    void resolvesMergeKeysWithWarning();
    void readsOnlyTheFirstDocument();
    void boundsDepth();
    void decodesUtf16AndMarks();
    void refusesBytesThatAreNoText();
};

void TstImportTree::keepsTextAsWritten()
{
    const Tree tree = treeOf("a: 3.10\nb: 012345678901\nc: 2010-09-09\nno: yes\n");
    QCOMPARE(tree.textAt("a"), std::string_view("3.10"));
    QCOMPARE(tree.textAt("b"), std::string_view("012345678901"));
    QCOMPARE(tree.textAt("c"), std::string_view("2010-09-09"));
    QCOMPARE(tree.textAt("no"), std::string_view("yes"));
    QCOMPARE(tree.find("c")->kind, Tree::Kind::String);
    QCOMPARE(tree.find("a")->kind, Tree::Kind::Number);
}

void TstImportTree::normalisesShortForms()
{
    const Tree tree =
        treeOf("a: !Ref Q\nb: !GetAtt Q.Arn\nc: !Sub ['${x}', {x: !Ref P}]\nd: !Join\n  - ','\n  - [a, b]\n");
    QCOMPARE(tree.find("a")->textAt("Ref"), std::string_view("Q"));
    QCOMPARE(tree.find("b")->textAt("Fn::GetAtt"), std::string_view("Q.Arn"));
    const Tree *sub = tree.find("c")->find("Fn::Sub");
    QVERIFY(sub != nullptr && sub->isList());
    QCOMPARE(sub->items[1].find("x")->textAt("Ref"), std::string_view("P"));
    QVERIFY(tree.find("d")->find("Fn::Join")->isList());
}

void TstImportTree::knowsPositions()
{
    const Tree yaml = treeOf("a:\n  - b\n  - c: d\n");
    const Tree &item = yaml.find("a")->items[1];
    QCOMPARE(item.find("c")->line, 3);
    QCOMPARE(item.find("c")->column, 8);
    const Tree json = treeOf("{\n \"a\": [1,\n  {\"b\": true}]}");
    QCOMPARE(json.find("a")->items[1].find("b")->line, 3);
    QCOMPARE(json.find("a")->items[1].findKey("b")->column, 4);
}

void TstImportTree::refusesBadYaml_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("line");
    QTest::newRow("tab") << QByteArray("a:\n\tb: c\n") << QByteArray("yaml.tab") << 2;
    QTest::newRow("open quote") << QByteArray("a: b\nc: 'd\ne: f\n") << QByteArray("yaml.syntax") << 2;
    QTest::newRow("unknown alias") << QByteArray("a: b\nc: *gone\n") << QByteArray("yaml.unknownAlias") << 2;
    QTest::newRow("alias of enclosing") << QByteArray("a: &x\n  b: *x\n") << QByteArray("yaml.aliasCycle") << 2;
    QTest::newRow("only comments") << QByteArray("# a\n# b\n") << QByteArray("yaml.empty") << 0;
    QTest::newRow("bomb")
        << QByteArray(
               "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
               "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
               "f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n")
        << QByteArray("budget.aliases") << 6;
}

void TstImportTree::refusesBadYaml()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QFETCH(int, line);
    const Error error = errorOf(text.toStdString());
    QCOMPARE(error.code, code.toStdString());
    QCOMPARE(error.line, line);
    QVERIFY(!error.message.empty());
}

void TstImportTree::refusesBadJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("column");
    QTest::newRow("comment") << QByteArray("{ // c\n}") << QByteArray("json.comment") << 3;
    QTest::newRow("leading comment") << QByteArray("// c\n{}") << QByteArray("json.comment") << 1;
    QTest::newRow("not a number") << QByteArray("{\"a\": NaN}") << QByteArray("json.syntax") << 7;
    QTest::newRow("cut off") << QByteArray("{\"a\": \"b") << QByteArray("json.syntax") << 7;
    QTest::newRow("trailing comma") << QByteArray("{\"a\": 1,}") << QByteArray("json.syntax") << 9;
    QTest::newRow("leading zero") << QByteArray("[01]") << QByteArray("json.syntax") << 2;
    QTest::newRow("two values") << QByteArray("{} {}") << QByteArray("json.syntax") << 4;
}

void TstImportTree::refusesBadJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QFETCH(int, column);
    const Error error = errorOf(text.toStdString());
    QCOMPARE(error.code, code.toStdString());
    QCOMPARE(error.column, column);
    QCOMPARE(error.line, 1);
}

void TstImportTree::warnsOfDuplicateKeys()
{
    for (const char *text : {"a: 1\nb: 2\na: 3\n", "{\"a\": 1,\n\"b\": 2,\n\"a\": 3}"}) {
        std::vector<ImportIssue> issues;
        const Tree tree = treeOf(text, &issues);
        QCOMPARE(tree.textAt("a"), std::string_view("3"));
        QCOMPARE(tree.items.size(), std::size_t(2));
        QCOMPARE(issues.size(), std::size_t(1));
        QCOMPARE(issues[0].line, 3);
        QVERIFY(issues[0].message.find("line 1") != std::string::npos);
    }
}

void TstImportTree::resolvesMergeKeysWithWarning()
{
    std::vector<ImportIssue> issues;
    const Tree tree = treeOf("c: &c {t: 9, r: x}\na:\n  <<: *c\n  t: 3\n", &issues);
    QCOMPARE(tree.find("a")->textAt("t"), std::string_view("3"));
    QCOMPARE(tree.find("a")->textAt("r"), std::string_view("x"));
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].code, std::string("yaml.mergeKey"));
}

void TstImportTree::readsOnlyTheFirstDocument()
{
    std::vector<ImportIssue> issues;
    const Tree tree = treeOf("a: 1\n---\nb: 2\n", &issues);
    QVERIFY(tree.find("a") != nullptr && tree.find("b") == nullptr);
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].line, 2);
}

void TstImportTree::boundsDepth()
{
    std::string yaml;
    std::string json;
    for (int i = 0; i < 10000; ++i) {
        yaml += "{a: ";
        json += "[";
    }
    QCOMPARE(errorOf("x: " + yaml).code, std::string("budget.depth"));
    QCOMPARE(errorOf(json).code, std::string("budget.depth"));
}

void TstImportTree::decodesUtf16AndMarks()
{
    QCOMPARE(*decodeText("\xEF\xBB\xBF"
                         "a: b",
                         "f"),
             std::string("a: b"));
    QCOMPARE(*decodeText(std::string_view("\xFF\xFE"
                                          "a\0:\0 \0\xE9\0",
                                          10),
                         "f"),
             std::string("a: \xC3\xA9"));
    QCOMPARE(*decodeText(std::string_view("\xFE\xFF\xD8\x3D\xDE\x00", 6), "f"), std::string("\xF0\x9F\x98\x80"));
}

void TstImportTree::refusesBytesThatAreNoText()
{
    QCOMPARE(decodeText("", "f").error().code, std::string("text.empty"));
    QCOMPARE(decodeText("\x89PNG\r\n", "f").error().code, std::string("text.binary"));
    const auto latin = decodeText("a: b\nc: caf\xE9\n", "f");
    QCOMPARE(latin.error().code, std::string("text.encoding"));
    QCOMPARE(latin.error().line, 2);
    QCOMPARE(latin.error().column, 7);
    const auto nul = decodeText(std::string_view("a\nb\0c", 5), "f");
    QCOMPARE(nul.error().code, std::string("text.nul"));
    QCOMPARE(nul.error().line, 2);
}

QTEST_GUILESS_MAIN(TstImportTree)
#include "tst_importtree.moc"
