// SPDX-License-Identifier: Apache-2.0
// What the board shows beside the architecture: the pen in the hand, marks of comments.
#include "canvasview.h"

namespace lensboard {

SceneOptions CanvasView::sceneOptions() const
{
    SceneOptions options;
    options.comments = m_commentsShown;
    options.resolved = m_resolvedShown;
    return options;
}

QString CanvasView::penColour() const
{
    const auto word = toWord(m_penInk);
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

void CanvasView::setPenColour(const QString &colour)
{
    const auto wanted = ink(colour.toStdString());
    if (!wanted || *wanted == m_penInk)
        return;
    m_penInk = *wanted;
    Q_EMIT toolChanged();
}

void CanvasView::setPenWidth(double width)
{
    if (width == m_penWidth || width <= 0)
        return;
    m_penWidth = width;
    Q_EMIT toolChanged();
}

void CanvasView::setCommentsShown(bool shown)
{
    if (shown == m_commentsShown)
        return;
    m_commentsShown = shown;
    showComments();
}

void CanvasView::setResolvedShown(bool shown)
{
    if (shown == m_resolvedShown)
        return;
    m_resolvedShown = shown;
    showComments();
}

void CanvasView::showComments()
{
    if (m_session)
        applyDiff(m_scene.showComments(m_session->document(), m_commentsShown, m_resolvedShown));
    Q_EMIT commentsShownChanged();
}

void CanvasView::repaint()
{
    m_tiles.clear();
    viewportMoved(false);
    refreshLive();
}

} // namespace lensboard
