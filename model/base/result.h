// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

// How failure travels: a Result<T> holds a value or an Error that says what is wrong, where, and what to do.
// Exceptions of libraries stop at the function that called them; bugs are assertions.
namespace lensboard {

// A fault in some input. `code` is a stable slug for machines ("yaml.tab", "json.syntax"); `message` is one sentence
// for people. `file`, `line` and `column` (both from 1, 0 = unknown) or `pointer` (JSON pointer) say where.
struct Error
{
    std::string code;
    std::string message;
    std::string detail;
    std::string file;
    std::string pointer;
    int line = 0;
    int column = 0;

    // "file:line:column: code: text", leaving out what is unknown (cli.md).
    [[nodiscard]] std::string toString() const;
    [[nodiscard]] Error at(int errorLine, int errorColumn) const;
    [[nodiscard]] Error inFile(const std::string &name) const;
};

[[nodiscard]] inline Error makeError(std::string code, std::string message)
{
    Error error;
    error.code = std::move(code);
    error.message = std::move(message);
    return error;
}

template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    // Only after ok().
    [[nodiscard]] T &value()
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] const T &value() const
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    T &operator*() { return value(); }
    const T &operator*() const { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    // Only after !ok().
    [[nodiscard]] const Error &error() const
    {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const
    {
        assert(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace lensboard
