// SPDX-License-Identifier: Apache-2.0
#include "helptext.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QTextTable>

namespace lensboard {

namespace {

constexpr int headingSizes[] = {14, 26, 18, 15};

QTextCharFormat spanFormat(const QTextCharFormat &was, int headingLevel, const QColor &ink)
{
    QTextCharFormat format;
    format.setForeground(ink);
    if (headingLevel > 0) {
        format.setProperty(QTextFormat::FontPixelSize, headingSizes[std::min(headingLevel, 3)]);
        format.clearProperty(QTextFormat::FontSizeAdjustment);
        format.setFontWeight(QFont::DemiBold);
    } else if (was.fontWeight() > QFont::Normal) {
        format.setFontWeight(QFont::DemiBold);
    }
    return format;
}

} // namespace

HelpText::HelpText(QObject *parent)
    : QObject(parent)
{
    // All colours change together with the theme: filled once, when the last one has.
    m_restyle.setSingleShot(true);
    m_restyle.setInterval(0);
    connect(&m_restyle, &QTimer::timeout, this, &HelpText::fill);
    connect(this, &HelpText::coloursChanged, &m_restyle, qOverload<>(&QTimer::start));
}

void HelpText::setDocument(QQuickTextDocument *document)
{
    m_document = document;
    fill();
    Q_EMIT changed();
}

void HelpText::setMarkdown(const QString &markdown)
{
    if (markdown == m_markdown)
        return;
    m_markdown = markdown;
    fill();
    Q_EMIT changed();
}

void HelpText::fill()
{
    if (!m_document || m_markdown.isEmpty())
        return;
    // Made beside and put in as a whole: a document that is shown would be laid out anew for each cell of a table.
    QTextDocument made;
    made.setMarkdown(m_markdown, QTextDocument::MarkdownDialectGitHub);
    styleBlocks(made);
    styleTables(made);
    QTextDocument *document = m_document->textDocument();
    document->setUndoRedoEnabled(false);
    document->setIndentWidth(22);
    QTextCursor all(document);
    all.beginEditBlock();
    all.select(QTextCursor::Document);
    all.insertFragment(QTextDocumentFragment(&made));
    all.movePosition(QTextCursor::Start);
    all.setBlockFormat(made.begin().blockFormat());
    all.endEditBlock();
    Q_EMIT filled();
}

void HelpText::styleBlocks(QTextDocument &document) const
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat look = block.blockFormat();
        const int level = look.headingLevel();
        const bool inTable = cursor.currentTable() != nullptr;
        const bool fence = look.hasProperty(QTextFormat::BlockCodeFence) || look.nonBreakableLines();
        look.setTopMargin(level == 1 ? 0 : level == 2 ? 26 : level >= 3 ? 20 : 0);
        const bool listGoesOn = block.textList() && block.next().isValid() && block.next().textList();
        look.setBottomMargin(inTable || fence ? 0 : listGoesOn ? 5 : level > 0 ? 8 : 11);
        look.setLineHeight(fence || inTable ? 130 : 145, QTextBlockFormat::ProportionalHeight);
        if (level > 0)
            look.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
        if (fence) {
            look.setBackground(m_chip);
            look.setLeftMargin(0);
            if (!block.next().isValid() || block.next().blockFormat().property(QTextFormat::BlockCodeFence) !=
                                               look.property(QTextFormat::BlockCodeFence))
                look.setBottomMargin(12);
        }
        cursor.setBlockFormat(look);
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            const QTextCharFormat was = fragment.charFormat();
            QTextCharFormat format = spanFormat(was, level, m_ink);
            if (was.fontFixedPitch() || fence) {
                format.setFontFamilies({m_monoFamily});
                format.setProperty(QTextFormat::FontPixelSize, 12);
                if (!fence)
                    format.setBackground(m_chip);
            }
            if (was.isAnchor()) {
                format.setForeground(m_accent);
                format.setFontUnderline(false);
            } else if (was.fontItalic()) {
                format.setForeground(m_quiet);
            }
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(format);
        }
    }
}

void HelpText::styleTables(QTextDocument &document) const
{
    const QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat look = table->format();
        look.setBorder(1);
        look.setBorderBrush(m_line);
        look.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        look.setBorderCollapse(true);
        look.setCellPadding(7);
        look.setCellSpacing(0);
        look.setTopMargin(4);
        look.setBottomMargin(16);
        look.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        table->setFormat(look);
        for (int column = 0; column < table->columns(); ++column) {
            QTextTableCell cell = table->cellAt(0, column);
            QTextCursor cursor = cell.firstCursorPosition();
            cursor.setPosition(cell.lastPosition(), QTextCursor::KeepAnchor);
            QTextCharFormat head;
            head.setFontWeight(QFont::DemiBold);
            cursor.mergeCharFormat(head);
        }
    }
}

int HelpText::headingPosition(const QString &heading) const
{
    if (!m_document || heading.isEmpty())
        return 0;
    for (QTextBlock block = m_document->textDocument()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && block.text().simplified() == heading)
            return block.position();
    }
    return 0;
}

QVariantMap HelpText::linkFrom(int position, bool forward) const
{
    QVariantMap last;
    if (!m_document)
        return last;
    for (QTextBlock block = m_document->textDocument()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            if (!fragment.charFormat().isAnchor())
                continue;
            const QVariantMap link{{QStringLiteral("start"), fragment.position()},
                                   {QStringLiteral("end"), fragment.position() + fragment.length()},
                                   {QStringLiteral("address"), fragment.charFormat().anchorHref()}};
            if (forward && fragment.position() >= position)
                return link;
            if (!forward && fragment.position() + fragment.length() > position)
                return last;
            last = link;
        }
    }
    return forward ? QVariantMap() : last;
}

} // namespace lensboard
