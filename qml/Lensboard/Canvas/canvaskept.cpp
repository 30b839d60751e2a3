// SPDX-License-Identifier: Apache-2.0
// Going from one open document to another: each comes back as it was left, with the picture that it had.
#include "canvasview.h"

namespace lensboard {

void CanvasView::setSession(Session *session)
{
    if (session == m_session)
        return;
    keepView();
    m_session = session;
    if (session)
        follow(session);
    if (!takeKeptView())
        rebuild();
    Q_EMIT sessionChanged();
}

void CanvasView::follow(Session *session)
{
    connect(session, &Session::changed, this, &CanvasView::applyChange);
    connect(session, &Session::findingsChanged, this, &CanvasView::applyFindings);
    connect(session, &Session::documentReplaced, this, &CanvasView::rebuild);
    connect(session, &Session::selectionChanged, this, &CanvasView::refreshLive);
    connect(session, &Session::focusChanged, this, &CanvasView::refreshLive);
    connect(session, &Session::hoverChanged, this, &CanvasView::refreshLive);
    connect(session, &Session::previewChanged, this, &CanvasView::showPreview);
    connect(session, &Session::revealRequested, this, &CanvasView::reveal);
    connect(session, &QObject::destroyed, this, [this] { m_session = nullptr; });
}

void CanvasView::keepView()
{
    if (!m_session)
        return;
    m_input.cancel();
    m_session->endPreview();
    m_glide.stop();
    m_settle.stop();
    m_session->disconnect(this);
    const Session *const session = m_session;
    if (!session->isActive())
        return;
    m_kept[session] = {std::move(m_scene), true,         m_viewport.origin(),
                       m_viewport.zoom(),  m_shownFirst, m_tiles.takeOverview()};
    m_scene = Scene();
    // The few changes that reach a hidden document (arranged in the background, say) are not followed one by one.
    const auto outdate = [this, session] {
        m_kept[session].scene = Scene();
        m_kept[session].current = false;
    };
    connect(session, &Session::changed, this, outdate);
    connect(session, &Session::findingsChanged, this, outdate);
    connect(session, &Session::documentReplaced, this, [this, session] { m_kept.erase(session); });
    connect(session, &QObject::destroyed, this, [this, session] { m_kept.erase(session); });
}

bool CanvasView::takeKeptView()
{
    const auto found = m_kept.find(m_session);
    if (found == m_kept.end())
        return false;
    Kept kept = std::move(found->second);
    m_kept.erase(found);
    m_session->disconnect(this);
    follow(m_session);
    m_input.reset();
    m_dragged.clear();
    m_sketch.clear();
    if (kept.current)
        m_scene = std::move(kept.scene);
    else
        m_scene.build(m_session->document(), m_session->findings(), sceneOptions());
    m_scene.showComments(m_session->document(), m_commentsShown, m_resolvedShown);
    m_viewport.zoomAt({0, 0}, kept.zoom);
    m_viewport.setOrigin(kept.origin);
    m_shownFirst = kept.shownFirst;
    m_fitPending = false;
    m_tiles.setScene(nullptr); // nothing is painted until the view is where it belongs
    m_tiles.setHidden({});
    viewportMoved(false);
    m_tiles.setScene(&m_scene);
    if (kept.current)
        m_tiles.putOverview(std::move(kept.overview));
    refreshLive();
    Q_EMIT pictureChanged();
    return true;
}

} // namespace lensboard
