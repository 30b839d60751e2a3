// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/recordjson.h"

#include <algorithm>
#include <set>

// Reads the members of a record one by one; only the sources of RecordReader include it.
namespace lensboard {

// The members of one JSON object; what nobody asked for is what this version does not know.
struct RecordReader::Fields
{
    const Json &json;
    RecordReader &reader;
    std::set<std::string> used;
    Json unknownWords = Json::object(); // written back while the value that stands in for them is unchanged

    const Json *member(const char *key)
    {
        used.insert(key);
        return memberAt(json, key);
    }

    std::string text(const char *key)
    {
        const Json *found = member(key);
        if (found && !found->is_string())
            reader.warn(key, "is not text");
        return found && found->is_string() ? found->get<std::string>() : std::string();
    }

    bool flag(const char *key)
    {
        const Json *found = member(key);
        if (found && !found->is_boolean())
            reader.warn(key, "is neither true nor false");
        return found && found->is_boolean() && found->get<bool>();
    }

    int integer(const char *key)
    {
        const Json *found = member(key);
        if (found && !found->is_number_integer())
            reader.warn(key, "is not a whole number");
        return found && found->is_number_integer() ? found->get<int>() : 0;
    }

    std::optional<NotApplicableCause> cause()
    {
        const std::string word = text("cause");
        const auto known = notApplicableCause(word);
        if (!word.empty() && !known)
            reader.warn("cause", "is none of the four reasons for what does not apply: " + word);
        return known;
    }

    // A word of a closed vocabulary; an unknown one is reported, and kept by the caller in `extra` through `keep`.
    template <typename E, typename Parse>
    E word(const char *key, Parse parse, E fallback)
    {
        const Json *found = member(key);
        if (!found)
            return fallback;
        const auto value = found->is_string() ? parse(found->get<std::string>()) : std::nullopt;
        if (value)
            return *value;
        reader.warn(key, "has a value that this version does not know: " + found->dump());
        unknownWords[key] = Json{{"word", *found}, {"standsIn", std::string(toWord(fallback))}};
        return fallback;
    }

    Rect frame(const Rect &fallback)
    {
        const Json *found = member("frame");
        if (!found)
            return fallback;
        const bool fine = found->is_array() && found->size() == 4 &&
                          std::all_of(found->begin(), found->end(), [](const Json &n) { return n.is_number(); });
        if (!fine) {
            reader.warn("frame", "is not [x, y, width, height]");
            return fallback;
        }
        return {(*found)[0].get<double>(), (*found)[1].get<double>(), (*found)[2].get<double>(),
                (*found)[3].get<double>()};
    }

    Origin origin()
    {
        const Json *found = member("origin");
        if (!found || !found->is_object())
            return {};
        Origin origin{stringAt(*found, "file"),     stringAt(*found, "logicalId"), stringAt(*found, "iacType"), 0, 0,
                      stringAt(*found, "condition")};
        origin.line = static_cast<int>(numberAt(*found, "line"));
        origin.column = static_cast<int>(numberAt(*found, "column"));
        return origin;
    }

    std::string extra() const
    {
        Json rest = Json::object();
        for (const auto &[key, value] : json.items()) {
            if (used.count(key) == 0)
                rest[key] = value;
        }
        if (!unknownWords.empty())
            rest["unknownWords"] = unknownWords;
        return rest.empty() ? std::string() : rest.dump();
    }
};

} // namespace lensboard
