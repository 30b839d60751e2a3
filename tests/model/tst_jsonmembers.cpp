// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <QtTest>

using namespace lensboard;

class TestJsonMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastOfRepeatedKeysCountsAndIsReported();
    void largeObjectsKeepOrderAndNoticeRepetition();
};

void TestJsonMembers::lastOfRepeatedKeysCountsAndIsReported()
{
    std::vector<std::string> duplicates;
    const Result<Json> json =
        parseJson(R"({"a":{"x":1,"y":[{"z":1,"z":2}],"x":{"deep":true}},"b":2})", {}, &duplicates);
    QVERIFY(json.ok());
    QCOMPARE(json.value().dump(), std::string(R"({"a":{"x":{"deep":true},"y":[{"z":2}]},"b":2})"));
    QCOMPARE(duplicates, (std::vector<std::string>{"/a/y/0/z", "/a/x"}));
}

void TestJsonMembers::largeObjectsKeepOrderAndNoticeRepetition()
{
    std::string text = "{";
    for (int i = 0; i < 5000; ++i)
        text += "\"k" + std::to_string(i) + "\":{\"v\":" + std::to_string(i) + "},";
    text += "\"k7\":\"again\",\"k4321\":null,\"last\":[]}";
    std::vector<std::string> duplicates;
    const Result<Json> json = parseJson(text, {}, &duplicates);
    QVERIFY(json.ok());
    QCOMPARE(json.value().size(), std::size_t(5001));
    QCOMPARE(json.value().begin().key(), std::string("k0"));
    QCOMPARE(json.value()["k7"].dump(), std::string("\"again\""));
    QCOMPARE(json.value()["k4999"].dump(), std::string(R"({"v":4999})"));
    QVERIFY(json.value()["k4321"].is_null());
    QCOMPARE(duplicates, (std::vector<std::string>{"/k7", "/k4321"}));
}

QTEST_GUILESS_MAIN(TestJsonMembers)
#include "tst_jsonmembers.moc"
