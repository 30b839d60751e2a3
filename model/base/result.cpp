// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

namespace lensboard {

std::string Error::toString() const
{
    std::string text;
    if (!file.empty())
        text += file + ':';
    if (line > 0) {
        text += std::to_string(line) + ':';
        if (column > 0)
            text += std::to_string(column) + ':';
    } else if (!pointer.empty()) {
        text += pointer + ':';
    }
    if (!text.empty())
        text += ' ';
    text += code + ": " + message;
    if (!detail.empty())
        text += " (" + detail + ')';
    return text;
}

Error Error::at(int errorLine, int errorColumn) const
{
    Error error = *this;
    error.line = errorLine;
    error.column = errorColumn;
    return error;
}

Error Error::inFile(const std::string &name) const
{
    Error error = *this;
    error.file = name;
    return error;
}

} // namespace lensboard
