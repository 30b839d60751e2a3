// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/outcome.h"
#include "expression/symbol.h"

#include <atomic>
#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What an expression works on: an immutable value of 16 bytes that is cheap to copy (null, bool, int, double, type and
// object without allocation, the rest by a shared counted payload; copies may live on several threads). Besides the
// values of CEL there are two outcomes: Unknown ("nobody has said") with its reasons, and Error ("the expression is at
// fault"). A list or map may hold Unknown elements but never Errors.
namespace lensboard::cel {

class Object;

enum class Kind : std::uint8_t { Null, Bool, Int, Double, Type, Object, String, List, Map, Unknown, Error };

class Value
{
    struct Payload
    {
        std::atomic<std::uint32_t> references{1};
    };
    struct Text : Payload
    {
        explicit Text(std::string value)
            : text(std::move(value))
        {
        }
        std::string text;
    };
    struct Sequence;
    struct Table;
    struct Blank;
    struct Fault;
    union Data {
        std::int64_t integer;
        double real;
        bool boolean;
        Symbol type;
        const Object *object;
        Payload *payload;
    };

public:
    using Entry = std::pair<Value, Value>;

    Value() noexcept = default; // null
    Value(const Value &other) noexcept
        : m_data(other.m_data)
        , m_kind(other.m_kind)
    {
        retain();
    }
    Value(Value &&other) noexcept
        : m_data(other.m_data)
        , m_kind(other.m_kind)
    {
        other.m_kind = Kind::Null;
    }
    Value &operator=(Value other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_kind, other.m_kind);
        return *this;
    }
    ~Value() { release(); }

    [[nodiscard]] static Value boolean(bool value) { return Value(Kind::Bool, Data{.boolean = value}); }
    [[nodiscard]] static Value integer(std::int64_t value) { return Value(Kind::Int, Data{.integer = value}); }
    [[nodiscard]] static Value real(double value) { return Value(Kind::Double, Data{.real = value}); }
    [[nodiscard]] static Value string(std::string value); // UTF-8
    [[nodiscard]] static Value list(std::vector<Value> items);
    // More elements may exist than are given; `why` (not empty) says what is not settled.
    [[nodiscard]] static Value openList(std::vector<Value> items, Reasons why);
    // Entries keep their order. Keys must be bool, int or string and differ: see makeMap for unchecked input.
    [[nodiscard]] static Value map(std::vector<Entry> entries);
    // the object must outlive the value
    [[nodiscard]] static Value object(const Object *object) { return Value(Kind::Object, Data{.object = object}); }
    [[nodiscard]] static Value type(Symbol name) { return Value(Kind::Type, Data{.type = name}); }
    [[nodiscard]] static Value unknown(UnknownReason reason);
    [[nodiscard]] static Value unknown(ReasonPtr reason);
    [[nodiscard]] static Value unknown(Reasons reasons);
    [[nodiscard]] static Value error(std::string message, int line = 0, int column = 0);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isNull() const { return m_kind == Kind::Null; }
    [[nodiscard]] bool isBool() const { return m_kind == Kind::Bool; }
    [[nodiscard]] bool isTrue() const { return m_kind == Kind::Bool && m_data.boolean; }
    [[nodiscard]] bool isFalse() const { return m_kind == Kind::Bool && !m_data.boolean; }
    [[nodiscard]] bool isUnknown() const { return m_kind == Kind::Unknown; }
    [[nodiscard]] bool isError() const { return m_kind == Kind::Error; }
    [[nodiscard]] bool isOutcome() const { return m_kind >= Kind::Unknown; } // Unknown or Error: not a value of CEL

    // Each only for its kind.
    [[nodiscard]] bool asBool() const { return assert(m_kind == Kind::Bool), m_data.boolean; }
    [[nodiscard]] std::int64_t asInt() const { return assert(m_kind == Kind::Int), m_data.integer; }
    [[nodiscard]] double asDouble() const { return assert(m_kind == Kind::Double), m_data.real; }
    [[nodiscard]] const Object *asObject() const { return assert(m_kind == Kind::Object), m_data.object; }
    [[nodiscard]] Symbol asType() const { return assert(m_kind == Kind::Type), m_data.type; }
    [[nodiscard]] const std::string &asString() const
    {
        assert(m_kind == Kind::String);
        return static_cast<const Text *>(m_data.payload)->text;
    }
    [[nodiscard]] const std::vector<Value> &items() const; // List
    [[nodiscard]] bool isOpen() const;                     // any kind; true only for an open list
    [[nodiscard]] const Reasons &reasons() const;          // Unknown, List (empty when closed)
    [[nodiscard]] const std::vector<Entry> &entries() const;
    [[nodiscard]] const Value *find(const Value &key) const; // Map; key bool, int, string or an integral double
    [[nodiscard]] const Value *find(std::string_view key) const;
    [[nodiscard]] const ErrorInfo &asError() const;

private:
    Value(Kind kind, Data data) noexcept
        : m_data(data)
        , m_kind(kind)
    {
    }
    static Value shared(Kind kind, Payload *payload) noexcept;
    void destroy() noexcept;
    void retain() const noexcept
    {
        if (m_kind >= Kind::String)
            m_data.payload->references.fetch_add(1, std::memory_order_relaxed);
    }
    void release() noexcept
    {
        if (m_kind >= Kind::String && m_data.payload->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            destroy();
    }

    Data m_data{.integer = 0};
    Kind m_kind = Kind::Null;
};

// The same kind and content, element for element (1 and 1.0 differ, NaN is NaN; map order does not count). For tests
// and caches; `==` of the language is equals() in operators.h.
[[nodiscard]] bool identical(const Value &left, const Value &right);

// A map from keys and values as written: an Error for a key that is not bool, int or string, or that comes twice.
[[nodiscard]] Value makeMap(std::vector<Value::Entry> entries);

// Adds what is missing from `more`, up to maxReasons.
void addReasons(Reasons &reasons, const Reasons &more);

// The name of the value's type in CEL: "int", "null_type", "list" …; "object", "unknown", "error" for the rest.
[[nodiscard]] const char *typeName(Kind kind);

// The value as CEL would write it: 'text', 1.5, [1, 2]; an object by its label.
[[nodiscard]] std::string toText(const Value &value);

} // namespace lensboard::cel
