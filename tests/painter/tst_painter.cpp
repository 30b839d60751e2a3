// SPDX-License-Identifier: Apache-2.0
#include "scene/scene.h"
#include "scenepainter.h"
#include "support/sampleboards.h"
#include "svgpath.h"

#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace lensboard;
using namespace lensboard::test;

namespace {

QImage draw(const Scene &scene, double scale, Theme theme)
{
    QImage image(600, 400, QImage::Format_RGB32);
    QPainter painter(&image);
    ScenePainter::paint(painter, scene.query({300, 60, 600 / scale, 400 / scale}), {300, 60, 600 / scale, 400 / scale},
                        scale, Palette(theme));
    return image;
}

QColor color(Theme theme, ColourRole role)
{
    const auto c = Palette(theme).colour(role);
    return QColor(c.red, c.green, c.blue);
}

int count(const QImage &image, const QColor &wanted)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == wanted ? 1 : 0;
    }
    return found;
}

} // namespace

class TestPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_board = orderBoard();
        m_scene.build(m_board.document, m_board.findings);
    }

    void drawsTheRolesOfEachTheme()
    {
        for (const auto theme : {Theme::Light, Theme::Dark}) {
            const auto image = draw(m_scene, 1, theme);
            for (const auto role : {ColourRole::Canvas, ColourRole::Card, ColourRole::High, ColourRole::Medium,
                                    ColourRole::Ask, ColourRole::LayerCompute, ColourRole::LayerIdentity})
                QVERIFY2(count(image, color(theme, role)) > 30, qPrintable(color(theme, role).name()));
        }
    }

    void tilesFitTogether()
    {
        QImage whole(400, 300, QImage::Format_RGB32);
        QPainter painter(&whole);
        ScenePainter::paint(painter, m_scene.items(), {320, 80, 400, 300}, 1, Palette());
        painter.end();
        QImage pieces(400, 300, QImage::Format_RGB32);
        QPainter joined(&pieces);
        for (int x = 0; x < 400; x += 100) {
            QImage tile(100, 300, QImage::Format_RGB32);
            QPainter inner(&tile);
            const Rect area{320.0 + x, 80, 100, 300};
            ScenePainter::paint(inner, m_scene.query(area), {area.x, area.y, 100, 300}, 1, Palette());
            inner.end();
            joined.drawImage(x, 0, tile);
        }
        joined.end();
        int different = 0;
        for (int y = 0; y < 300; ++y) {
            for (int x = 0; x < 400; ++x) {
                const QColor a = whole.pixelColor(x, y);
                const QColor b = pieces.pixelColor(x, y);
                const int away = std::abs(a.red() - b.red()) + std::abs(a.green() - b.green());
                different += away > 60 ? 1 : 0;
            }
        }
        QVERIFY2(different < 40, qPrintable(QString::number(different)));
    }

    void leavesOutWhatWouldBeTooSmall()
    {
        const auto quiet = color(Theme::Light, ColourRole::Text);
        QVERIFY(count(draw(m_scene, 1, Theme::Light), quiet) > 20);
        QCOMPARE(count(draw(m_scene, 0.3, Theme::Light), quiet), 0);
        // Badges stay visible however small the rest is.
        QVERIFY(count(draw(m_scene, 0.1, Theme::Light), color(Theme::Light, ColourRole::High)) > 8);
    }

    void drawsOffTheGuiThread()
    {
        const auto expected = draw(m_scene, 1, Theme::Light);
        QImage other;
        const auto items = m_scene.query({300, 60, 600, 400});
        std::unique_ptr<QThread> thread(QThread::create([&] {
            QImage image(600, 400, QImage::Format_RGB32);
            QPainter painter(&image);
            ScenePainter::paint(painter, items, {300, 60, 600, 400}, 1, Palette());
            painter.end();
            other = image;
        }));
        thread->start();
        QVERIFY(thread->wait(10000));
        QCOMPARE(other, expected);
    }

    void writesPngAndPdf()
    {
        QTemporaryDir folder;
        const auto sheet = makeSheet(m_board.document, m_board.findings);
        const auto png = folder.filePath(QStringLiteral("a.png"));
        ExportOptions options;
        options.embedded = "{\"format\":\"lensboard\"}";
        QVERIFY(exportPng(sheet, png, options).ok());
        const QImage image(png);
        QCOMPARE(image.width(), int(sheet.bounds.width * 2));
        QCOMPARE(QByteArray::fromBase64(image.text(QStringLiteral("lensboard")).toLatin1()).toStdString(),
                 options.embedded);
        const auto pdf = pdfBytes(sheet, options);
        QVERIFY(pdf.ok());
        QVERIFY(pdf->startsWith("%PDF"));
        QVERIFY(pdf->size() > 5000);
        QVERIFY(!exportPng(sheet, QStringLiteral("/nowhere/at/all.png")).ok());
    }

    void hugePicturesAreScaledDown()
    {
        put(m_board.document, makeNode("n_far", "lambda", "Far", 90000, 0));
        const auto image = sheetImage(makeSheet(m_board.document, m_board.findings));
        QVERIFY(image.width() <= 16384 && image.width() > 10000);
    }

    void readsSvgPaths()
    {
        QCOMPARE(svgPath("M0 0h10v10H0z").boundingRect(), QRectF(0, 0, 10, 10));
        QCOMPARE(svgPath("m1 2 3 4").currentPosition(), QPointF(4, 6));
        const auto circle = svgPath("M0 5a5 5 0 1 1 10 0a5 5 0 1 1-10 0").boundingRect();
        QVERIFY(std::abs(circle.width() - 10) < 0.01 && std::abs(circle.height() - 10) < 0.01);
        QCOMPARE(svgPath("M0 0c0 5 5 5 5 0s5-5 5 0q1 1 2 0t2 0").currentPosition(), QPointF(14, 0));
        QCOMPARE(svgPath("M1 1L5 x").elementCount(), 2);
        QVERIFY(svgPath("").isEmpty());
    }

private:
    SampleBoard m_board;
    Scene m_scene;
};

QTEST_MAIN(TestPainter)
#include "tst_painter.moc"
