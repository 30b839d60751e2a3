// SPDX-License-Identifier: Apache-2.0
#include "board.h"
#include "layout/arrange.h"

#include <QCoreApplication>

#include <optional>

namespace lensboard::cli {

Result<void> arrangeBoard(Board &board, Console &console)
{
    // Arranging runs a child process, which wants an application object.
    static int argc = 1;
    static char name[] = "lensboard-cli";
    static char *argv[] = {name, nullptr};
    std::optional<QCoreApplication> application;
    if (!QCoreApplication::instance())
        application.emplace(argc, argv);
    auto arranged = arrange(board.document);
    if (!arranged)
        return arranged.error();
    if (!arranged->note.empty())
        console.talk(board.file + ": " + arranged->note);
    return board.document.apply(arranged->change);
}

} // namespace lensboard::cli
