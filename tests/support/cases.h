// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QString>

// Where the shared cases are: LENSBOARD_CASES, else ../shared/cases beside the checkout. Empty when there are none;
// such tests are then skipped.
namespace lensboard {

inline QString casesFolder()
{
    QString folder = qEnvironmentVariable("LENSBOARD_CASES");
    if (folder.isEmpty())
        folder = QStringLiteral(LENSBOARD_SOURCE_DIR "/../shared/cases");
    return QDir(folder).exists() ? QDir(folder).absolutePath() : QString();
}

} // namespace lensboard
