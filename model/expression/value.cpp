// SPDX-License-Identifier: Apache-2.0
#include "expression/value.h"

#include "expression/object.h"
#include "expression/operators.h"
#include "expression/text.h"

#include <algorithm>
#include <cmath>

namespace lensboard::cel {

struct Value::Sequence : Payload
{
    std::vector<Value> items;
    Reasons why; // not empty: open
};

// Entries as written, and for more than a few of them their positions in key order.
struct Value::Table : Payload
{
    std::vector<Entry> entries;
    std::vector<std::uint32_t> order;
};

struct Value::Blank : Payload
{
    Reasons reasons;
};

struct Value::Fault : Payload
{
    ErrorInfo info;
};

namespace {

constexpr std::size_t linearSearchLimit = 8;

// Total order of keys: bools, then ints, then strings.
bool keyLess(const Value &left, const Value &right)
{
    if (left.kind() != right.kind())
        return left.kind() < right.kind();
    if (left.kind() == Kind::Bool)
        return left.asBool() < right.asBool();
    if (left.kind() == Kind::Int)
        return left.asInt() < right.asInt();
    return left.asString() < right.asString();
}

bool keyEqual(const Value &left, const Value &right)
{
    return left.kind() == right.kind() && !keyLess(left, right) && !keyLess(right, left);
}

bool isKey(const Value &value)
{
    return value.kind() == Kind::Bool || value.kind() == Kind::Int || value.kind() == Kind::String;
}

} // namespace

Value Value::shared(Kind kind, Payload *payload) noexcept
{
    Data data;
    data.payload = payload;
    return Value(kind, data);
}

void Value::destroy() noexcept
{
    switch (m_kind) {
    case Kind::String:
        delete static_cast<Text *>(m_data.payload);
        break;
    case Kind::List:
        delete static_cast<Sequence *>(m_data.payload);
        break;
    case Kind::Map:
        delete static_cast<Table *>(m_data.payload);
        break;
    case Kind::Unknown:
        delete static_cast<Blank *>(m_data.payload);
        break;
    case Kind::Error:
        delete static_cast<Fault *>(m_data.payload);
        break;
    default:
        break;
    }
}

Value Value::string(std::string value)
{
    return shared(Kind::String, new Text(std::move(value)));
}

Value Value::list(std::vector<Value> items)
{
    auto *payload = new Sequence;
    payload->items = std::move(items);
    return shared(Kind::List, payload);
}

Value Value::openList(std::vector<Value> items, Reasons why)
{
    assert(!why.empty());
    auto *payload = new Sequence;
    payload->items = std::move(items);
    payload->why = std::move(why);
    return shared(Kind::List, payload);
}

Value Value::map(std::vector<Entry> entries)
{
    auto *payload = new Table;
    payload->entries = std::move(entries);
    const auto &all = payload->entries;
    if (all.size() > linearSearchLimit) {
        payload->order.resize(all.size());
        for (std::uint32_t i = 0; i < payload->order.size(); ++i)
            payload->order[i] = i;
        std::sort(payload->order.begin(), payload->order.end(),
                  [&all](std::uint32_t a, std::uint32_t b) { return keyLess(all[a].first, all[b].first); });
    }
    return shared(Kind::Map, payload);
}

Value Value::unknown(UnknownReason reason)
{
    return unknown(std::make_shared<const UnknownReason>(std::move(reason)));
}

Value Value::unknown(ReasonPtr reason)
{
    return unknown(Reasons{std::move(reason)});
}

Value Value::unknown(Reasons reasons)
{
    auto *payload = new Blank;
    payload->reasons = std::move(reasons);
    return shared(Kind::Unknown, payload);
}

Value Value::error(std::string message, int line, int column)
{
    auto *payload = new Fault;
    payload->info = ErrorInfo{std::move(message), line, column};
    return shared(Kind::Error, payload);
}

const std::vector<Value> &Value::items() const
{
    assert(m_kind == Kind::List);
    return static_cast<const Sequence *>(m_data.payload)->items;
}

bool Value::isOpen() const
{
    return m_kind == Kind::List && !static_cast<const Sequence *>(m_data.payload)->why.empty();
}

const Reasons &Value::reasons() const
{
    assert(m_kind == Kind::List || m_kind == Kind::Unknown);
    if (m_kind == Kind::List)
        return static_cast<const Sequence *>(m_data.payload)->why;
    return static_cast<const Blank *>(m_data.payload)->reasons;
}

const std::vector<Value::Entry> &Value::entries() const
{
    assert(m_kind == Kind::Map);
    return static_cast<const Table *>(m_data.payload)->entries;
}

const ErrorInfo &Value::asError() const
{
    assert(m_kind == Kind::Error);
    return static_cast<const Fault *>(m_data.payload)->info;
}

const Value *Value::find(const Value &key) const
{
    assert(m_kind == Kind::Map);
    if (key.kind() == Kind::Double) {
        const std::optional<std::int64_t> whole = exactInteger(key.asDouble());
        return whole ? find(Value::integer(*whole)) : nullptr;
    }
    if (!isKey(key))
        return nullptr;
    const auto *table = static_cast<const Table *>(m_data.payload);
    const auto &all = table->entries;
    if (table->order.empty()) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Entry &e) { return keyEqual(e.first, key); });
        return found == all.end() ? nullptr : &found->second;
    }
    const auto found = std::lower_bound(table->order.begin(), table->order.end(), key,
                                        [&](std::uint32_t at, const Value &k) { return keyLess(all[at].first, k); });
    return found != table->order.end() && keyEqual(all[*found].first, key) ? &all[*found].second : nullptr;
}

const Value *Value::find(std::string_view key) const
{
    return find(Value::string(std::string(key)));
}

Value makeMap(std::vector<Value::Entry> entries)
{
    for (const Value::Entry &entry : entries) {
        if (!isKey(entry.first))
            return Value::error(std::string("a map key must be a string, an int or a bool, not ") +
                                typeName(entry.first.kind()));
    }
    std::vector<Value> keys;
    keys.reserve(entries.size());
    for (const Value::Entry &entry : entries)
        keys.push_back(entry.first);
    std::sort(keys.begin(), keys.end(), keyLess);
    const auto twice = std::adjacent_find(keys.begin(), keys.end(), keyEqual);
    if (twice != keys.end())
        return Value::error("the map has the key " + toText(*twice) + " twice");
    return Value::map(std::move(entries));
}

void addReasons(Reasons &reasons, const Reasons &more)
{
    for (const ReasonPtr &reason : more) {
        if (reasons.size() >= maxReasons)
            return;
        const bool known = std::any_of(reasons.begin(), reasons.end(), [&reason](const ReasonPtr &other) {
            return other == reason || (other->subject == reason->subject && other->name == reason->name);
        });
        if (!known)
            reasons.push_back(reason);
    }
}

const char *typeName(Kind kind)
{
    static constexpr const char *names[] = {"null_type", "bool", "int", "double",  "type", "object",
                                            "string",    "list", "map", "unknown", "error"};
    return names[static_cast<std::size_t>(kind)];
}

} // namespace lensboard::cel
