// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainterPath>
#include <QStringView>

namespace lensboard {

// The outline that the "d" attribute of an SVG path describes. Understands every command; stops quietly at the first
// thing that is no path data and gives what came before.
[[nodiscard]] QPainterPath pathFromSvg(QStringView data);

} // namespace lensboard
