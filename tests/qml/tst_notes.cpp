// SPDX-License-Identifier: Apache-2.0
// Notes, pen, images, comments, groups and locks in the real window. With LENSBOARD_SHOTS=FOLDER it leaves pictures.
#include "windowharness.h"

#include "Lensboard/Session/annotations.h"
#include "iconpackage.h"

#include <QClipboard>
#include <QDir>
#include <QMimeData>
#include <QTemporaryDir>

#include <memory>

using namespace lensboard;

class TestNotes : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;
    QString m_function;
    QString m_table;

    [[nodiscard]] Session &session() const { return *m_window->session(); }
    [[nodiscard]] const Document &document() const { return session().document(); }
    [[nodiscard]] CanvasView &canvas() const { return *m_window->canvas(); }
    [[nodiscard]] QPoint at(double x, double y) const { return m_window->at({x, y}); }
    void type(const QString &text) const
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window->quick(), letter.toLatin1());
    }
    void shot(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("LENSBOARD_SHOTS");
        if (folder.isEmpty())
            return;
        QTRY_VERIFY(canvas().isSharp());
        m_window->settle();
        QDir().mkpath(folder);
        m_window->quick()->grabWindow().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }
    [[nodiscard]] Note onlyNote() const { return document().notes().begin()->second; }

private Q_SLOTS:
    void initTestCase() { test::prepare("notes"); }

    void init()
    {
        test::startAfresh();
        m_window = std::make_unique<test::Window>();
        m_window->perform(QStringLiteral("new"));
        m_function = session().addNode(QStringLiteral("lambda"), 300, 200);
        m_table = session().addNode(QStringLiteral("dynamodb"), 700, 200);
        session().select({});
        QTRY_VERIFY(canvas().width() > 300);
        canvas().zoomTo(1);
        canvas().centerOn(500, 300);
        QTest::qWait(20);
    }
    void cleanup()
    {
        setIconPackage(nullptr);
        m_window.reset();
        const QStringList warnings = test::printedWarnings();
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.mid(0, 5).join(QLatin1Char('\n'))));
    }

    void aNoteIsWrittenInPlaceAndGrowsWithItsText();
    void anEmptyNoteGoes();
    void enterAndDoubleClickChangeANote();
    void theBarAboveANoteChangesIt();
    void theNodeTakesItsNoteAlong();
    void thePenDrawsAndTheEraserErases();
    void lettersTypedIntoAFieldAreNoTools();
    void imagesComeFromFilesAndTheClipboard();
    void imagesKeepTheirShapeWhenResized();
    void whatIsTooLargeIsRefusedWithTheLimit();
    void aCommentIsWrittenAnsweredAndResolved();
    void theMarkOpensTheComments();
    void aGroupIsPickedAsOneAndEntered();
    void whatIsLockedStays();
    void anIconPackageChangesThePictureAtOnce();
    void everythingLooksRightInAllColours();
};

void TestNotes::aNoteIsWrittenInPlaceAndGrowsWithItsText()
{
    m_window->key(Qt::Key_N);
    QCOMPARE(document().notes().size(), std::size_t(1));
    QQuickItem *editor = m_window->item(QStringLiteral("noteEditor"));
    QTRY_VERIFY(editor->isVisible() && editor->hasActiveFocus());
    type(QStringLiteral("# Plan"));
    for (int line = 0; line < 9; ++line) {
        m_window->key(Qt::Key_Return);
        type(QStringLiteral("- one more"));
    }
    m_window->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!editor->isVisible());
    QVERIFY(QString::fromStdString(onlyNote().text).startsWith(QLatin1String("# Plan\n- one more")));
    QVERIFY(onlyNote().frame.height > 100);
    QTRY_VERIFY(canvas().hasActiveFocus());
    session().undo();
    QVERIFY(onlyNote().text.empty());
    session().undo();
    QVERIFY(document().notes().empty());
}

void TestNotes::anEmptyNoteGoes()
{
    m_window->key(Qt::Key_T);
    QCOMPARE(onlyNote().style, NoteStyle::Text);
    m_window->key(Qt::Key_Escape);
    QTRY_VERIFY(document().notes().empty());
}

void TestNotes::enterAndDoubleClickChangeANote()
{
    const QString id = session().addNote(QStringLiteral("before"), 400, 400);
    QQuickItem *editor = m_window->item(QStringLiteral("noteEditor"));
    canvas().forceActiveFocus();
    m_window->key(Qt::Key_Return);
    QTRY_VERIFY(editor->isVisible());
    type(QStringLiteral(" and after"));
    m_window->key(Qt::Key_Escape);
    QCOMPARE(onlyNote().text, std::string("before and after"));
    QTest::mouseDClick(m_window->quick(), Qt::LeftButton, {}, m_window->middleOf(id));
    QTRY_VERIFY(editor->isVisible());
    type(QStringLiteral("!"));
    m_window->click(at(300, 480)); // elsewhere keeps it too
    QTRY_COMPARE(onlyNote().text, std::string("before and after!"));
}

void TestNotes::theBarAboveANoteChangesIt()
{
    session().addNote(QStringLiteral("colourful"), 400, 400);
    QQuickItem *bar = m_window->item(QStringLiteral("noteBar"));
    QTRY_VERIFY(bar->isVisible());
    m_window->clickOn(test::itemBelow(bar, QStringLiteral("ink-violet"), true));
    QCOMPARE(onlyNote().ink, Ink::Violet);
    m_window->clickOn(test::itemBelow(bar, QStringLiteral("noteCard"), true));
    QCOMPARE(onlyNote().style, NoteStyle::Text);
    m_window->clickOn(test::itemBelow(bar, QStringLiteral("noteTie"), true));
    QVERIFY(!onlyNote().attached.empty());
    m_window->clickOn(test::itemBelow(bar, QStringLiteral("noteTie"), true));
    QVERIFY(onlyNote().attached.empty());
    session().select({});
    QTRY_VERIFY(!bar->isVisible());
}

void TestNotes::theNodeTakesItsNoteAlong()
{
    const QString note = session().addNote(QStringLiteral("with me"), 240, 320);
    session().setSelection({note, m_function});
    m_window->quick()->property("registry").value<QObject *>();
    QMetaObject::invokeMethod(m_window->quick()->property("registry").value<QObject *>(), "trigger",
                              Q_ARG(QString, QStringLiteral("insert.tie")));
    QCOMPARE(QString::fromStdString(onlyNote().attached.text), m_function);
    const double before = onlyNote().frame.y;
    session().select({});
    const QPoint from = m_window->middleOf(m_function);
    m_window->drag(from, from + QPoint(0, 60), true, Qt::AltModifier);
    QCOMPARE(onlyNote().frame.y, before + 60);
}

void TestNotes::thePenDrawsAndTheEraserErases()
{
    m_window->key(Qt::Key_P);
    QCOMPARE(canvas().tool(), QStringLiteral("pen"));
    QTRY_VERIFY(m_window->item(QStringLiteral("penBar"))->isVisible());
    m_window->clickOn(m_window->shown("pen-pink"));
    m_window->drag(at(250, 200), at(650, 330)); // over the node: the pen does not pick
    QCOMPARE(document().strokes().size(), std::size_t(1));
    const Stroke stroke = document().strokes().begin()->second;
    QCOMPARE(stroke.ink, Ink::Pink);
    QVERIFY(stroke.points.size() < 6); // straight
    QCOMPARE(document().node(Id(m_function.toStdString()))->frame.y, 170.0 + 10);
    m_window->key(Qt::Key_Escape);
    QCOMPARE(canvas().tool(), QStringLiteral("select"));
    m_window->click(at(450, 265));
    QCOMPARE(session().selection(), QStringList{QString::fromStdString(stroke.id.text)});
    m_window->key(Qt::Key_Right);
    QCOMPARE(document().strokes().begin()->second.frame.x, stroke.frame.x + 20);
    m_window->key(Qt::Key_E);
    m_window->drag(at(480, 150), at(480, 400));
    QVERIFY(document().strokes().empty());
    session().undo();
    QCOMPARE(document().strokes().size(), std::size_t(1));
}

void TestNotes::lettersTypedIntoAFieldAreNoTools()
{
    m_window->perform(QStringLiteral("search"));
    QTest::qWait(20);
    type(QStringLiteral("pen"));
    QCOMPARE(canvas().tool(), QStringLiteral("select"));
    QVERIFY(document().notes().empty());
}

void TestNotes::imagesComeFromFilesAndTheClipboard()
{
    const QTemporaryDir folder;
    QImage picture(40, 20, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(folder.filePath(QStringLiteral("plan.png"))));
    QFile svg(folder.filePath(QStringLiteral("drawn.svg")));
    QVERIFY(svg.open(QIODevice::WriteOnly));
    svg.write("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 20'><rect width='10' height='20'/></svg>");
    svg.close();
    auto *pane = m_window->board()->property("pane").value<QObject *>();
    for (const char *file : {"plan.png", "plan.png", "drawn.svg"})
        QMetaObject::invokeMethod(pane, "addImage", Q_ARG(QString, folder.filePath(QLatin1String(file))));
    QCOMPARE(document().images().size(), std::size_t(3));
    QCOMPARE(document().pictures().size(), std::size_t(2));
    auto *data = new QMimeData;
    data->setImageData(picture.scaled(10, 10));
    QGuiApplication::clipboard()->setMimeData(data);
    canvas().forceActiveFocus();
    m_window->key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(document().images().size(), std::size_t(4));
    session().undo();
    QCOMPARE(document().pictures().size(), std::size_t(2));
}

void TestNotes::imagesKeepTheirShapeWhenResized()
{
    const QTemporaryDir folder;
    QImage picture(200, 100, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QVERIFY(picture.save(folder.filePath(QStringLiteral("a.png"))));
    auto *pane = m_window->board()->property("pane").value<QObject *>();
    QMetaObject::invokeMethod(pane, "addImage", Q_ARG(QString, folder.filePath(QStringLiteral("a.png"))));
    const QRectF rect = canvas().resizeRect();
    QVERIFY(!rect.isEmpty());
    const QPoint corner = canvas().mapToScene(rect.bottomRight()).toPoint();
    m_window->drag(corner, corner + QPoint(100, 10));
    const Rect after = document().images().begin()->second.frame;
    QVERIFY(after.width > 250);
    QVERIFY(std::abs(after.width / after.height - 2) < 0.05);
}

void TestNotes::whatIsTooLargeIsRefusedWithTheLimit()
{
    const QTemporaryDir folder;
    QFile large(folder.filePath(QStringLiteral("large.png")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(5 << 20));
    large.close();
    QFile odd(folder.filePath(QStringLiteral("odd.png")));
    QVERIFY(odd.open(QIODevice::WriteOnly));
    odd.write("no picture");
    odd.close();
    QSignalSpy refused(&session(), &Session::refused);
    auto *pane = m_window->board()->property("pane").value<QObject *>();
    for (const char *file : {"large.png", "odd.png", "missing.png"})
        QMetaObject::invokeMethod(pane, "addImage", Q_ARG(QString, folder.filePath(QLatin1String(file))));
    QCOMPARE(refused.size(), 3);
    QVERIFY(refused[0][0].toString().contains(QLatin1String("4")));
    QVERIFY(document().images().empty());
}

void TestNotes::aCommentIsWrittenAnsweredAndResolved()
{
    session().setSelection({m_function});
    m_window->key(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    QQuickItem *field = m_window->item(QStringLiteral("commentField"));
    QTRY_VERIFY(field->hasActiveFocus());
    type(QStringLiteral("Why 3 s?"));
    m_window->key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(document().comments().size(), std::size_t(1));
    const Comment first = document().comments().begin()->second;
    QCOMPARE(first.text, std::string("Why 3 s?"));
    QVERIFY(!first.author.empty() && first.writtenAt.size() > 10);
    QTRY_COMPARE(m_window->model("commentList")->rowCount(), 1);
    auto *annotations =
        m_window->board()->property("pane").value<QObject *>()->property("annotations").value<Annotations *>();
    annotations->setAuthor(QStringLiteral("Bo"));
    annotations->reply(QString::fromStdString(first.id.text), QStringLiteral("It is enough."));
    QCOMPARE(m_window->model("commentList")->rowCount(), 2);
    QCOMPARE(m_window->cell("commentList", 1, "commentAuthor").toString(), QStringLiteral("Bo"));
    shot(QStringLiteral("comments"));
    QQuickItem *row = m_window->rowItem("commentList", 1);
    m_window->clickOn(test::itemBelow(row, QStringLiteral("resolveButton"), true));
    QVERIFY(document().comment(first.id)->resolved);
    QCOMPARE(m_window->model("commentList")->rowCount(), 0);
    m_window->clickOn(m_window->item(QStringLiteral("resolvedToggle")));
    QCOMPARE(m_window->model("commentList")->rowCount(), 2);
    QVERIFY(canvas().resolvedShown());
    session().undo();
    QVERIFY(!document().comment(first.id)->resolved);
}

void TestNotes::theMarkOpensTheComments()
{
    auto *annotations =
        m_window->board()->property("pane").value<QObject *>()->property("annotations").value<Annotations *>();
    annotations->comment(m_table, QStringLiteral("On demand?"));
    m_window->perform(QStringLiteral("tab.findings"));
    const Rect frame = document().node(Id(m_table.toStdString()))->frame;
    m_window->click(at(frame.x, frame.y));
    QTRY_COMPARE(m_window->quick()->property("side").value<QObject *>()->property("tab").toString(),
                 QStringLiteral("comments"));
    QCOMPARE(session().selection(), QStringList{m_table});
    m_window->perform(QStringLiteral("toggleComments"));
    QVERIFY(!canvas().commentsShown());
}

void TestNotes::aGroupIsPickedAsOneAndEntered()
{
    const QString queue = session().addNode(QStringLiteral("sqs"), 300, 420);
    session().setSelection({m_function, m_table});
    m_window->key(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(document().groups().size(), std::size_t(1));
    session().select({});
    m_window->click(m_window->middleOf(m_function));
    QCOMPARE(session().selection().size(), 2);
    shot(QStringLiteral("group"));
    QTest::mouseDClick(m_window->quick(), Qt::LeftButton, {}, m_window->middleOf(m_function));
    QCOMPARE(session().selection(), QStringList{m_function});
    canvas().forceActiveFocus();
    m_window->key(Qt::Key_Escape);
    QCOMPARE(session().selection().size(), 2);
    m_window->click(m_window->middleOf(queue));
    QCOMPARE(session().selection(), QStringList{queue});
    const QPoint from = m_window->middleOf(m_table);
    const double before = document().node(Id(m_function.toStdString()))->frame.y;
    m_window->drag(from, from + QPoint(0, 60), true, Qt::AltModifier);
    QCOMPARE(document().node(Id(m_function.toStdString()))->frame.y, before + 60);
    m_window->key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(document().groups().empty());
}

void TestNotes::whatIsLockedStays()
{
    session().setSelection({m_function});
    m_window->key(Qt::Key_L, Qt::ControlModifier);
    const Rect before = document().node(Id(m_function.toStdString()))->frame;
    const QPoint from = m_window->middleOf(m_function);
    m_window->drag(from, from + QPoint(0, 80));
    QVERIFY(document().node(Id(m_function.toStdString()))->frame == before);
    QSignalSpy refused(&session(), &Session::refused);
    m_window->key(Qt::Key_Delete);
    QVERIFY(document().node(Id(m_function.toStdString())));
    QCOMPARE(refused.size(), 1);
    m_window->key(Qt::Key_L, Qt::ControlModifier);
    m_window->key(Qt::Key_Delete);
    QVERIFY(!document().node(Id(m_function.toStdString())));
}

void TestNotes::anIconPackageChangesThePictureAtOnce()
{
    const QTemporaryDir folder;
    QFile icon(folder.filePath(QStringLiteral("Arch_AWS-Lambda_64.svg")));
    QVERIFY(icon.open(QIODevice::WriteOnly));
    icon.write(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><rect width='8' height='8' fill='#00ff00'/></svg>");
    icon.close();
    const auto tile = [this] {
        QTRY_VERIFY_WITH_TIMEOUT(canvas().isSharp(), 5000);
        m_window->settle();
    };
    const auto colour = [this] {
        const Rect frame = document().node(Id(m_function.toStdString()))->frame;
        return m_window->quick()->grabWindow().pixelColor(at(frame.x + 44, frame.y + 16));
    };
    tile();
    QVERIFY(colour() != QColor(0, 255, 0));
    auto *pane = m_window->board()->property("pane").value<QObject *>();
    QString sentence;
    QMetaObject::invokeMethod(pane, "useIcons", Q_RETURN_ARG(QString, sentence), Q_ARG(QString, folder.path()));
    QVERIFY(sentence.contains(QLatin1String(" of ")));
    tile();
    QTRY_COMPARE(colour(), QColor(0, 255, 0));
    m_window->perform(QStringLiteral("ownIcons"));
    tile();
    QVERIFY(colour() != QColor(0, 255, 0));
}

void TestNotes::everythingLooksRightInAllColours()
{
    session().connectNodes(m_function, m_table);
    auto *annotations =
        m_window->board()->property("pane").value<QObject *>()->property("annotations").value<Annotations *>();
    const QString plan = session().addNote(
        QStringLiteral("## Next steps\n- **Load test** with 50 rps\n- ask *Ops* about `RETRY_LIMIT`\n- [x] table is on "
                       "demand\n\nSee [the plan](https://example.org)."),
        240, 320);
    annotations->setText(plan, annotations->textOf(plan) + QLatin1Char('\n'));
    session().setSelection({plan, m_function});
    annotations->toggleTie();
    const QStringList inks{QStringLiteral("blue"), QStringLiteral("green"), QStringLiteral("pink"),
                           QStringLiteral("violet"), QStringLiteral("grey")};
    for (int i = 0; i < inks.size(); ++i) {
        session().addNote(QStringLiteral("A %1 note").arg(inks[i]), 460 + i * 130, 340);
        const Id id = session().selected().front();
        session().edit(QStringLiteral("Resize"), [id](Transaction &transaction) {
            auto note = *transaction.as<Note>(id);
            note.frame.width = 120;
            note.frame.height = 60;
            transaction.put(note);
        });
        annotations->setInk(inks[i]);
    }
    session().select({});
    annotations->addNote(QStringLiteral("text"), 640, 130);
    annotations->setText(session().selection().front(), QStringLiteral("# Order handling\nfree text on the board"));
    canvas().setTool(QStringLiteral("pen"));
    m_window->drag(at(620, 260), at(780, 270));
    canvas().setTool(QStringLiteral("select"));
    annotations->comment(m_function, QStringLiteral("Is 3 s enough?"));
    annotations->comment(m_table, QStringLiteral("Backups?"));
    session().setSelection({plan});
    canvas().zoomToFit();
    QVERIFY(document().notes().size() == 7);
    const std::pair<Appearance::Mode, QString> looks[] = {
        {Appearance::Mode::Light, QStringLiteral("notes-light")},
        {Appearance::Mode::Dark, QStringLiteral("notes-dark")},
        {Appearance::Mode::HighContrast, QStringLiteral("notes-contrast")}};
    for (const auto &[mode, name] : looks) {
        Appearance::instance()->setMode(mode);
        QTest::qWait(50);
        QTRY_VERIFY(canvas().isSharp());
        shot(name);
    }
}

QTEST_MAIN(TestNotes)
#include "tst_notes.moc"
