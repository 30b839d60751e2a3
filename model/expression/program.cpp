// SPDX-License-Identifier: Apache-2.0
#include "expression/program.h"

#include "expression/text.h"

#include <algorithm>

namespace lensboard::cel {

Position positionOf(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    Position position;
    position.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    position.column = 1 + static_cast<int>(codePoints(before.substr(lineStart)));
    return position;
}

std::unique_ptr<re2::RE2> compilePattern(const std::string &pattern)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(1 << 20);
    return std::make_unique<re2::RE2>(pattern, options);
}

const char *signOf(Op op)
{
    static constexpr const char *signs[] = {"+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in"};
    if (op == Op::And)
        return "&&";
    if (op == Op::Or)
        return "||";
    return op >= Op::Add && op <= Op::In ? signs[static_cast<int>(op) - static_cast<int>(Op::Add)] : "";
}

} // namespace lensboard::cel
