// SPDX-License-Identifier: Apache-2.0
// The window's composition root: reads the command line, sets the looks, loads the window and opens what was asked for.
#include "Lensboard/Theme/appearance.h"
#include "base/resources.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSettings>
#include <QTimer>

#include <cstdio>

using namespace lensboard;

namespace {

struct Options
{
    QStringList files;
    bool example = false;
    QStringList perform;
    QString screenshot;
    QSize size;
    QString theme;
};

Options readOptions(const QGuiApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QGuiApplication::tr("Draw a serverless architecture and see its risks."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"), QGuiApplication::tr("Boards or templates to open."),
                                 QStringLiteral("[FILE…]"));
    const QCommandLineOption example(QStringLiteral("example"), QGuiApplication::tr("Open the example."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QGuiApplication::tr("Save a picture of the window and quit."),
                                        QStringLiteral("FILE.png"));
    const QCommandLineOption size(QStringLiteral("size"), QGuiApplication::tr("Size of the window."),
                                  QStringLiteral("WIDTHxHEIGHT"));
    const QCommandLineOption theme(QStringLiteral("theme"), QGuiApplication::tr("system, light, dark or contrast."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption perform(QStringLiteral("perform"),
                                     QGuiApplication::tr("Do something once the board is shown, e.g. tab.questions."),
                                     QStringLiteral("WHAT"));
    parser.addOptions({example, screenshot, size, theme, perform});
    parser.process(app);
    Options options;
    options.files = parser.positionalArguments();
    options.example = parser.isSet(example);
    options.perform = parser.values(perform);
    options.screenshot = parser.value(screenshot);
    options.theme = parser.value(theme);
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    if (sides.size() == 2)
        options.size = QSize(sides[0].toInt(), sides[1].toInt());
    return options;
}

void setLooks(const Options &options)
{
    Appearance *appearance = Appearance::instance();
    if (!options.theme.isEmpty()) {
        if (!appearance->setModeByWord(options.theme))
            qWarning("lensboard: there is no theme called \"%s\"", qPrintable(options.theme));
    } else {
        const int stored = QSettings().value(QStringLiteral("window/colours"), 0).toInt();
        if (stored >= 0 && stored <= int(Appearance::Mode::HighContrast))
            appearance->setMode(Appearance::Mode(stored));
    }
    QFont font(appearance->family());
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
}

// Grabs the window once it has been drawn and nothing moves any more.
void takePicture(QQuickWindow *window, const QString &path)
{
    QTimer::singleShot(900, window, [window, path] {
        const bool saved = window->grabWindow().save(path);
        if (!saved)
            std::fprintf(stderr, "lensboard: %s could not be written\n", qPrintable(path));
        QCoreApplication::exit(saved ? 0 : 1);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("lensboard"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Lensboard"));
    QGuiApplication::setOrganizationName(QStringLiteral("lensboard"));
    QGuiApplication::setApplicationVersion(QStringLiteral(LENSBOARD_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("lensboard"));
    const Options options = readOptions(app);
    initResources();
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    setLooks(options);

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QVariantMap initial;
    if (options.size.isValid())
        initial = {{QStringLiteral("width"), options.size.width()}, {QStringLiteral("height"), options.size.height()}};
    engine.setInitialProperties(initial);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Lensboard/Main.qml")));
    auto *window =
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    if (!window)
        return 4;
    if (options.example)
        QMetaObject::invokeMethod(window, "perform", Q_ARG(QString, QStringLiteral("example")));
    for (const QString &file : options.files)
        QMetaObject::invokeMethod(window, "openFile", Q_ARG(QString, QFileInfo(file).absoluteFilePath()));
    for (const QString &what : options.perform)
        QMetaObject::invokeMethod(window, "perform", Q_ARG(QString, what));
    if (!options.screenshot.isEmpty())
        takePicture(window, options.screenshot);
    return QGuiApplication::exec();
}
