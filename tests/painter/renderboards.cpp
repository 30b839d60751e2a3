// SPDX-License-Identifier: Apache-2.0
// Draws the sample boards and a generated one to PNG, for people to look at: renderboards FOLDER [TEMPLATE…]. Templates
// are imported, arranged and judged.
#include "catalog/catalog.h"
#include "exchange/importer.h"
#include "layout/arrange.h"
#include "rules/evaluator.h"
#include "scene/scene.h"
#include "scene/sheet.h"
#include "scene/svg.h"
#include "scenepainter.h"
#include "support/generator.h"
#include "support/sampleboards.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTextStream>

using namespace lensboard;

namespace {

void save(const test::SampleBoard &board, const QString &folder, const QString &name)
{
    const auto sheet = makeSheet(board.document, board.findings);
    for (const auto theme : {Theme::Light, Theme::Dark}) {
        ExportOptions options;
        options.theme = theme;
        options.scale = 1.5;
        const auto file =
            folder + u'/' + name + (theme == Theme::Light ? QStringLiteral("-light.png") : QStringLiteral("-dark.png"));
        (void)exportPng(sheet, file, options);
    }
    (void)exportPdf(sheet, folder + u'/' + name + QStringLiteral(".pdf"));
    QFile svg(folder + u'/' + name + QStringLiteral(".svg"));
    if (svg.open(QIODevice::WriteOnly))
        svg.write(QByteArray::fromStdString(writeSvg(sheet)));
}

void saveView(const Document &document, const Findings &findings, double scale, const QString &file)
{
    Scene scene;
    scene.build(document, findings);
    scene.refineAll(document);
    const auto bounds = grown(scene.bounds(), 30);
    QImage image(QSizeF(bounds.width * scale, bounds.height * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    PaintOptions options;
    options.grid = true;
    ScenePainter::paint(painter, scene.items(), {bounds.x, bounds.y, bounds.width, bounds.height}, scale,
                        Palette(Theme::Light), options);
    painter.end();
    image.save(file);
}

void saveTemplate(const QString &path, const QString &folder, const RulePacks &packs)
{
    const auto imported = importTemplateFile(path.toStdString());
    auto document = imported.ok() ? imported->document() : Result<Document>(imported.error());
    if (!document.ok()) {
        QTextStream(stderr) << QString::fromStdString(document.error().toString()) << "\n";
        return;
    }
    QElapsedTimer timer;
    timer.start();
    const auto arranged = arrange(*document);
    QTextStream(stdout) << path << ": " << document->nodes().size() << " nodes arranged in " << timer.elapsed()
                        << " ms\n";
    if (!arranged.ok() || !document->apply(arranged->change).ok())
        return;
    Evaluator evaluator(catalog(), packs);
    evaluator.evaluateAll(*document);
    save({*document, evaluator.findings()}, folder, QFileInfo(path).baseName());
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    save(test::orderBoard(), folder, QStringLiteral("orders"));
    save(test::oddBoard(), folder, QStringLiteral("odd"));
    const auto board = test::orderBoard();
    saveView(board.document, board.findings, 1, folder + QStringLiteral("/orders-view.png"));
    saveView(board.document, board.findings, 0.35, folder + QStringLiteral("/orders-small.png"));
    saveView(board.document, board.findings, 0.12, folder + QStringLiteral("/orders-tiny.png"));
    test::SampleBoard large{test::generateDocument(200, 1), {}};
    saveView(large.document, large.findings, 0.5, folder + QStringLiteral("/large.png"));
    const auto packs = builtInRulePacks(catalog());
    for (int index = 2; index < argc; ++index)
        saveTemplate(QString::fromLocal8Bit(argv[index]), folder, packs);
    QTextStream(stdout) << "pictures are in " << folder << "\n";
    return 0;
}
