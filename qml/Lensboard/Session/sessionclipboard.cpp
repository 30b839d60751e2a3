// SPDX-License-Identifier: Apache-2.0
// Cut, copy and paste. What is copied goes out as a board, as SVG and as PNG at once; what comes in may be a board, a
// template, or lines of text.
#include "edit/clipboard.h"
#include "edit/lines.h"
#include "edit/nodes.h"
#include "exchange/diagram.h"
#include "exchange/format.h"
#include "exchange/importer.h"
#include "layout/arrange.h"
#include "scene/sheet.h"
#include "scene/svg.h"
#include "scenepainter.h"
#include "session.h"
#include "storage/projectfile.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <cmath>

namespace lensboard {

namespace {

const QString boardMime = QStringLiteral("application/x-lensboard");
const QString svgMime = QStringLiteral("image/svg+xml");
const QString pngMime = QStringLiteral("image/png");

// The pictures are made when somebody asks for them.
class CopiedPart : public QMimeData
{
public:
    explicit CopiedPart(Document part)
        : m_part(std::move(part))
        , m_text(writeDocument(m_part))
    {
        setData(boardMime, QByteArray::fromStdString(m_text));
    }

    [[nodiscard]] QStringList formats() const override { return {boardMime, svgMime, pngMime}; }
    [[nodiscard]] bool hasFormat(const QString &format) const override { return formats().contains(format); }

protected:
    [[nodiscard]] QVariant retrieveData(const QString &format, QMetaType type) const override
    {
        if (format == svgMime) {
            SvgOptions options;
            options.embedded = m_text;
            return QByteArray::fromStdString(writeSvg(makeSheet(m_part, {}), options));
        }
        if (format == pngMime) {
            ExportOptions options;
            options.embedded = m_text;
            const auto bytes = pngBytes(makeSheet(m_part, {}), options);
            return bytes ? QVariant(*bytes) : QVariant();
        }
        return QMimeData::retrieveData(format, type);
    }

private:
    Document m_part;
    std::string m_text;
};

double onGrid(double value)
{
    return std::round(value / 20) * 20;
}

} // namespace

void Session::copySelection()
{
    Document part = fragmentOf(m_document, m_selection);
    if (extentOf(part) == Rect{})
        return;
    QGuiApplication::clipboard()->setMimeData(new CopiedPart(std::move(part)));
    m_pasted = 0;
}

void Session::cutSelection()
{
    copySelection();
    removeSelection();
}

void Session::duplicateSelection()
{
    const Document part = fragmentOf(m_document, m_selection);
    addPart(tr("Duplicate"), part, {40, 40});
}

void Session::addPart(const QString &label, const Document &part, Point delta)
{
    std::vector<Id> added;
    const bool done =
        edit(label, [&](Transaction &transaction) { added = lensboard::paste(transaction, m_ids, part, delta); });
    if (!done)
        return;
    select(std::move(added));
    Q_EMIT revealRequested(selection());
}

void Session::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return;
    if (data->hasFormat(boardMime))
        pasteText(QString::fromUtf8(data->data(boardMime)));
    else if (data->hasText())
        pasteText(data->text());
    else
        Q_EMIT refused(tr("There is nothing to paste. Copy elements, a template, or a list of services first."));
}

void Session::pasteText(const QString &text)
{
    const std::string bytes = text.toStdString();
    if (looksLikeDocument(bytes)) {
        const auto loaded = parseDocument(bytes, tr("clipboard").toStdString());
        if (!loaded) {
            Q_EMIT failed(tr("The clipboard could not be pasted."), QString::fromStdString(loaded.error().toString()));
            return;
        }
        pastePart(loaded->document);
    } else if (looksLikeTemplate(bytes) || isDiagram(bytes)) {
        pasteTemplate(bytes);
    } else {
        pasteLines(bytes);
    }
}

// Beside the originals while these are in view, else in the middle of what is shown.
void Session::pastePart(const Document &part)
{
    const Rect extent = extentOf(part);
    bool here = !part.nodes().empty();
    for (const auto &[id, node] : part.nodes())
        here = here && m_document.node(id);
    const double step = 40.0 * ++m_pasted;
    const Point delta = here ? Point{step, step}
                             : Point{onGrid(m_viewCenter.x - extent.center().x + step - 40),
                                     onGrid(m_viewCenter.y - extent.center().y + step - 40)};
    addPart(tr("Paste"), part, delta);
}

void Session::pasteTemplate(const std::string &text)
{
    const auto result = importTemplate(text, {});
    auto document = result ? result->document() : Result<Document>(result.error());
    if (!document) {
        Q_EMIT failed(tr("The template could not be pasted."), QString::fromStdString(document.error().toString()));
        return;
    }
    const bool large = document->nodes().size() > arrangedAtOnce;
    const bool empty = m_document.nodes().empty();
    if (!result->placed && !large) {
        if (const auto arranged = lensboard::arrange(*document); arranged)
            static_cast<void>(document->apply(arranged->change));
    }
    const Rect extent = extentOf(*document);
    addPart(tr("Paste a template"), *document,
            {onGrid(m_viewCenter.x - extent.center().x), onGrid(m_viewCenter.y - extent.center().y)});
    if (!result->placed && large)
        arrange(!empty);
    tellRemarks(remarksOf(*result, tr("clipboard")));
}

void Session::pasteLines(const std::string &text)
{
    if (m_busy)
        return;
    DrawnLines drawn;
    const bool done = edit(tr("Paste a list"), [&](Transaction &transaction) {
        drawn = drawLines(transaction, m_ids, catalog(), text,
                          {onGrid(m_viewCenter.x - nodeWidth / 2), onGrid(m_viewCenter.y - 100)});
    });
    if (!done) {
        Q_EMIT refused(tr("There is nothing to paste. Copy elements, a template, or a list of services first."));
        return;
    }
    select(drawn.added);
    Q_EMIT revealRequested(selection());
    if (!drawn.refused.empty())
        Q_EMIT refused(QString::fromStdString(drawn.refused.front()));
}

} // namespace lensboard
