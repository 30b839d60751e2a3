// SPDX-License-Identifier: Apache-2.0
// Notes, strokes, images, comments, groups and locks: what edits do, what the file keeps, how they are drawn.
#include "catalog/catalog.h"
#include "edit/annotations.h"
#include "edit/clipboard.h"
#include "edit/groups.h"
#include "edit/lock.h"
#include "edit/nodes.h"
#include "scene/markdown.h"
#include "scene/scene.h"
#include "scene/sheet.h"
#include "scene/svg.h"
#include "storage/projectfile.h"
#include "support/sampleboards.h"

#include <QtTest>

#include <cmath>

using namespace lensboard;
using namespace lensboard::test;

namespace {

struct Board
{
    Document document;
    IdSource ids{7};

    template <typename Edit>
    ChangeSet edit(Edit edit)
    {
        Transaction transaction(document);
        edit(transaction);
        const ChangeSet change = transaction.change();
        const auto applied = document.apply(change);
        if (!applied)
            qFatal("%s", applied.error().toString().c_str());
        return change;
    }
    Id node(const char *type, double x, double y)
    {
        Id id;
        edit([&](Transaction &t) { id = addNode(t, ids, catalog(), type, {x, y}); });
        return id;
    }
};

// A red PNG of 2 × 2.
std::string smallPng()
{
    return QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGO4o2IBRAwQCgAfmAQZ2"
                                  "3xGmwAAAABJRU5ErkJggg==")
        .toStdString();
}

std::vector<TextShape> textsOf(const std::vector<Primitive> &shapes)
{
    std::vector<TextShape> texts;
    for (const Primitive &shape : shapes) {
        if (const auto *text = std::get_if<TextShape>(&shape))
            texts.push_back(*text);
    }
    return texts;
}

std::vector<TextShape> markdown(const char *text, double width = 200)
{
    return textsOf(markdownShapes(text, {0, 0, width, 400}, ColourRole::Text, ColourRole::Line));
}

const CommentMark *markOn(const Scene &scene, const Id &id)
{
    const auto item = scene.item(id);
    return item ? std::get_if<CommentMark>(&item->shapes.back()) : nullptr;
}

Board fullBoard()
{
    Board board;
    const Id fn = board.node("lambda", 300, 200);
    const Id table = board.node("dynamodb", 700, 200);
    board.edit([&](Transaction &t) {
        const Id note = addNote(t, board.ids, "# Plan\n- **one**\n- `two`", {0, 0});
        setInk(t, {note}, Ink::Blue);
        tieNote(t, note, fn);
        const Id text = addNote(t, board.ids, "free", {900, 0});
        setNoteStyle(t, {text}, NoteStyle::Text);
        addStroke(t, board.ids, {{10, 300}, {50, 340}, {90, 300}}, Ink::Pink, 5);
        addImage(t, board.ids, "image/png", smallPng(), "a red square", {400, 400, 80, 80});
        addImage(t, board.ids, "image/png", smallPng(), "the same", {600, 400, 80, 80});
        const Id first = addComment(t, board.ids, fn, "Ada", "2026-11-25T10:00:00Z", "Why 60 s?");
        reply(t, board.ids, first, "Bo", "2026-11-25T11:00:00Z", "The bank is slow.");
        group(t, board.ids, {fn, table});
        setLocked(t, {table}, true);
    });
    return board;
}

} // namespace

class TestAnnotations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileKeepsEverythingAndWritesItTheSame()
    {
        const Board board = fullBoard();
        const std::string bytes = writeDocument(board.document);
        const auto loaded = parseDocument(bytes, "a.lensboard");
        QVERIFY(loaded);
        QVERIFY2(loaded->warnings.empty(), loaded->warnings.empty() ? "" : loaded->warnings.front().message.c_str());
        QCOMPARE(QString::fromStdString(writeDocument(loaded->document)), QString::fromStdString(bytes));
        QVERIFY(loaded->document.notes() == board.document.notes());
        QVERIFY(loaded->document.strokes() == board.document.strokes());
        QVERIFY(loaded->document.images() == board.document.images());
        QVERIFY(loaded->document.pictures() == board.document.pictures());
        QVERIFY(loaded->document.comments() == board.document.comments());
        QVERIFY(loaded->document.groups() == board.document.groups());
        QCOMPARE(loaded->document.pictures().size(), std::size_t(1)); // shown twice, kept once
        for (const auto &[id, node] : loaded->document.nodes())
            QCOMPARE(node.locked, node.type == "dynamodb");
    }

    void oneRecordStandsOnOneLine()
    {
        const QString bytes = QString::fromStdString(writeDocument(fullBoard().document));
        for (const QString &line : bytes.split(QLatin1Char('\n')))
            QVERIFY(line.count(QLatin1String("\"id\":")) <= 1);
    }

    void whatIsBrokenIsMendedOrKept()
    {
        const std::string text = R"({"format":"lensboard","version":1,"workload":{},
"nodes":[{"id":"n_a","type":"lambda","name":"A","frame":[0,0,190,60]}],
"groups":[{"id":"g_1","members":["n_a","n_gone"]}],
"notes":[{"id":"t_1","text":"x","attached":"n_gone","colour":"mauve","frame":[0,0,100,100]}],
"images":[{"id":"i_1","picture":"p_gone","frame":[0,0,10,10]},{"id":"p_bad","mime":"image/png","data":"***"}],
"strokes":[{"id":"s_1","points":[1,"x"],"colour":"pink","width":2,"frame":[0,0,1,1]}],
"comments":[{"id":"c_1","subject":"n_gone","author":"Ada","text":"still here"}]})";
        const auto loaded = parseDocument(text, "a.lensboard");
        QVERIFY(loaded);
        std::set<std::string> codes;
        for (const Error &warning : loaded->warnings)
            codes.insert(warning.code);
        QVERIFY(codes.count("document.tie") && codes.count("document.picture") && codes.count("document.group") &&
                codes.count("document.value"));
        QVERIFY(loaded->document.note(Id("t_1"))->attached.empty());
        QVERIFY(loaded->document.groups().empty());
        QVERIFY(loaded->document.comment(Id("c_1")));
        const QString again = QString::fromStdString(writeDocument(loaded->document));
        QVERIFY(again.contains(QLatin1String("\"colour\":\"mauve\"")));
        QVERIFY(again.contains(QLatin1String(R"("points":[1,"x"])")));
        QVERIFY(again.contains(QLatin1String(R"("data":"***")")));
    }

    void aTiedNoteMovesWithItsNodeAndIsUntiedWhenItGoes()
    {
        Board board;
        const Id fn = board.node("lambda", 300, 200);
        Id note;
        board.edit([&](Transaction &t) {
            note = addNote(t, board.ids, "x", {0, 0});
            tieNote(t, note, fn);
        });
        board.edit([&](Transaction &t) { move(t, {fn}, {40, 20}); });
        QCOMPARE(board.document.note(note)->frame.x, 40.0);
        Scene scene;
        scene.build(board.document, {});
        const auto lineTo = [&] { return std::get_if<LineShape>(&scene.item(note)->shapes.front()); };
        QVERIFY(lineTo());
        const ChangeSet gone = board.edit([&](Transaction &t) { t.remove(fn); });
        QVERIFY(board.document.note(note)->attached.empty());
        scene.update(board.document, gone, {}, {});
        QVERIFY(!lineTo());
        QVERIFY(board.document.apply(reversed(gone)));
        QCOMPARE(board.document.note(note)->attached, fn);
    }

    void theTieFollowsANodeThatMovesAlone()
    {
        Board board;
        const Id fn = board.node("lambda", 300, 200);
        Id note;
        board.edit([&](Transaction &t) {
            note = addNote(t, board.ids, "x", {0, 400});
            tieNote(t, note, fn);
        });
        Scene scene;
        scene.build(board.document, {});
        const auto change = board.edit([&](Transaction &t) { resize(t, fn, {600, 0, 190, 60}); });
        scene.update(board.document, change, {}, {});
        Scene fresh;
        fresh.build(board.document, {});
        QVERIFY(*scene.item(note) == *fresh.item(note));
    }

    void markdownHasItsLooks()
    {
        const auto texts =
            markdown("# Title\nplain **bold** *leaning* `code` [link](https://x.y)\n\n- first\n- [x] done\n");
        const auto find = [&](const char *part) {
            for (const TextShape &text : texts) {
                if (text.text.find(part) != std::string::npos)
                    return text;
            }
            return TextShape();
        };
        QVERIFY(find("Title").size > 15 && find("Title").weight == TextWeight::SemiBold);
        QCOMPARE(find("bold").weight, TextWeight::SemiBold);
        QCOMPARE(find("leaning").face, TextFace::Italic);
        QCOMPARE(find("code").face, TextFace::Mono);
        QCOMPARE(find("link").colour, ColourRole::Accent);
        QVERIFY(find("\u2022").baseline.x < find("first").baseline.x);
        QVERIFY(!find("\u2611").text.empty());
        QVERIFY(find("https").text.empty());
    }

    void markdownStaysInItsRoom()
    {
        const Rect room{10, 20, 120, 60};
        const auto texts = textsOf(markdownShapes(
            "several words that go on and on, anUnbreakableWordThatIsMuchWiderThanTheRoomThatThereIs and more and more",
            room, ColourRole::Text, ColourRole::Line));
        QVERIFY(texts.size() >= 3);
        for (const TextShape &text : texts) {
            QVERIFY(text.baseline.x + text.width <= room.right() + 0.5);
            QVERIFY(text.baseline.y <= room.bottom());
        }
        QVERIFY(texts.back().text.ends_with("\u2026"));
        QVERIFY(markdownHeight("one\ntwo\nthree", 100) > 2.9 * markdownHeight("one", 100));
    }

    void anEmptyNoteAndOddTextsDoNoHarm()
    {
        for (const char *text :
             {"", "   ", "\n\n", "- ", "1.", "```", "> > > >", "#", "**", "[](", "\xff\xfe", "| a |\n|---|"})
            QVERIFY(markdownHeight(text, 50) >= 0);
        QVERIFY(markdown("x", 1).size() <= 2);
    }

    void aStrokeIsKeptInFewPointsCloseToTheHand()
    {
        std::vector<Point> drawn;
        for (int i = 0; i <= 400; ++i)
            drawn.push_back({i * 1.0, 50 * std::sin(i / 40.0)});
        const auto few = simplified(drawn, 0.8);
        QVERIFY2(few.size() < 60, qPrintable(QString::number(few.size())));
        QVERIFY(few.front() == drawn.front() && few.back() == drawn.back());
        for (const Point &p : drawn) {
            double nearest = 1e9;
            for (std::size_t i = 0; i + 1 < few.size(); ++i) {
                const double dx = few[i + 1].x - few[i].x;
                const double dy = few[i + 1].y - few[i].y;
                const double at =
                    std::clamp(((p.x - few[i].x) * dx + (p.y - few[i].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
                nearest = std::min(nearest, std::hypot(p.x - few[i].x - at * dx, p.y - few[i].y - at * dy));
            }
            QVERIFY(nearest < 1.2);
        }
    }

    void aStrokeIsHitOnItsLineOnlyAndStretchesWithItsFrame()
    {
        Board board;
        Id id;
        board.edit([&](Transaction &t) { id = addStroke(t, board.ids, {{0, 0}, {100, 0}, {100, 100}}, Ink::Blue, 4); });
        Scene scene;
        scene.build(board.document, {});
        QVERIFY(scene.hitTest({50, 1}, 3));
        QCOMPARE(scene.hitTest({50, 1}, 3)->part, HitPart::Stroke);
        QVERIFY(!scene.hitTest({30, 60}, 3));
        board.edit([&](Transaction &t) { resize(t, id, {0, 0, 200, 50}); });
        QCOMPARE(board.document.stroke(id)->points.back().x, 200.0);
        QCOMPARE(board.document.stroke(id)->points.back().y, 50.0);
    }

    void aPictureGoesWithItsLastImageAndComesBack()
    {
        Board board;
        Id first;
        Id second;
        board.edit([&](Transaction &t) { first = addImage(t, board.ids, "image/png", smallPng(), "", {0, 0, 9, 9}); });
        board.edit([&](Transaction &t) { second = addImage(t, board.ids, "image/png", smallPng(), "", {9, 0, 9, 9}); });
        QCOMPARE(board.document.pictures().size(), std::size_t(1));
        board.edit([&](Transaction &t) { t.remove(first); });
        QCOMPARE(board.document.pictures().size(), std::size_t(1));
        const auto last = board.edit([&](Transaction &t) { t.remove(second); });
        QVERIFY(board.document.pictures().empty());
        QVERIFY(board.document.apply(reversed(last)));
        QCOMPARE(board.document.pictures().size(), std::size_t(1));
        QCOMPARE(pictureBytes(board.document), smallPng().size());
    }

    void copiesTakePicturesGroupsAndTiesAlong()
    {
        Board board = fullBoard();
        std::vector<Id> all;
        for (const auto &[id, node] : board.document.nodes())
            all.push_back(id);
        for (const auto &[id, note] : board.document.notes())
            all.push_back(id);
        for (const auto &[id, image] : board.document.images())
            all.push_back(id);
        const Document part = fragmentOf(board.document, all);
        Board other;
        other.edit([&](Transaction &t) { paste(t, other.ids, part, {0, 0}); });
        QCOMPARE(other.document.pictures().size(), std::size_t(1));
        QCOMPARE(other.document.images().size(), std::size_t(2));
        QCOMPARE(other.document.groups().size(), std::size_t(1));
        const Group &group = other.document.groups().begin()->second;
        for (const Id &member : group.members)
            QVERIFY(other.document.node(member));
        const bool tied = std::any_of(other.document.notes().begin(), other.document.notes().end(),
                                      [&](const auto &e) { return other.document.node(e.second.attached) != nullptr; });
        QVERIFY(tied);
    }

    void groupsNestAndComeApart()
    {
        Board board;
        const Id a = board.node("lambda", 100, 100);
        const Id b = board.node("sqs", 400, 100);
        const Id c = board.node("sns", 700, 100);
        Id inner;
        Id outer;
        board.edit([&](Transaction &t) { inner = group(t, board.ids, {a, b}); });
        board.edit([&](Transaction &t) { outer = group(t, board.ids, {a, b, c}); });
        QCOMPARE(board.document.group(outer)->members.size(), std::size_t(2));
        QCOMPARE(pickedWith(board.document, a, {}).size(), std::size_t(3));
        QCOMPARE(enteredFrom(board.document, a, {}), outer);
        QCOMPARE(pickedWith(board.document, a, outer).size(), std::size_t(2));
        QCOMPARE(enteredFrom(board.document, a, outer), inner);
        QCOMPARE(pickedWith(board.document, a, inner), std::vector<Id>{a});
        QVERIFY(enteredFrom(board.document, a, inner).empty());
        board.edit([&](Transaction &t) { ungroup(t, {a, b, c}); });
        QVERIFY(!board.document.group(outer));
        QCOMPARE(pickedWith(board.document, a, {}).size(), std::size_t(2));
        board.edit([&](Transaction &t) { ungroup(t, {a, b}); });
        QVERIFY(board.document.groups().empty());
    }

    void aGroupShrinksWithItsMembersAndUndoBringsItBack()
    {
        Board board;
        const Id a = board.node("lambda", 100, 100);
        const Id b = board.node("sqs", 400, 100);
        const Id c = board.node("sns", 700, 100);
        board.edit([&](Transaction &t) { group(t, board.ids, {a, b}); });
        board.edit([&](Transaction &t) { group(t, board.ids, {a, b, c}); });
        const std::string before = writeDocument(board.document);
        const auto gone = board.edit([&](Transaction &t) { t.remove(a); });
        QCOMPARE(board.document.groups().size(), std::size_t(1));
        QCOMPARE(pickedWith(board.document, b, {}).size(), std::size_t(2));
        QVERIFY(board.document.apply(reversed(gone)));
        QCOMPARE(writeDocument(board.document), before);
        board.edit([&](Transaction &t) { remove(t, {a, b}); });
        QVERIFY(board.document.groups().empty());
    }

    void lockedElementsStayUnlessTheirBoundaryMoves()
    {
        Board board;
        const Id fn = board.node("lambda", 300, 200);
        Id boundary;
        board.edit([&](Transaction &t) {
            boundary = addBoundary(t, board.ids, BoundaryKind::Vpc, "V", {100, 100, 500, 300});
            setLocked(t, {fn}, true);
        });
        const double x = board.document.node(fn)->frame.x;
        board.edit([&](Transaction &t) { move(t, {fn}, {40, 0}); });
        QCOMPARE(board.document.node(fn)->frame.x, x);
        QVERIFY(unlocked(Transaction(board.document), {fn, boundary}) == std::vector<Id>{boundary});
        board.edit([&](Transaction &t) { move(t, {boundary}, {40, 0}); });
        QCOMPARE(board.document.node(fn)->frame.x, x + 40);
    }

    void commentsAreMarkedAndCounted()
    {
        Board board;
        const Id fn = board.node("lambda", 300, 200);
        Id first;
        Scene scene;
        scene.build(board.document, {});
        const auto step = [&](auto edit) { scene.update(board.document, board.edit(edit), {}, {}); };
        step([&](Transaction &t) { first = addComment(t, board.ids, fn, "Ada", "", "Why?"); });
        QVERIFY(markOn(scene, fn));
        QCOMPARE(markOn(scene, fn)->count, 1);
        step([&](Transaction &t) { reply(t, board.ids, first, "Bo", "", "Because."); });
        QCOMPARE(markOn(scene, fn)->count, 2);
        QCOMPARE(scene.hitTest(markOn(scene, fn)->center, 2)->part, HitPart::CommentMark);
        step([&](Transaction &t) { setResolved(t, first, true); });
        QVERIFY(!markOn(scene, fn));
        scene.showComments(board.document, true, true);
        QCOMPARE(markOn(scene, fn)->count, 0);                                           // resolved: a tick
        step([&](Transaction &t) { reply(t, board.ids, first, "Ada", "", "Not so."); }); // opens it again
        QCOMPARE(markOn(scene, fn)->count, 3);
        scene.showComments(board.document, false, false);
        QVERIFY(!markOn(scene, fn));
        step([&](Transaction &t) { removeComment(t, first); });
        QVERIFY(board.document.comments().empty());
    }

    void updatesEqualBuildingAfresh()
    {
        Board board = fullBoard();
        Scene scene;
        scene.build(board.document, {});
        const auto compare = [&] {
            Scene fresh;
            fresh.build(board.document, {});
            QCOMPARE(scene.size(), fresh.size());
            for (const auto &item : fresh.items())
                QVERIFY2(*scene.item(item->record) == *item, item->record.text.c_str());
        };
        const auto step = [&](auto edit) {
            scene.update(board.document, board.edit(edit), {}, {});
            compare();
        };
        const Id picture = board.document.pictures().begin()->first;
        const Id image = board.document.images().begin()->first;
        const Id fn = board.document.comments().begin()->second.subject;
        step([&](Transaction &t) { move(t, {fn}, {60, 0}); });
        step([&](Transaction &t) { t.remove(picture); });
        step([&](Transaction &t) { t.remove(image); });
        step([&](Transaction &t) { t.remove(fn); });
    }

    void theHandedOutPictureShowsThem()
    {
        const Board board = fullBoard();
        const std::string svg = writeSvg(makeSheet(board.document, {}), {});
        QVERIFY(svg.find("data:image/png;base64,") != std::string::npos);
        QVERIFY(svg.find("font-style=\"italic\"") == std::string::npos);
        QVERIFY(svg.find("DejaVu Sans Mono") != std::string::npos); // `two`
        QVERIFY(svg.find(">free<") != std::string::npos);
        const std::string accent = Palette().hex(ColourRole::Accent);
        QVERIFY(svg.find(accent) != std::string::npos); // the mark of the comments
        SheetOptions options;
        options.comments = false;
        QVERIFY(writeSvg(makeSheet(board.document, {}, options), {}).find(accent) == std::string::npos);
    }

    void frontAndBackCountAmongAllThatCanBeMoved()
    {
        Board board;
        const Id fn = board.node("lambda", 300, 200);
        Id note;
        board.edit([&](Transaction &t) { note = addNote(t, board.ids, "x", {250, 180}); });
        const auto before = [&](const Id &a, const Id &b) {
            Scene scene;
            scene.build(board.document, {});
            return drawnBefore(*scene.item(a), *scene.item(b));
        };
        QVERIFY(before(note, fn));
        board.edit([&](Transaction &t) {
            auto front = *t.as<Note>(note);
            front.z = 1;
            t.put(front);
        });
        QVERIFY(before(fn, note));
    }
};

QTEST_APPLESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
