// SPDX-License-Identifier: Apache-2.0
#include "support/generator.h"

#include <QtTest>

using namespace lensboard;
using namespace lensboard::test;

// The boards that benchmarks and fuzz tests run on.
class tst_generator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasExactlyTheNodesAskedFor();
    void sameSeedSameBoard();
    void otherSeedOtherBoard();
    void reachesTheEdgesAskedFor();
    void degreesAreThoseOfRealBoards();
    void nothingLiesOnAnotherNode();
};

void tst_generator::hasExactlyTheNodesAskedFor()
{
    for (const int nodes : {1, 7, 100, 1000})
        QCOMPARE(static_cast<int>(generateDocument(nodes, 3).nodes().size()), nodes);
}

void tst_generator::sameSeedSameBoard()
{
    const Document a = generateDocument(300, 5);
    const Document b = generateDocument(300, 5);
    QVERIFY(a.nodes() == b.nodes());
    QVERIFY(a.edges() == b.edges());
    QVERIFY(a.boundaries() == b.boundaries());
}

void tst_generator::otherSeedOtherBoard()
{
    QVERIFY(generateDocument(300, 5).nodes() != generateDocument(300, 6).nodes());
}

void tst_generator::reachesTheEdgesAskedFor()
{
    GeneratorOptions options;
    options.nodes = 2000;
    options.edgesPerNode = 2;
    QCOMPARE(static_cast<int>(generateDocument(options).edges().size()), 4000);
}

void tst_generator::degreesAreThoseOfRealBoards()
{
    const Document document = generateDocument(1000, 1);
    const double ratio = static_cast<double>(document.edges().size()) / 1000;
    QVERIFY2(ratio > 0.8 && ratio < 1.5, qPrintable(QString::number(ratio)));
    std::map<Id, int> degree;
    for (const auto &[id, edge] : document.edges()) {
        ++degree[edge.source];
        ++degree[edge.target];
    }
    int most = 0;
    int small = 0;
    for (const auto &[id, count] : degree) {
        most = std::max(most, count);
        small += count <= 3 ? 1 : 0;
    }
    QVERIFY2(most >= 8 && most <= 40, qPrintable(QString::number(most)));
    QVERIFY2(small > 700, qPrintable(QString::number(small)));
}

void tst_generator::nothingLiesOnAnotherNode()
{
    const Document document = generateDocument(400, 2);
    std::vector<Rect> frames;
    for (const auto &[id, node] : document.nodes())
        frames.push_back(node.frame);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        for (std::size_t j = i + 1; j < frames.size(); ++j)
            QVERIFY(!frames[i].intersects(frames[j]));
    }
}

QTEST_GUILESS_MAIN(tst_generator)
#include "tst_generator.moc"
