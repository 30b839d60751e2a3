// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "canvascompanion.h"

// Finds text on the board: names, services, notes and findings. Hits are framed on the canvas in reading order; going
// to the next one selects it and brings it into view.
namespace lensboard {

class BoardSearch : public lensboard::CanvasCompanion
{
    Q_OBJECT
    QML_ELEMENT
    // Hits are shown and followed only while it is open.
    Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY changed)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int position READ position NOTIFY changed) // from 1; 0 without hits
    Q_PROPERTY(QString where READ where NOTIFY changed)   // "Finding: Nobody is told", what the current hit matched

public:
    using CanvasCompanion::CanvasCompanion;

    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);
    [[nodiscard]] QString text() const { return m_text; }
    // Stays on the current hit while it still fits, else goes to the first.
    void setText(const QString &text);
    [[nodiscard]] int count() const { return static_cast<int>(m_hits.size()); }
    [[nodiscard]] int position() const { return m_hits.empty() ? 0 : static_cast<int>(m_current) + 1; }
    [[nodiscard]] QString where() const;

    Q_INVOKABLE void next() { step(1); }
    Q_INVOKABLE void previous() { step(-1); }

Q_SIGNALS:
    void changed();

protected:
    void boardReplaced() override;
    void boardChanged() override;

private:
    struct Found
    {
        QString where;
        int rank;
    };
    struct Hit
    {
        Id record;
        QString where;
        Point place;
        int rank; // what it is called or is, what is written, what is said about it
    };
    void step(int by);
    void collect();
    void go();
    void mark();
    void addFindings(std::map<Id, Found> &found) const;
    [[nodiscard]] bool fits(const QString &words) const;
    [[nodiscard]] bool fits(const std::string &words) const { return fits(QString::fromStdString(words)); }

    bool m_open = false;
    QString m_text;
    std::vector<Hit> m_hits;
    std::size_t m_current = 0;
};

} // namespace lensboard
