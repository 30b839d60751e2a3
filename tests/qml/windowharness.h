// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Canvas/canvasview.h"
#include "Lensboard/Session/session.h"
#include "Lensboard/Theme/appearance.h"
#include "base/resources.h"

#include <QAbstractItemModel>
#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>

// The real window of the program for tests: loaded as main() loads it, driven with mouse and keys. A warning printed by
// Qt or QML while it lives fails the test that caused it.
namespace lensboard::test {

inline QStringList &printedWarnings()
{
    static QStringList warnings;
    return warnings;
}

inline void collectWarnings(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    // What the platform plugin of the test machine says about itself is not the program's doing.
    const bool ours = !message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR")) &&
                      !message.contains(QLatin1String("propagateSizeHints"));
    if ((type == QtWarningMsg || type == QtCriticalMsg) && ours)
        printedWarnings() << message;
    else if (type == QtFatalMsg)
        fprintf(stderr, "%s\n", qPrintable(message));
}

// Once per program, with a name of its own for its settings.
inline void prepare(const char *name)
{
    initResources();
    QCoreApplication::setOrganizationName(QStringLiteral("lensboard-test"));
    QCoreApplication::setApplicationName(QLatin1String(name));
    qInstallMessageHandler(collectWarnings);
}

// Before a window is made for a test: nothing is configured, nothing was said.
inline void startAfresh()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    Appearance::instance()->setMode(Appearance::Mode::Light);
    printedWarnings().clear();
}

// The first item of that name at or below `root`; only of what is shown when `visibleOnly`.
inline QQuickItem *itemBelow(QQuickItem *root, const QString &name, bool visibleOnly = false)
{
    if (!root || (visibleOnly && !root->isVisible()))
        return nullptr;
    if (root->objectName() == name)
        return root;
    const QList<QQuickItem *> children = root->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = itemBelow(child, name, visibleOnly))
            return found;
    }
    return nullptr;
}

class Window
{
public:
    Window()
    {
        QStandardPaths::setTestModeEnabled(true);
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Lensboard/Main.qml")));
        if (m_engine.rootObjects().isEmpty())
            qFatal("the window does not load:\n%s", qPrintable(printedWarnings().join(QLatin1Char('\n'))));
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
        m_window->resize(qEnvironmentVariableIsSet("LENSBOARD_SHOTS") ? QSize(1440, 860) : QSize(1280, 800));
        if (!QTest::qWaitForWindowExposed(m_window))
            qFatal("the window is not shown");
        // Shortcuts work in the active window only; without a window manager nobody else activates it.
        m_window->requestActivate();
        static_cast<void>(QTest::qWaitForWindowActive(m_window));
    }

    [[nodiscard]] QQuickWindow *quick() const { return m_window; }
    [[nodiscard]] Session *session() const { return m_window->property("session").value<Session *>(); }
    [[nodiscard]] QObject *board() const { return m_window->property("board").value<QObject *>(); }
    [[nodiscard]] CanvasView *canvas() const
    {
        return board()->property("pane").value<QObject *>()->property("canvas").value<CanvasView *>();
    }
    void perform(const QString &what) const { QMetaObject::invokeMethod(m_window, "perform", Q_ARG(QString, what)); }
    [[nodiscard]] QQuickItem *item(const QString &objectName) const
    {
        return m_window->findChild<QQuickItem *>(objectName);
    }

    // As `item`, but only what is shown, popups included.
    [[nodiscard]] QQuickItem *shown(const char *name) const
    {
        return itemBelow(m_window->contentItem(), QLatin1String(name), true);
    }

    // --- lists, by the name of their view ------------------------------------------------------------------------
    [[nodiscard]] QAbstractItemModel *model(const char *list) const
    {
        return item(QLatin1String(list))->property("model").value<QAbstractItemModel *>();
    }
    [[nodiscard]] QVariant cell(const char *list, int row, const char *role) const
    {
        QAbstractItemModel *rows = model(list);
        return rows->data(rows->index(row, 0), rows->roleNames().key(role));
    }
    // The row whose role has this value, or -1.
    [[nodiscard]] int rowOf(const char *list, const char *role, const QVariant &value) const
    {
        for (int row = 0; row < model(list)->rowCount(); ++row) {
            if (cell(list, row, role) == value)
                return row;
        }
        return -1;
    }
    // Brings the row into view.
    [[nodiscard]] QQuickItem *rowItem(const char *list, int row) const
    {
        QQuickItem *found = nullptr;
        QQuickItem *view = item(QLatin1String(list));
        QMetaObject::invokeMethod(view, "positionViewAtIndex", Q_ARG(int, row), Q_ARG(int, 1));
        QTest::qWait(20);
        QMetaObject::invokeMethod(view, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, found), Q_ARG(int, row));
        return found;
    }

    // Window pixels of a canvas point and of the middle of a record.
    [[nodiscard]] QPoint at(QPointF canvasPoint) const
    {
        return canvas()->mapToScene(canvas()->toView(canvasPoint)).toPoint();
    }
    [[nodiscard]] QPoint middleOf(const QString &id) const
    {
        return canvas()->mapToScene(canvas()->viewRectOf(id).center()).toPoint();
    }
    void click(QPoint point, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseMove(m_window, point);
        QTest::mouseClick(m_window, Qt::LeftButton, modifiers, point);
    }
    // Until what changed is laid out and shown; positions taken before that may be those of the frame before.
    void settle() const
    {
        for (int frame = 0; frame < 2; ++frame) {
            QSignalSpy shown(m_window, &QQuickWindow::frameSwapped);
            m_window->update();
            static_cast<void>(shown.wait(2000));
        }
    }
    void clickOn(QQuickItem *item) const
    {
        settle();
        click(item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint());
    }
    // In steps, as a hand does it.
    void drag(QPoint from, QPoint to, bool drop = true, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseMove(m_window, from);
        QTest::mousePress(m_window, Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseEvent(QTest::MouseMove, m_window, Qt::NoButton, modifiers, from + (to - from) * step / 8);
        if (drop)
            QTest::mouseRelease(m_window, Qt::LeftButton, modifiers, to);
    }
    void type(const QString &text) const
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window, letter.toLatin1());
    }
    // Leaves a picture of the window in the folder LENSBOARD_SHOTS, when there is one.
    void shot(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("LENSBOARD_SHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(450);
        m_window->grabWindow().save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }
    void shot(const char *name) const { shot(QLatin1String(name)); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(m_window, key, modifiers); }

private:
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace lensboard::test
