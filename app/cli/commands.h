// SPDX-License-Identifier: Apache-2.0
#pragma once

// The subcommands, each made in the file of its name.
namespace lensboard::cli {

struct Command;

[[nodiscard]] Command checkCommand();
[[nodiscard]] Command explainCommand();
[[nodiscard]] Command importCommand();
[[nodiscard]] Command graphCommand();
[[nodiscard]] Command exportCommand();
[[nodiscard]] Command arrangeCommand();
[[nodiscard]] Command answersExportCommand();
[[nodiscard]] Command answersImportCommand();
[[nodiscard]] Command rulesListCommand();
[[nodiscard]] Command rulesValidateCommand();
[[nodiscard]] Command lensListCommand();
[[nodiscard]] Command lensValidateCommand();
[[nodiscard]] Command expressionTestCommand();
[[nodiscard]] Command verdictTestCommand();

} // namespace lensboard::cli
