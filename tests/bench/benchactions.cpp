// SPDX-License-Identifier: Apache-2.0
#include "bench/benchactions.h"

#include "Lensboard/Controls/appaction.h"
#include "Lensboard/Theme/appearance.h"

#include <QAbstractEventDispatcher>
#include <QSet>

#include <algorithm>
#include <chrono>

namespace lensboard::bench {

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Notes the longest time between the event loop waking up and going to sleep again.
class Watchdog : public QObject
{
public:
    Watchdog()
    {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_awake = Clock::now(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            m_longest = std::max(m_longest, since(m_awake));
            m_awake = Clock::now();
        });
    }
    void note(double ms) { m_longest = std::max(m_longest, ms); }
    double take()
    {
        const double longest = m_longest;
        m_longest = 0;
        return longest;
    }

private:
    Clock::time_point m_awake = Clock::now();
    double m_longest = 0;
};

class ActionBench
{
public:
    ActionBench(test::Window &window, Document board)
        : m_window(window)
        , m_board(std::move(board))
        , m_registry(*window.quick()->property("registry").value<ActionRegistry *>())
    {
    }

    std::vector<Measurement> run()
    {
        static const QSet<QString> dialogs{QStringLiteral("file.open"), QStringLiteral("file.saveAs"),
                                           QStringLiteral("file.save"), QStringLiteral("file.export"),
                                           QStringLiteral("file.quit")};
        std::vector<Measurement> all;
        for (AppAction *action : m_registry.list()) {
            if (action->isSeparator())
                continue;
            if (dialogs.contains(action->name()))
                m_left.append(action->name());
            else if (const auto measured = measure(*action))
                all.push_back(*measured);
        }
        std::sort(all.begin(), all.end(), [](const Measurement &a, const Measurement &b) {
            return *std::max_element(a.samples.begin(), a.samples.end()) >
                   *std::max_element(b.samples.begin(), b.samples.end());
        });
        return all;
    }

    [[nodiscard]] const QStringList &left() const { return m_left; }

private:
    // The same board, three services and their connections selected, the canvas in view.
    void prepare()
    {
        Session &session = *m_window.session();
        for (int i = 0; i < 3; ++i)
            m_window.key(Qt::Key_Escape);
        const bool fresh = !session.isActive() || session.isDirty() || session.historyPosition() != 0 ||
                           session.document().nodes().size() != m_board.nodes().size();
        if (fresh)
            session.adopt(m_board, {}, QStringLiteral("Benchmark"), false);
        std::vector<Id> chosen;
        for (const auto &[id, node] : session.document().nodes()) {
            if (chosen.size() < 3)
                chosen.push_back(id);
        }
        session.focusFinding({});
        session.select(chosen);
        m_window.canvas()->zoomToFit();
        m_window.canvas()->forceActiveFocus();
        rest();
    }

    void rest()
    {
        QTest::qWait(60);
        (void)QTest::qWaitFor([this] { return m_window.canvas()->isSharp() && !m_window.session()->isArranging(); },
                              20000);
        QTest::qWait(60);
    }

    std::optional<Measurement> measure(AppAction &action)
    {
        Measurement m;
        m.name = "action " + action.name().toStdString();
        m.size = static_cast<int>(m_board.nodes().size());
        m.edges = static_cast<int>(m_board.edges().size());
        for (int i = 0; i < 2; ++i) {
            prepare();
            makeReady(action.name());
            if (!action.isEnabled()) {
                m_left.append(action.name());
                return std::nullopt;
            }
            Watchdog watchdog;
            const auto start = Clock::now();
            action.trigger();
            watchdog.note(since(start));
            rest();
            m.samples.push_back(watchdog.take());
        }
        return m;
    }

    // What an action needs beyond three selected services.
    void makeReady(const QString &name)
    {
        Session &session = *m_window.session();
        static const QSet<QString> one{QStringLiteral("edit.rename"), QStringLiteral("edit.replace"),
                                       QStringLiteral("insert.connection"), QStringLiteral("canvas.rename")};
        if (one.contains(name))
            session.select({session.selected().front()});
        if (name.startsWith(QLatin1String("view.follow")))
            session.select({session.document().edges().begin()->first});
        if (name == QLatin1String("edit.undo") || name == QLatin1String("edit.redo") ||
            name == QLatin1String("edit.history")) {
            session.duplicateSelection();
            if (name == QLatin1String("edit.redo"))
                session.undo();
        }
        if (name == QLatin1String("edit.paste"))
            session.copySelection();
        if (name == QLatin1String("view.back") || name == QLatin1String("view.forward")) {
            QTest::qWait(500);
            m_window.canvas()->zoomTo(1);
            QTest::qWait(500);
            if (name == QLatin1String("view.forward"))
                m_registry.trigger(QStringLiteral("view.back"));
        }
        rest();
    }

    test::Window &m_window;
    Document m_board;
    ActionRegistry &m_registry;
    QStringList m_left;
};

} // namespace

void benchActions(Report &report, test::Window &window, const std::function<Document(int)> &board)
{
    if (!report.wants("actions"))
        return;
    for (const int nodes : report.sizes({1000})) {
        ActionBench bench(window, board(nodes));
        for (const Measurement &measured : bench.run())
            report.add(measured);
        report.describe("not triggered", bench.left().join(QStringLiteral(", ")).toStdString());
    }
    Appearance::instance()->setMode(Appearance::Mode::Light);
}

} // namespace lensboard::bench
