// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QTimer>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

class QTextDocument;

// Fills the document of a TextEdit with Markdown and gives it the looks of the theme: headings, lists, tables, code and
// links. Styles anew when a colour changes. Knows where headings and links are, for jumping and for the keyboard.
namespace lensboard {

class HelpText : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document MEMBER m_document WRITE setDocument NOTIFY changed REQUIRED)
    Q_PROPERTY(QString markdown MEMBER m_markdown WRITE setMarkdown NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY coloursChanged)
    Q_PROPERTY(QColor quiet MEMBER m_quiet NOTIFY coloursChanged)
    Q_PROPERTY(QColor accent MEMBER m_accent NOTIFY coloursChanged)
    Q_PROPERTY(QColor line MEMBER m_line NOTIFY coloursChanged)
    Q_PROPERTY(QColor chip MEMBER m_chip NOTIFY coloursChanged)
    Q_PROPERTY(QString monoFamily MEMBER m_monoFamily NOTIFY coloursChanged)

public:
    explicit HelpText(QObject *parent = nullptr);

    void setDocument(QQuickTextDocument *document);
    void setMarkdown(const QString &markdown);
    // Fills the document anew: a TextEdit clears it when it is complete.
    Q_INVOKABLE void fill();
    // Where the heading with this text begins; 0 when there is none.
    Q_INVOKABLE int headingPosition(const QString &heading) const;
    // The next link after (or before) a position: {start, end, address}; empty when there is none.
    Q_INVOKABLE QVariantMap linkFrom(int position, bool forward) const;

Q_SIGNALS:
    void changed();
    void coloursChanged();
    void filled(); // the document has the new text

private:
    void styleBlocks(QTextDocument &document) const;
    void styleTables(QTextDocument &document) const;

    QPointer<QQuickTextDocument> m_document;
    QString m_markdown;
    QColor m_ink{Qt::black}, m_quiet{Qt::darkGray}, m_accent{Qt::blue}, m_line{Qt::lightGray}, m_chip{Qt::lightGray};
    QString m_monoFamily;
    QTimer m_restyle;
};

} // namespace lensboard
