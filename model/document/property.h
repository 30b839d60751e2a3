// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Property values with three states: stated, stated as absent, and unknown. A property that is not in the map was
// never stated and is unknown; unknown is never false.
namespace lensboard {

using PropertyData = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

struct PropertyValue
{
    enum class State { Unknown, Stated, Absent };
    enum class Origin { Person, Template, AwsDefault };

    State state = State::Unknown;
    Origin origin = Origin::Person;
    PropertyData data;  // meaningful when stated
    std::string reason; // why unknown, e.g. "depends on parameter Stage"

    static PropertyValue stated(PropertyData data, Origin origin = Origin::Person)
    {
        return {State::Stated, origin, std::move(data), {}};
    }
    static PropertyValue absent(Origin origin = Origin::Person) { return {State::Absent, origin, {}, {}}; }
    static PropertyValue unknown(std::string reason)
    {
        return {State::Unknown, Origin::Template, {}, std::move(reason)};
    }
    // An AWS default that takes effect because nothing was said; shown as a default.
    static PropertyValue awsDefault(PropertyData data)
    {
        return {State::Stated, Origin::AwsDefault, std::move(data), {}};
    }

    [[nodiscard]] bool isStated() const { return state == State::Stated; }
    friend bool operator==(const PropertyValue &, const PropertyValue &) = default;
};

// Ordered by name, so that files and evaluation are stable.
using Properties = std::map<std::string, PropertyValue, std::less<>>;

// Nullptr when the property was never stated.
[[nodiscard]] const PropertyValue *findProperty(const Properties &properties, std::string_view name);

// The stated value, or nothing when unknown, absent or of another type (an integer is taken for a double too).
[[nodiscard]] const std::string *statedString(const Properties &properties, std::string_view name);
[[nodiscard]] const bool *statedBool(const Properties &properties, std::string_view name);
[[nodiscard]] bool statedNumber(const Properties &properties, std::string_view name, double &out);

// For people: "60", "true", "JSON", "a, b"; shortest form of numbers.
[[nodiscard]] std::string toText(const PropertyData &data);
[[nodiscard]] std::string numberText(double value);

} // namespace lensboard
