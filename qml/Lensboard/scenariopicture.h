// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

#include <QColor>
#include <QQuickPaintedItem>

#include <optional>

// A scenario in small, painted from its document: services as tiles in the colours of their layers, connections,
// boundaries. Reads the document when it is first painted; paints nothing when it cannot be read.
namespace lensboard {

class ScenarioPicture : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString scenario MEMBER m_scenario NOTIFY changed REQUIRED)
    Q_PROPERTY(QColor lineColour MEMBER m_lineColour NOTIFY changed)
    Q_PROPERTY(QColor frameColour MEMBER m_frameColour NOTIFY changed)
    Q_PROPERTY(bool outlined MEMBER m_outlined NOTIFY changed) // high contrast: shapes get an outline

public:
    explicit ScenarioPicture(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    void paintEdges(QPainter *painter, double scale) const;
    void paintTiles(QPainter *painter) const;

    QString m_scenario;
    QColor m_lineColour{0x5B, 0x66, 0x75};
    QColor m_frameColour{0x98, 0xA2, 0xB3};
    bool m_outlined = false;
    std::optional<Document> m_document;
};

} // namespace lensboard
