// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/documentjson.h"

#include <QtTest>

// Small boards in the form of rule examples (model/rules/documentjson.h), for tests.
namespace lensboard::test {

inline Document board(const char *json)
{
    const auto parsed = parseJson(json);
    if (!parsed)
        qFatal("the board is no JSON: %s", parsed.error().message.c_str());
    auto document = readSmallDocument(*parsed, {});
    if (!document)
        qFatal("%s: %s", document.error().pointer.c_str(), document.error().message.c_str());
    return *std::move(document);
}

} // namespace lensboard::test
