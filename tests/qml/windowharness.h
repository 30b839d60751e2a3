// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Canvas/canvasview.h"
#include "Lensboard/Session/session.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
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
        m_window->resize(1280, 800);
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
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(m_window, key, modifiers); }

private:
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace lensboard::test
