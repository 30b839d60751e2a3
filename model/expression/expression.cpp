// SPDX-License-Identifier: Apache-2.0
#include "expression/expression.h"

#include "expression/evaluator.h"
#include "expression/parser.h"

namespace lensboard::cel {

namespace {

std::shared_ptr<const Program> trueProgram()
{
    static const auto *program = [] {
        auto made = std::make_shared<Program>();
        made->text = "true";
        made->nodes.emplace_back();
        made->nodes.back().constant = Value::boolean(true);
        made->nodes.back().end = 4;
        return new std::shared_ptr<const Program>(std::move(made));
    }();
    return *program;
}

} // namespace

Expression::Expression()
    : m_program(trueProgram())
{
}

const std::string &Expression::text() const
{
    return m_program->text;
}

Result<Expression> parse(std::string_view text)
{
    Result<std::vector<Lexeme>> lexemes = tokenize(text);
    if (!lexemes)
        return lexemes.error();
    auto program = Parser(text, std::move(*lexemes)).run();
    if (!program)
        return program.error();
    return Expression(std::move(*program));
}

Value evaluate(const Expression &expression, const Scope &scope)
{
    return Evaluator(expression.program(), scope).value(expression.program().root);
}

} // namespace lensboard::cel
