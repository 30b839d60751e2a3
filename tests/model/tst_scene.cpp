// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"
#include "document/transaction.h"
#include "scene/scene.h"
#include "support/generator.h"
#include "support/pictureedits.h"
#include "support/sampleboards.h"

#include <QtTest>

using namespace lensboard;
using namespace lensboard::test;

namespace {

const BadgeMark *badgeOf(const SceneItemPtr &item)
{
    for (const auto &shape : item->shapes) {
        if (const auto *badge = std::get_if<BadgeMark>(&shape))
            return badge;
    }
    return nullptr;
}

std::vector<std::string> textsOf(const SceneItem &item)
{
    std::vector<std::string> texts;
    for (const auto &shape : item.shapes) {
        if (const auto *text = std::get_if<TextShape>(&shape))
            texts.push_back(text->text);
    }
    return texts;
}

// Random findings about random subjects, with the diff that leads there.
FindingDiff changeFindings(PictureEdits &edits, const Document &document, Findings &findings)
{
    FindingDiff diff;
    const auto key = "R" + std::to_string(edits.below(20));
    const bool known = findings.contains(key);
    if (known && edits.below(2) == 0) {
        findings.erase(key);
        diff.removed.push_back(key);
        return diff;
    }
    Finding finding;
    finding.key = key;
    finding.verdict = edits.below(3) == 0 ? FindingVerdict::Ask : FindingVerdict::Fail;
    finding.severity = static_cast<Severity>(edits.below(3));
    finding.decided = edits.below(5) == 0;
    finding.subjects = {edits.below(2) == 0 ? edits.pick(document.nodes()) : edits.pick(document.edges())};
    findings[key] = finding;
    (known ? diff.changed : diff.added).push_back(key);
    return diff;
}

QString difference(const Document &document, const Scene &a, const Scene &b)
{
    if (a.size() != b.size())
        return QStringLiteral("%1 and %2 items").arg(a.size()).arg(b.size());
    const auto compare = [&](const auto &records) {
        for (const auto &[id, record] : records) {
            const auto first = a.item(id);
            const auto second = b.item(id);
            if (!first || !second || !(*first == *second))
                return QString::fromStdString(id.str());
        }
        return QString();
    };
    for (const auto &text : {compare(document.nodes()), compare(document.edges()), compare(document.boundaries()),
                             compare(document.notes())}) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

class TestScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cardsShowNameTypeAndStatedFacts()
    {
        auto node = makeNode("n", "lambda", "Place order", 0, 0);
        node.properties["timeoutS"] = PropertyValue::stated(std::int64_t(60));
        node.properties["memoryMB"] = PropertyValue::stated(std::int64_t(512));
        QCOMPARE(textsOf(nodeItem(node)), (std::vector<std::string>{"Place order", "Lambda · 60 s · 512 MB"}));
        node.properties["memoryMB"] = PropertyValue::awsDefault(std::int64_t(128));
        QCOMPARE(textsOf(nodeItem(node)).back(), std::string("Lambda · 60 s"));
        node.properties["timeoutS"] = PropertyValue::unknown("depends on a parameter");
        QCOMPARE(textsOf(nodeItem(node)).back(), std::string("Lambda"));
    }

    void whatHasGoneSaysSo()
    {
        auto node = makeNode("n", "lambda", "Place order", 0, 0);
        const auto before = nodeItem(node);
        node.properties["gone"] = PropertyValue::stated(true, PropertyValue::Origin::Template);
        const auto item = nodeItem(node);
        QCOMPARE(textsOf(item).back(), std::string("gone")); // a word, not colour alone
        QCOMPARE(std::get<BoxShape>(item.shapes.front()).dash, Dash::Dashed);
        QCOMPARE(std::get<BoxShape>(before.shapes.front()).dash, Dash::Solid);
        Edge edge;
        edge.kinds = {EdgeKind::Invokes};
        edge.properties["gone"] = node.properties["gone"];
        QCOMPARE(edgeLabel(edge), std::string("gone: invokes"));
        edge.name = "POST /orders";
        QCOMPARE(edgeLabel(edge), std::string("gone: POST /orders"));
        edge.properties.clear();
        QCOMPARE(edgeLabel(edge), std::string("POST /orders"));
    }

    void textsStayOnTheCard()
    {
        const auto odd = oddBoard();
        for (const auto &[id, node] : odd.document.nodes()) {
            for (const auto &shape : nodeItem(node).shapes) {
                const auto *text = std::get_if<TextShape>(&shape);
                QVERIFY(!text || text->baseline.x + text->width <= node.frame.right() - 4);
            }
        }
        QVERIFY(textsOf(nodeItem(*odd.document.node(Id("n_ext")))).front().ends_with("…"));
    }

    void unknownTypesShowWhatTheTemplateSays()
    {
        const auto texts = textsOf(nodeItem(*oddBoard().document.node(Id("n_unknown"))));
        QVERIFY(texts.back().starts_with("Vendor::"));
    }

    void badgesShowTheWorstAndTheNumber()
    {
        const auto odd = oddBoard();
        Scene scene;
        scene.build(odd.document, odd.findings);
        const auto *many = badgeOf(scene.item(Id("n_control")));
        QVERIFY(many);
        QCOMPARE(many->shape, BadgeShape::Octagon);
        QCOMPARE(many->count, 12);
        QCOMPARE(badgeOf(scene.item(Id("n_cjk")))->shape, BadgeShape::Circle);
        QCOMPARE(badgeOf(scene.item(Id("e_label")))->shape, BadgeShape::AskSquare);
        QCOMPARE(badgeOf(scene.item(Id("b_vpc")))->shape, BadgeShape::Triangle);
        QVERIFY(!badgeOf(scene.item(Id("n_empty"))));
        QCOMPARE(scene.findingsOn(Id("n_control")).front(), std::string("R-100:n_control"));
        scene.build(odd.document, odd.findings, {false, 100});
        QVERIFY(!badgeOf(scene.item(Id("n_control"))));
    }

    void decidedFindingsAndPassesHaveNoBadge()
    {
        auto order = orderBoard();
        for (auto &[key, finding] : order.findings)
            finding.decided = true;
        Scene scene;
        scene.build(order.document, order.findings);
        for (const auto &item : scene.items())
            QVERIFY(!badgeOf(item));
    }

    void hitTestNamesWhatIsUnderThePointer()
    {
        const auto order = orderBoard();
        Scene scene;
        scene.build(order.document, order.findings);
        const auto part = [&](double x, double y) {
            const auto hit = scene.hitTest({x, y}, 4);
            return hit ? std::pair(hit->record.str(), hit->part) : std::pair(std::string(), HitPart::Note);
        };
        QCOMPARE(part(700, 130), std::pair(std::string("n_place"), HitPart::NodeBody));
        QCOMPARE(part(530, 100), std::pair(std::string("n_api"), HitPart::NodeBadge));
        QCOMPARE(part(542, 130), std::pair(std::string("e_place"), HitPart::Edge));
        QCOMPARE(part(580, 130), std::pair(std::string("e_place"), HitPart::EdgeLabel));
        QCOMPARE(part(340, 20), std::pair(std::string("b_prod"), HitPart::BoundaryTitle));
        QCOMPARE(part(300, 300), std::pair(std::string("b_prod"), HitPart::BoundaryFrame));
        QVERIFY(!scene.hitTest({600, 330}, 4));
    }

    void anEditTouchesOnlyWhatItChanges()
    {
        auto order = orderBoard();
        Scene scene;
        scene.build(order.document, order.findings);
        auto node = *order.document.node(Id("n_mail"));
        node.name = "Post office";
        Transaction transaction(order.document);
        transaction.put(node);
        const auto change = transaction.change();
        QVERIFY(order.document.apply(change).ok());
        const auto diff = scene.update(order.document, change, {}, order.findings);
        QCOMPARE(diff.changed, std::vector<Id>{Id("n_mail")});
        QVERIFY(diff.removed.empty());
        QCOMPARE(diff.damaged.size(), std::size_t(2));
    }

    void itemsComeInDrawingOrderAndByArea()
    {
        const auto order = orderBoard();
        Scene scene;
        scene.build(order.document, order.findings);
        const auto items = scene.items();
        QVERIFY(std::is_sorted(items.begin(), items.end(), [](auto &a, auto &b) { return drawnBefore(*a, *b); }));
        QCOMPARE(items.front()->kind, ItemKind::Boundary);
        QCOMPARE(items.back()->kind, ItemKind::Node);
        const auto near = scene.query({50, 390, 20, 20});
        QCOMPARE(near.size(), std::size_t(1));
        QCOMPARE(near.front()->record, Id("n_site"));
        const auto inside = scene.inside(order.document, {0, 60, 260, 500});
        QCOMPARE(std::set<Id>(inside.begin(), inside.end()),
                 (std::set<Id>{Id("n_customer"), Id("n_web"), Id("n_site"), Id("e_shop"), Id("e_site")}));
    }

    void focusLightsThePathInTheColourOfTheSeverity()
    {
        const auto order = orderBoard();
        Scene scene;
        scene.build(order.document, order.findings);
        const auto lit = scene.focus(order.document, order.findings.at("SLS-SEC-001:n_api"));
        QCOMPARE(lit.size(), std::size_t(7));
        for (const auto &item : lit) {
            const auto *line = item->kind == ItemKind::Edge ? std::get_if<LineShape>(&item->shapes.front()) : nullptr;
            QVERIFY(item->kind != ItemKind::Edge || (line && line->colour == ColourRole::High && line->width == 2));
        }
    }

    void updatesEqualBuildingAfresh_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 11; seed <= 16; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }

    void updatesEqualBuildingAfresh()
    {
        QFETCH(unsigned, seed);
        auto d = generateDocument(30, seed);
        Findings findings;
        PictureEdits edits(seed);
        Scene kept;
        kept.build(d, findings);
        for (int step = 0; step < 60; ++step) {
            const auto change = edits.next(d);
            QVERIFY(d.apply(change).ok());
            const auto findingDiff = changeFindings(edits, d, findings);
            const auto diff = kept.update(d, change, findingDiff, findings);
            Scene fresh;
            fresh.build(d, findings);
            const auto wrong = difference(d, kept, fresh);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1 step %2: %3").arg(seed).arg(step).arg(wrong)));
        }
    }
};

QTEST_GUILESS_MAIN(TestScene)
#include "tst_scene.moc"
