// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

// The shape of the source tree: who may include whom, what every file begins with, and what must never stand in one.
class tst_includes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scansTheWholeTree();
    void modulesIncludeOnlyWhatTheyMayUse();
    void refusesAForbiddenArrow();
    void modelKnowsNeitherWindowNorPrograms();
    void modelHasNoQObjectAndNoGui();
    void filesBeginWithTheirLicence();
    void headersAreGuardedAndSayWhatTheyAreFor();
    void noAbsolutePathsOfAMachine();
    void componentBehaviorPragmaIsWhole();
    void reportsLongFiles();

private:
    struct Source
    {
        QString path; // below the root, as "model/base/id.h"
        QStringList lines;
    };
    [[nodiscard]] QStringList includesOf(const Source &source) const;
    QList<Source> m_sources;
};

namespace {

// Arrows of the architecture, transitively closed by hand: module → modules whose headers it may include. Every module
// may use base. exchange may use everything in model; nothing uses exchange.
const QMap<QString, QStringList> &allowed()
{
    static const QMap<QString, QStringList> table = [] {
        const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
        QMap<QString, QStringList> t;
        t[QStringLiteral("base")] = {};
        t[QStringLiteral("document")] = words("base");
        t[QStringLiteral("catalog")] = words("base document");
        t[QStringLiteral("lens")] = words("base");
        t[QStringLiteral("expression")] = words("base");
        t[QStringLiteral("edit")] = words("base document catalog");
        t[QStringLiteral("graph")] = words("base document");
        t[QStringLiteral("storage")] = words("base document");
        t[QStringLiteral("rules")] = words("base document graph catalog lens expression");
        t[QStringLiteral("review")] = words("base document graph catalog lens expression rules");
        t[QStringLiteral("layout")] = words("base document graph");
        t[QStringLiteral("scene")] = words("base document graph catalog layout rules");
        t[QStringLiteral("merge")] = words("base document storage");
        return t;
    }();
    return table;
}

bool mayInclude(const QString &module, const QString &target)
{
    if (module == target || module == QLatin1String("exchange"))
        return true;
    return allowed().value(module).contains(target);
}

} // namespace

void tst_includes::initTestCase()
{
    const QString root = QStringLiteral(LENSBOARD_SOURCE_DIR);
    for (const char *folder : {"model", "qml", "app", "tests"}) {
        QDirIterator it(root + u'/' + QLatin1String(folder),
                        {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.qml")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            m_sources.append({file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll()).split(u'\n')});
        }
    }
}

void tst_includes::scansTheWholeTree()
{
    QSet<QString> folders;
    for (const Source &source : m_sources)
        folders.insert(source.path.section(u'/', 0, 0));
    QVERIFY(folders.contains(QStringLiteral("model")));
    QVERIFY(folders.contains(QStringLiteral("app")));
    QVERIFY(folders.contains(QStringLiteral("tests")));
    QVERIFY(m_sources.size() > 20);
}

QStringList tst_includes::includesOf(const Source &source) const
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    QStringList result;
    for (const QString &line : source.lines) {
        const auto match = include.match(line);
        if (match.hasMatch())
            result.append(match.captured(1));
    }
    return result;
}

void tst_includes::modulesIncludeOnlyWhatTheyMayUse()
{
    QStringList modules = allowed().keys();
    modules.append(QStringLiteral("exchange"));
    QStringList wrong;
    for (const Source &source : m_sources) {
        if (!source.path.startsWith(QLatin1String("model/")) || source.path.count(u'/') < 2)
            continue;
        const QString module = source.path.section(u'/', 1, 1);
        if (!modules.contains(module))
            wrong.append(source.path + QStringLiteral(": the module is not in the table of the architecture"));
        for (const QString &include : includesOf(source)) {
            const QString target = include.section(u'/', 0, 0);
            if (include.contains(u'/') && modules.contains(target) && !mayInclude(module, target))
                wrong.append(source.path + QStringLiteral(" must not include ") + include);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_includes::refusesAForbiddenArrow()
{
    QVERIFY(!mayInclude(QStringLiteral("document"), QStringLiteral("rules")));
    QVERIFY(!mayInclude(QStringLiteral("rules"), QStringLiteral("exchange")));
    QVERIFY(!mayInclude(QStringLiteral("base"), QStringLiteral("document")));
    QVERIFY(!mayInclude(QStringLiteral("lens"), QStringLiteral("rules")));
    QVERIFY(mayInclude(QStringLiteral("exchange"), QStringLiteral("review")));
    QVERIFY(mayInclude(QStringLiteral("scene"), QStringLiteral("layout")));
    // No arrow of the table may have a counterpart: that would be a cycle.
    for (auto it = allowed().begin(); it != allowed().end(); ++it) {
        for (const QString &target : it.value())
            QVERIFY2(!allowed().value(target).contains(it.key()), qPrintable(it.key() + u' ' + target));
    }
}

void tst_includes::modelKnowsNeitherWindowNorPrograms()
{
    QStringList wrong;
    for (const Source &source : m_sources) {
        if (!source.path.startsWith(QLatin1String("model/")))
            continue;
        for (const QString &include : includesOf(source)) {
            if (include.startsWith(QLatin1String("Lensboard/")) || include.startsWith(QLatin1String("qml/")) ||
                include.startsWith(QLatin1String("app/")) || include.contains(QLatin1String("../")))
                wrong.append(source.path + QStringLiteral(" must not include ") + include);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_includes::modelHasNoQObjectAndNoGui()
{
    static const QRegularExpression gui(QStringLiteral(
        "^(QtGui|QtQuick|QtQml|QtWidgets|QObject$|QPainter|QImage|QPixmap|QFont|QColor|QPen$|QBrush|QGui|QQuick|QQml|"
        "QTransform|QPolygon|QIcon|QPicture|QPdf)"));
    QStringList wrong;
    for (const Source &source : m_sources) {
        if (!source.path.startsWith(QLatin1String("model/")))
            continue;
        for (const QString &include : includesOf(source)) {
            if (gui.match(include).hasMatch())
                wrong.append(source.path + QStringLiteral(" must not include ") + include);
        }
        for (const QString &line : source.lines) {
            if (line.trimmed() == QLatin1String("Q_OBJECT") || line.trimmed() == QLatin1String("Q_GADGET"))
                wrong.append(source.path + QStringLiteral(" declares a meta object"));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_includes::filesBeginWithTheirLicence()
{
    QStringList wrong;
    for (const Source &source : m_sources) {
        if (source.lines.first() != QLatin1String("// SPDX-License-Identifier: Apache-2.0"))
            wrong.append(source.path);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_includes::headersAreGuardedAndSayWhatTheyAreFor()
{
    QStringList wrong;
    for (const Source &source : m_sources) {
        if (!source.path.endsWith(QLatin1String(".h")))
            continue;
        if (source.lines.value(1) != QLatin1String("#pragma once"))
            wrong.append(source.path + QStringLiteral(": the second line must be #pragma once"));
        const bool hasComment = std::any_of(source.lines.begin() + 1, source.lines.end(), [](const QString &line) {
            return line.trimmed().startsWith(QLatin1String("//"));
        });
        if (!hasComment)
            wrong.append(source.path + QStringLiteral(": no word on what it is for"));
        if (source.path.startsWith(QLatin1String("model/")) &&
            source.lines.join(u'\n').contains(QRegularExpression(QStringLiteral("\\n\\s*using namespace "))))
            wrong.append(source.path + QStringLiteral(": using namespace in a header"));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_includes::noAbsolutePathsOfAMachine()
{
    // Folders in which people and build machines keep their files.
    static const QRegularExpression path(QStringLiteral("[\"'(= ]/(home|work|Users|root|mnt|media|builds)/[a-z]"));
    QStringList wrong;
    for (const Source &source : m_sources) {
        if (source.path.startsWith(QLatin1String("tests/arch/")))
            continue;
        for (int i = 0; i < source.lines.size(); ++i) {
            if (path.match(source.lines[i]).hasMatch())
                wrong.append(QStringLiteral("%1:%2").arg(source.path).arg(i + 1));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_includes::componentBehaviorPragmaIsWhole()
{
    // qmlformat of Qt 6.4 drops the value; the engine then refuses the file.
    static const QRegularExpression cut(QStringLiteral("^\\s*pragma\\s+ComponentBehavior\\s*;?\\s*$"));
    for (const Source &source : m_sources) {
        for (const QString &line : source.lines)
            QVERIFY2(!source.path.endsWith(QLatin1String(".qml")) || !cut.match(line).hasMatch(),
                     qPrintable(source.path));
    }
}

void tst_includes::reportsLongFiles()
{
    int longest = 0;
    for (const Source &source : m_sources) {
        if (source.path.startsWith(QLatin1String("tests/")))
            continue;
        const bool header = source.path.endsWith(QLatin1String(".h"));
        const bool qml = source.path.endsWith(QLatin1String(".qml"));
        const int measure = header ? 150 : qml ? 200 : 300;
        const int lines = static_cast<int>(source.lines.size()) - 1;
        longest = std::max(longest, lines);
        if (lines > measure)
            qInfo("%s has %d lines (measure: %d)", qPrintable(source.path), lines, measure);
    }
    // A measure, not a gate; only what nobody could read any more fails.
    QVERIFY2(longest < 1000, "a source file has more than 1000 lines");
}

QTEST_GUILESS_MAIN(tst_includes)
#include "tst_includes.moc"
