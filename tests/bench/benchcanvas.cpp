// SPDX-License-Identifier: Apache-2.0
#include "bench/benchactions.h"
#include "bench/benchmark.h"

#include "base/resources.h"
#include "qml/windowharness.h"
#include "support/generator.h"

#include <QProcess>
#include <QSGRendererInterface>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <mutex>

// Measures the real window: times between frame swaps while the view or a node is moved by script, the work of the GUI
// thread per frame (from the movement until the scene graph has taken it over), the way from a document to its first
// picture, and the start of the process. Needs a display; Xvfb will do, with a screen as large as the largest window.
using namespace lensboard;
using namespace lensboard::bench;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Calls `step` once per frame and notes when frames appear.
class FrameMeter : public QObject
{
public:
    FrameMeter(QQuickWindow *window, std::function<void(int)> step, int frames)
        : m_window(window)
        , m_step(std::move(step))
        , m_frames(frames)
    {
        // Both come from the render thread where there is one.
        connect(window, &QQuickWindow::afterSynchronizing, this, &FrameMeter::synchronized, Qt::DirectConnection);
        connect(window, &QQuickWindow::frameSwapped, this, &FrameMeter::swapped, Qt::DirectConnection);
    }

    void measure(Measurement &measurement)
    {
        move();
        const auto start = Clock::now();
        while (m_count < m_frames + warmUp && since(start) < 120000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        disconnect(m_window, nullptr, this, nullptr);
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = warmUp; i + 1 < m_swaps.size(); ++i)
            measurement.samples.push_back(
                std::chrono::duration<double, std::milli>(m_swaps[i + 1] - m_swaps[i]).count());
        if (m_gui.size() > warmUp)
            measurement.guiSamples.assign(m_gui.begin() + warmUp, m_gui.end());
    }

private:
    static constexpr int warmUp = 5;

    void move()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_started = Clock::now();
            m_moved = true;
        }
        m_step(m_count);
        m_window->update();
    }

    void synchronized()
    {
        const std::lock_guard lock(m_mutex);
        if (m_moved)
            m_gui.push_back(since(m_started));
        m_moved = false;
    }

    void swapped()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_swaps.push_back(Clock::now());
        }
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (++m_count < m_frames + warmUp)
                    move();
            },
            Qt::QueuedConnection);
    }

    QQuickWindow *m_window;
    std::function<void(int)> m_step;
    int m_frames;
    int m_count = 0;
    std::mutex m_mutex;
    std::vector<Clock::time_point> m_swaps;
    std::vector<double> m_gui;
    Clock::time_point m_started;
    bool m_moved = false;
};

Document board(int nodes)
{
    test::GeneratorOptions options;
    options.nodes = nodes;
    options.edgesPerNode = 2;
    return test::generateDocument(options);
}

Measurement named(const char *name, const Session &session)
{
    Measurement m;
    m.name = name;
    m.size = static_cast<int>(session.document().nodes().size());
    m.edges = static_cast<int>(session.document().edges().size());
    return m;
}

class CanvasBench
{
public:
    CanvasBench(Report &report, test::Window &window)
        : m_report(report)
        , m_window(window)
    {
    }

    void run()
    {
        benchFirstPicture();
        benchPan("pan", {1280, 800}, {2000, 10000});
        benchZoom();
        benchDrag();
        benchJudge();
        benchPan("pan-4k", {3840, 2160}, {2000, 10000});
    }

private:
    void show(int nodes)
    {
        if (m_shown != nodes)
            m_window.session()->adopt(board(nodes), {}, QStringLiteral("Benchmark"), false);
        m_shown = nodes;
        settle();
        m_window.canvas()->zoomToFit();
        settle();
    }

    // Until the picture is sharp and nothing is painted any more.
    void settle()
    {
        QTest::qWait(100);
        (void)QTest::qWaitFor([this] { return m_window.canvas()->isSharp(); }, 20000);
        QTest::qWait(100);
    }

    void resize(QSize size)
    {
        m_window.quick()->resize(size);
        settle();
    }

    void benchPan(const char *name, QSize size, const std::vector<int> &usual)
    {
        if (!m_report.wants(name))
            return;
        resize(size);
        for (const int nodes : m_report.sizes(usual)) {
            show(nodes);
            Measurement m = named(name, *m_window.session());
            FrameMeter meter(
                m_window.quick(),
                [this](int i) { m_window.canvas()->panBy(12 * std::cos(i / 15.0), 8 * std::sin(i / 11.0)); }, 240);
            meter.measure(m);
            m_report.add(m);
        }
        resize({1280, 800});
    }

    void benchZoom()
    {
        if (!m_report.wants("zoom"))
            return;
        for (const int nodes : m_report.sizes({2000, 10000})) {
            show(nodes);
            Measurement m = named("zoom", *m_window.session());
            FrameMeter meter(
                m_window.quick(), [this](int i) { m_window.canvas()->zoomBy(i % 120 < 60 ? 1.04 : 1 / 1.04); }, 240);
            meter.measure(m);
            m_report.add(m);
        }
    }

    // The node with the most edges that is not a hub of the whole board.
    [[nodiscard]] QString draggedNode() const
    {
        std::map<Id, int> degrees;
        for (const auto &[id, edge] : m_window.session()->document().edges()) {
            ++degrees[edge.source];
            ++degrees[edge.target];
        }
        Id best;
        int most = 0;
        for (const auto &[id, degree] : degrees) {
            if (degree > most && degree <= 8) {
                most = degree;
                best = id;
            }
        }
        return QString::fromStdString(best.str());
    }

    void benchDrag()
    {
        if (!m_report.wants("drag"))
            return;
        for (const int nodes : m_report.sizes({2000})) {
            show(nodes);
            const QString id = draggedNode();
            const Rect frame = m_window.session()->document().node(Id(id.toStdString()))->frame;
            m_window.canvas()->zoomTo(0.5);
            m_window.canvas()->centerOn(frame.center().x, frame.center().y);
            settle();
            const QPoint start = m_window.middleOf(id);
            QTest::mouseMove(m_window.quick(), start);
            QTest::mousePress(m_window.quick(), Qt::LeftButton, {}, start);
            Measurement m = named("drag", *m_window.session());
            FrameMeter meter(
                m_window.quick(),
                [&](int i) {
                    const QPoint offset(static_cast<int>(120 * std::sin(i / 10.0)),
                                        static_cast<int>(80 * std::sin(i / 7.0)));
                    QTest::mouseMove(m_window.quick(), start + offset);
                },
                200);
            meter.measure(m);
            m_window.canvas()->cancelGesture();
            QTest::mouseRelease(m_window.quick(), Qt::LeftButton, {}, start);
            m_report.add(m);
        }
    }

    // How long the thread of the window is held at a time while a change that reaches every element is worked off.
    void benchJudge()
    {
        if (!m_report.wants("judge"))
            return;
        for (const int nodes : m_report.sizes({1000, 10000})) {
            show(nodes);
            Session *session = m_window.session();
            Measurement m = named("judge", *session);
            for (int i = 0; i < 6; ++i) {
                m.samples.push_back(milliseconds([&] { session->setComplete(!session->isComplete()); }));
                while (session->judge().pending())
                    m.samples.push_back(milliseconds([] { QCoreApplication::processEvents(); }));
                settle();
            }
            m_report.add(m);
        }
    }

    void benchFirstPicture()
    {
        if (!m_report.wants("first-picture"))
            return;
        for (const int nodes : m_report.sizes({200, 2000, 10000})) {
            std::vector<double> samples;
            for (int i = 0; i < 3; ++i) {
                m_window.session()->newBoard();
                settle();
                Document document = board(nodes);
                bool swapped = false;
                const auto start = Clock::now();
                m_window.session()->adopt(std::move(document), {}, QStringLiteral("Benchmark"), false);
                const auto connection = QObject::connect(m_window.quick(), &QQuickWindow::frameSwapped,
                                                         m_window.quick(), [&] { swapped = true; });
                m_window.quick()->update();
                (void)QTest::qWaitFor([&] { return swapped; }, 60000);
                samples.push_back(since(start));
                QObject::disconnect(connection);
            }
            m_shown = nodes;
            Measurement m = named("first-picture", *m_window.session());
            m.samples = std::move(samples);
            m_report.add(m);
        }
    }

    Report &m_report;
    test::Window &m_window;
    int m_shown = 0;
};

long long now()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch()).count();
}

// In a child process: opens the window on an empty board and prints the microseconds since `start`.
int startChild(long long start)
{
    test::Window window;
    window.session()->newBoard();
    bool swapped = false;
    QObject::connect(window.quick(), &QQuickWindow::frameSwapped, window.quick(), [&] { swapped = true; });
    window.quick()->update();
    (void)QTest::qWaitFor([&] { return swapped; }, 30000);
    std::printf("%lld\n", now() - start);
    return 0;
}

void benchStart(Report &report)
{
    if (!report.wants("start"))
        return;
    Measurement m;
    m.name = "start";
    for (int i = 0; i < 8; ++i) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--start-child"), QString::number(now())});
        child.waitForFinished(60000);
        const double microseconds = child.readAllStandardOutput().trimmed().toDouble();
        if (i > 0 && microseconds > 0) // the first one warms the cache
            m.samples.push_back(microseconds / 1000);
    }
    report.add(m);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--start-child") {
        QGuiApplication application(argc, argv);
        initResources();
        return startChild(std::atoll(argv[2]));
    }
    const Options options =
        parseOptions(argc, argv, {"start", "pan", "pan-4k", "zoom", "drag", "judge", "first-picture", "actions"});
    QGuiApplication application(argc, argv);
    initResources();
    Report report(options);
    benchStart(report);
    test::Window window;
    const auto api = window.quick()->rendererInterface()->graphicsApi();
    report.describe("renderer", api == QSGRendererInterface::Software ? "software" : "GPU interface");
    CanvasBench(report, window).run();
    benchActions(report, window, board);
    return 0;
}
