// SPDX-License-Identifier: Apache-2.0
#include "lens/condition.h"

#include <algorithm>
#include <cassert>
#include <cctype>

namespace lensboard {

namespace {

constexpr int maxOperands = 256;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isNameCharacter(char c)
{
    return c == '_' || std::isalnum(static_cast<unsigned char>(c));
}

} // namespace

// Shunting-yard: operators wait on a stack until one that binds less tightly arrives.
class ConditionParser
{
public:
    explicit ConditionParser(std::string_view text)
        : m_text(text)
    {
    }

    Result<Condition> run()
    {
        if (!skipBlanks())
            return fail("condition.empty", "the condition is empty; write choice ids or the word default");
        while (skipBlanks()) {
            if (auto done = m_wantsOperand ? operand() : operation(); !done)
                return done.error();
        }
        if (m_wantsOperand)
            return fail("condition.syntax", "the condition stops where a choice id is expected");
        if (auto closed = popUntil(0); !closed)
            return closed.error();
        if (!m_pending.empty())
            return fail("condition.syntax", "a bracket is not closed");
        if (std::ranges::count(m_condition.m_names, "default") > 0) {
            if (!standsAlone("default"))
                return fail("condition.syntax", "default must stand alone, without brackets or other ids");
            m_condition = Condition();
        }
        return std::move(m_condition);
    }

private:
    bool skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size();
    }

    [[nodiscard]] bool standsAlone(std::string_view word) const
    {
        const std::size_t start = m_text.find(word);
        const auto blank = [](std::string_view part) { return std::ranges::all_of(part, isBlank); };
        return start != std::string_view::npos && blank(m_text.substr(0, start)) &&
               blank(m_text.substr(start + word.size()));
    }

    [[nodiscard]] Error fail(const char *code, const std::string &message) const
    {
        return makeError(code, message).at(1, static_cast<int>(m_at) + 1);
    }

    Result<void> operand()
    {
        const char c = m_text[m_at];
        if (c == '!' || c == '(') {
            m_pending.push_back(c);
            ++m_at;
            return {};
        }
        if (!isNameCharacter(c))
            return fail("condition.syntax", "a choice id is expected here");
        const std::size_t start = m_at;
        while (m_at < m_text.size() && isNameCharacter(m_text[m_at]))
            ++m_at;
        m_wantsOperand = false;
        return emitName(std::string(m_text.substr(start, m_at - start)));
    }

    Result<void> operation()
    {
        const char c = m_text[m_at];
        if (c == ')') {
            if (auto done = popUntil(0); !done)
                return done;
            if (m_pending.empty())
                return fail("condition.syntax", "this bracket was never opened");
            m_pending.pop_back();
            ++m_at;
            return {};
        }
        if ((c != '&' && c != '|') || m_at + 1 >= m_text.size() || m_text[m_at + 1] != c)
            return fail("condition.syntax", "&&, || or a closing bracket is expected here");
        if (auto done = popUntil(binding(c)); !done)
            return done;
        m_pending.push_back(c);
        m_at += 2;
        m_wantsOperand = true;
        return {};
    }

    static int binding(char pending)
    {
        switch (pending) {
        case '|':
            return 1;
        case '&':
            return 2;
        case '!':
            return 3;
        default:
            return -1; // an open bracket holds everything back
        }
    }

    Result<void> popUntil(int level)
    {
        while (!m_pending.empty() && binding(m_pending.back()) >= level) {
            const char c = m_pending.back();
            m_pending.pop_back();
            using Kind = Condition::Step::Kind;
            m_condition.m_steps.push_back({c == '!' ? Kind::Not : c == '&' ? Kind::And : Kind::Or, 0});
            if (c != '!')
                --m_operands;
        }
        return {};
    }

    Result<void> emitName(std::string name)
    {
        if (++m_operands > maxOperands)
            return fail("condition.tooComplex", "the condition is nested too deeply; write it with fewer brackets");
        auto &names = m_condition.m_names;
        const auto found = std::ranges::find(names, name);
        const auto index = static_cast<std::uint32_t>(found - names.begin());
        if (found == names.end())
            names.push_back(std::move(name));
        m_condition.m_steps.push_back({Condition::Step::Kind::Name, index});
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_wantsOperand = true;
    int m_operands = 0;
    std::vector<char> m_pending;
    Condition m_condition;
};

Result<Condition> Condition::parse(std::string_view text)
{
    return ConditionParser(text).run();
}

Tri Condition::evaluate(const std::vector<Tri> &values) const
{
    if (isDefault())
        return Tri::True;
    std::vector<Tri> stack;
    for (const Step &step : m_steps) {
        if (step.kind == Step::Kind::Name) {
            stack.push_back(values.at(step.name));
            continue;
        }
        const Tri top = stack.back();
        if (step.kind == Step::Kind::Not) {
            stack.back() = static_cast<Tri>(2 - static_cast<int>(top));
            continue;
        }
        stack.pop_back();
        stack.back() = step.kind == Step::Kind::And ? std::min(stack.back(), top) : std::max(stack.back(), top);
    }
    assert(stack.size() == 1);
    return stack.back();
}

} // namespace lensboard
