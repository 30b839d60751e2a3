// SPDX-License-Identifier: Apache-2.0
#include "layout/arrange.h"

#include "layout/arrangeplan.h"

#include <QProcess>
#include <QTimer>

#include <optional>

namespace lensboard {
namespace {

QString missingDot(const std::string &program)
{
    return QStringLiteral("Graphviz (%1) was not found, so a simpler layout was used; install the package \"graphviz\" "
                          "for a better one.")
        .arg(QString::fromStdString(program));
}

QString failedDot()
{
    return QStringLiteral("Graphviz did not finish, so a simpler layout was used.");
}

} // namespace

// One run: feeds the phases of a plan to one dot process after the other. Blocking and background use share it.
class Arranger::Run : public QObject
{
public:
    Run(const Document &document, ArrangeOptions options)
        : m_document(document)
        , m_options(std::move(options))
    {
        if (m_options.only.empty())
            m_plan.emplace(m_document, true);
    }

    ~Run() override
    {
        m_process.disconnect();
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(1000);
        }
    }

    Result<Arranged> runBlocking()
    {
        if (!m_plan)
            return nearNeighbours();
        while (!m_plan->done()) {
            const auto input = m_plan->nextPhase();
            if (input.empty()) {
                m_plan->accept({});
                continue;
            }
            startDot();
            if (!m_process.waitForStarted(m_options.timeoutMs)) {
                withoutDot();
                continue;
            }
            writeInput(input);
            const bool finished = m_process.waitForFinished(m_options.timeoutMs);
            if (!finished) {
                m_process.kill();
                m_process.waitForFinished(1000);
            }
            takeOutput(finished);
        }
        return result();
    }

    void runInBackground(Finished finished)
    {
        m_finished = std::move(finished);
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] { m_process.kill(); });
        QObject::connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                m_timer.stop();
                withoutDot();
                nextStep();
            }
        });
        QObject::connect(&m_process, &QProcess::finished, this, [this](int, QProcess::ExitStatus status) {
            m_timer.stop();
            takeOutput(status == QProcess::NormalExit);
            nextStep();
        });
        QTimer::singleShot(0, this, [this] { nextStep(); });
    }

private:
    void nextStep()
    {
        while (m_plan && !m_plan->done()) {
            const auto input = m_plan->nextPhase();
            if (!input.empty()) {
                m_timer.start(m_options.timeoutMs);
                startDot();
                writeInput(input);
                return;
            }
            m_plan->accept({});
        }
        auto done = std::move(m_finished);
        done(m_plan ? result() : nearNeighbours()); // may destroy this
    }

    void startDot()
    {
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QString::fromStdString(m_options.dotProgram), {QStringLiteral("-Tplain")});
    }

    void writeInput(const std::string &input)
    {
        m_process.write(input.data(), static_cast<qint64>(input.size()));
        m_process.closeWriteChannel();
    }

    // Starts over with the layered layout.
    void withoutDot()
    {
        m_note = missingDot(m_options.dotProgram);
        m_plan.emplace(m_document, false);
    }

    void takeOutput(bool finished)
    {
        const bool good = finished && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
        const auto plain = m_process.readAllStandardOutput();
        if (m_plan->accept(good ? plain.toStdString() : std::string()))
            return;
        withoutDot();
        m_note = failedDot();
    }

    [[nodiscard]] Result<Arranged> result() const { return Arranged{m_plan->change(), m_note.toStdString()}; }

    [[nodiscard]] Result<Arranged> nearNeighbours() const
    {
        return Arranged{placeNearNeighbours(m_document, m_options.only), {}};
    }

    const Document m_document;
    ArrangeOptions m_options;
    std::optional<ArrangePlan> m_plan;
    QProcess m_process;
    QTimer m_timer;
    Finished m_finished;
    QString m_note;
};

Result<Arranged> arrange(const Document &document, const ArrangeOptions &options)
{
    return Arranger::blocking(document, options);
}

Result<Arranged> Arranger::blocking(const Document &document, const ArrangeOptions &options)
{
    return Run(document, options).runBlocking();
}

Arranger::Arranger() = default;
Arranger::~Arranger() = default;

void Arranger::start(const Document &document, const ArrangeOptions &options, Finished finished)
{
    m_run = std::make_unique<Run>(document, options);
    m_run->runInBackground([this, finished = std::move(finished)](Result<Arranged> arranged) {
        // The run is called from inside its own event handler: it goes when that has returned.
        m_run.release()->deleteLater();
        finished(std::move(arranged));
    });
}

void Arranger::cancel()
{
    m_run.reset();
}

bool Arranger::isRunning() const
{
    return m_run != nullptr;
}

} // namespace lensboard
