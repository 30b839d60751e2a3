// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/cloudformation/template.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Reads values through CloudFormation's intrinsic functions. Parameters with a default are settled; what hangs on
// anything else keeps a piece that says on what. Conditions are three-valued; where one is not settled both branches
// are kept. It never fails: what it cannot read becomes an unknown piece (the reference check reports faults).
namespace lensboard::cfn {

struct Piece
{
    enum class Kind { Text, Resource, Parameter, Import, Pseudo, Unknown };
    Kind kind = Kind::Text;
    std::string text;      // text, logical id, parameter, export, "AWS::Region", or the reason
    std::string attribute; // of a resource: "Arn", empty for Ref
    std::string parameter; // text that is the default of this parameter
};

struct Value
{
    std::vector<Piece> pieces;
    const Tree *tree = nullptr;
    std::string condition; // set when it holds only in one branch of this condition
    bool absent = false;   // AWS::NoValue

    [[nodiscard]] bool isText() const;
    // Unsettled pieces are shown as ${name}; equal texts of two values mean the same thing.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const Piece *resource() const; // first reference to a resource, or null
    // Why the value is not settled: "depends on parameter Stage"; empty when it is.
    [[nodiscard]] std::string reason() const;
};

// A place in a template that a path leads to.
struct Found
{
    const Tree *tree = nullptr;
    std::string key; // key of the mapping member, where the path ended in one
    std::string condition;
};

class Resolver
{
public:
    explicit Resolver(const Template &source)
        : m_template(source)
    {
    }

    [[nodiscard]] Value value(const Tree &tree) const { return valueAt(tree, 0); }
    // Every scalar that stands there: elements of a list, parts of Fn::Split, both branches of a condition.
    [[nodiscard]] std::vector<Value> values(const Tree &tree) const;
    // Places below `from`: "A.B[].C"; "[]" goes into each element of a list (or the thing itself when it is none), "*"
    // into each member of a mapping. Both branches of conditions are followed.
    [[nodiscard]] std::vector<Found> select(const Tree &from, std::string_view path) const;
    // The first place of select() that is neither null nor AWS::NoValue, or null.
    [[nodiscard]] const Tree *first(const Tree &from, std::string_view path) const;
    // The settled reading of a property. Not there: absent. In an unsettled condition: a piece that says so.
    [[nodiscard]] Value settled(const Tree &from, std::string_view path) const;
    // Text at a path with unsettled pieces as ${name}; empty when there is nothing.
    [[nodiscard]] std::string text(const Tree &from, std::string_view path) const;
    [[nodiscard]] std::optional<bool> condition(std::string_view name) const;

    // The name and argument of an intrinsic function; null name when the tree is none.
    static const Tree *intrinsic(const Tree &tree, std::string_view &name);

private:
    [[nodiscard]] Value valueAt(const Tree &tree, int depth) const;
    [[nodiscard]] Value reference(const std::string &name, const std::string &attribute) const;
    [[nodiscard]] Value substituted(const Tree &argument, int depth) const;
    [[nodiscard]] Value joined(const Tree &argument, int depth) const;
    [[nodiscard]] Value selected(const Tree &argument, int depth) const;
    [[nodiscard]] Value attribute(const Tree &argument, int depth) const;
    [[nodiscard]] Value imported(const Tree &argument, int depth) const;
    [[nodiscard]] std::vector<Value> split(const Tree &argument, int depth) const;
    void collect(const Tree &tree, const std::string &inCondition, int depth, std::vector<Value> &out) const;
    [[nodiscard]] const Tree *mapped(const Tree &argument, int depth) const;
    [[nodiscard]] const Tree *branch(const Tree &argument) const; // of Fn::If: the settled one or null
    void walk(const Tree &tree, std::string_view path, const std::string &key, const std::string &inCondition,
              int depth, std::vector<Found> &out) const;
    void step(const Tree &tree, std::string_view path, const std::string &inCondition, int depth,
              std::vector<Found> &out) const;
    [[nodiscard]] std::optional<bool> evaluate(const Tree &tree, int depth) const;

    const Template &m_template;
    mutable std::unordered_map<std::string, std::optional<bool>> m_conditions;
};

[[nodiscard]] bool isNoValue(const Tree &tree);

} // namespace lensboard::cfn
