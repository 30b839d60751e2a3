// SPDX-License-Identifier: Apache-2.0
// What a repair would do, shown before it is done. Nothing of it is in the document or its history.
#include "session.h"

namespace lensboard {

void Session::previewFix(const QString &key, int which)
{
    // With a copy of the source of ids, so that what is shown is what will be made.
    IdSource ids = m_ids;
    auto change = m_judge.fix(key.toStdString(), ids, static_cast<std::size_t>(std::max(0, which)));
    if (!change) {
        endPreview();
        return;
    }
    m_preview = std::move(*change);
    Q_EMIT previewChanged();
}

void Session::endPreview()
{
    if (m_preview.empty())
        return;
    m_preview = {};
    Q_EMIT previewChanged();
}

} // namespace lensboard
