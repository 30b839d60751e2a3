// SPDX-License-Identifier: Apache-2.0
#include "../picturemodule.h"

#include "base/resources.h"
#include "scenepainter.h"

#include <QByteArray>
#include <QGuiApplication>

#include <cstdio>

using namespace lensboard;

// What the command line finds by its name; see picturemodule.h. The return type has C++ linkage in mind only for
// callers of the same build.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpragmas"
#pragma GCC diagnostic ignored "-Wreturn-type-c-linkage"
extern "C" Q_DECL_EXPORT Result<std::string> lensboardPaintPicture(const cli::PictureRequest &request)
{
    if (request.version != LENSBOARD_VERSION)
        return makeError("export.noPainter", "the painting module is of another version; install both again");
    // What Qt remarks about a session without a display is no news to anybody.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::fprintf(stderr, "lensboard-cli: %s\n", qPrintable(text));
    });
    // Fonts need an application object; no display is wanted, whatever the environment says.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int argc = 1;
    static char name[] = "lensboard-cli";
    static char *argv[] = {name, nullptr};
    // A core application may be there from arranging; then it is gone by now (board.cpp).
    QGuiApplication application(argc, argv);
    initResources();
    ExportOptions options;
    options.theme = request.theme;
    options.scale = request.scale;
    options.embedded = request.embedded;
    const auto bytes = request.pdf ? pdfBytes(*request.sheet, options) : pngBytes(*request.sheet, options);
    if (!bytes)
        return bytes.error();
    return bytes->toStdString();
}
#pragma GCC diagnostic pop
