// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/resolver.h"

#include "exchange/budgets.h"

#include <charconv>

namespace lensboard::cfn {

namespace {

Value unknown(std::string reason)
{
    return {{Piece{Piece::Kind::Unknown, std::move(reason), {}, {}}}, nullptr, {}, false};
}

Value plain(std::string text)
{
    return {{Piece{Piece::Kind::Text, std::move(text), {}, {}}}, nullptr, {}, false};
}

void append(Value &to, Value from)
{
    for (Piece &piece : from.pieces)
        to.pieces.push_back(std::move(piece));
}

// A value cut at a delimiter; pieces that are not text are never cut.
std::vector<Value> cut(const Value &value, const std::string &delimiter)
{
    std::vector<Value> parts(1);
    for (const Piece &piece : value.pieces) {
        if (piece.kind != Piece::Kind::Text || delimiter.empty()) {
            parts.back().pieces.push_back(piece);
            continue;
        }
        std::size_t from = 0;
        for (std::size_t at = piece.text.find(delimiter); at != std::string::npos;
             at = piece.text.find(delimiter, from)) {
            parts.back().pieces.push_back({Piece::Kind::Text, piece.text.substr(from, at - from), {}, {}});
            parts.emplace_back();
            from = at + delimiter.size();
        }
        parts.back().pieces.push_back(
            {Piece::Kind::Text, piece.text.substr(from), {}, from == 0 ? piece.parameter : ""});
    }
    return parts;
}

} // namespace

bool isNoValue(const Tree &tree)
{
    return tree.isMap() && tree.items.size() == 1 && tree.keys[0].text == "Ref" && tree.items[0].text == "AWS::NoValue";
}

bool Value::isText() const
{
    for (const Piece &piece : pieces) {
        if (piece.kind != Piece::Kind::Text)
            return false;
    }
    return !absent && !pieces.empty();
}

std::string Value::text() const
{
    std::string out;
    for (const Piece &piece : pieces) {
        if (piece.kind == Piece::Kind::Text)
            out += piece.text;
        else if (piece.kind == Piece::Kind::Unknown)
            out += "${?}";
        else
            out += "${" + piece.text + (piece.attribute.empty() ? "" : "." + piece.attribute) + "}";
    }
    return out;
}

const Piece *Value::resource() const
{
    for (const Piece &piece : pieces) {
        if (piece.kind == Piece::Kind::Resource)
            return &piece;
    }
    return nullptr;
}

std::string Value::reason() const
{
    for (const Piece &piece : pieces) {
        switch (piece.kind) {
        case Piece::Kind::Text:
            break;
        case Piece::Kind::Parameter:
            return "depends on parameter " + piece.text;
        case Piece::Kind::Import:
            return "depends on the export " + piece.text;
        case Piece::Kind::Pseudo:
            return "depends on " + piece.text;
        case Piece::Kind::Resource:
            return "known only after deployment of " + piece.text;
        case Piece::Kind::Unknown:
            return piece.text;
        }
    }
    return {};
}

const Tree *Resolver::intrinsic(const Tree &tree, std::string_view &name)
{
    if (!tree.isMap() || tree.items.size() != 1)
        return nullptr;
    const std::string &key = tree.keys[0].text;
    if (key != "Ref" && key != "Condition" && key.compare(0, 4, "Fn::") != 0)
        return nullptr;
    name = key;
    return &tree.items[0];
}

Value Resolver::reference(const std::string &name, const std::string &attribute) const
{
    if (name == "AWS::NoValue") {
        Value none;
        none.absent = true;
        return none;
    }
    if (name.compare(0, 5, "AWS::") == 0)
        return {{Piece{Piece::Kind::Pseudo, name, {}, {}}}, nullptr, {}, false};
    if (attribute.empty()) {
        if (const Parameter *parameter = m_template.parameter(name); parameter != nullptr) {
            if (parameter->settled())
                return {{Piece{Piece::Kind::Text, parameter->defaultValue->text, {}, name}}, nullptr, {}, false};
            return {{Piece{Piece::Kind::Parameter, name, {}, {}}}, nullptr, {}, false};
        }
    }
    return {{Piece{Piece::Kind::Resource, name, attribute, {}}}, nullptr, {}, false};
}

Value Resolver::attribute(const Tree &argument, int depth) const
{
    if (argument.isScalar()) {
        const std::size_t dot = argument.text.find('.');
        return dot == std::string::npos ? reference(argument.text, "Arn")
                                        : reference(argument.text.substr(0, dot), argument.text.substr(dot + 1));
    }
    if (!argument.isList() || argument.items.empty() || !argument.items[0].isScalar())
        return unknown("Fn::GetAtt is misshapen");
    std::string name;
    for (std::size_t i = 1; i < argument.items.size(); ++i)
        name += (i > 1 ? "." : "") + valueAt(argument.items[i], depth + 1).text();
    return reference(argument.items[0].text, name.empty() ? "Arn" : name);
}

Value Resolver::substituted(const Tree &argument, int depth) const
{
    const Tree *variables = nullptr;
    const Tree *source = &argument;
    if (argument.isList()) {
        if (argument.items.empty())
            return unknown("Fn::Sub is misshapen");
        source = &argument.items[0];
        variables = argument.items.size() > 1 ? &argument.items[1] : nullptr;
    }
    if (!source->isScalar())
        return unknown("Fn::Sub is misshapen");
    Value out;
    const std::string &text = source->text;
    std::size_t from = 0;
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", from)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos)
            break;
        if (at > from)
            append(out, plain(text.substr(from, at - from)));
        const std::string name = text.substr(at + 2, end - at - 2);
        const Tree *variable = variables != nullptr ? variables->find(name) : nullptr;
        const std::size_t dot = name.find('.');
        if (!name.empty() && name.front() == '!')
            append(out, plain("${" + name.substr(1) + "}"));
        else if (variable != nullptr)
            append(out, valueAt(*variable, depth + 1));
        else if (!name.empty())
            append(out, dot == std::string::npos ? reference(name, {})
                                                 : reference(name.substr(0, dot), name.substr(dot + 1)));
        from = end + 1;
    }
    if (from < text.size() || out.pieces.empty())
        append(out, plain(text.substr(from)));
    return out;
}

Value Resolver::joined(const Tree &argument, int depth) const
{
    if (!argument.isList() || argument.items.size() != 2)
        return unknown("Fn::Join is misshapen");
    const std::string delimiter = argument.items[0].text;
    std::vector<Value> parts;
    collect(argument.items[1], {}, depth + 1, parts);
    Value out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && !delimiter.empty())
            append(out, plain(delimiter));
        append(out, std::move(parts[i]));
    }
    return out.pieces.empty() ? plain({}) : out;
}

std::vector<Value> Resolver::split(const Tree &argument, int depth) const
{
    if (!argument.isList() || argument.items.size() != 2 || !argument.items[0].isScalar())
        return {unknown("Fn::Split is misshapen")};
    return cut(valueAt(argument.items[1], depth + 1), argument.items[0].text);
}

Value Resolver::selected(const Tree &argument, int depth) const
{
    if (!argument.isList() || argument.items.size() != 2)
        return unknown("Fn::Select is misshapen");
    std::vector<Value> parts;
    collect(argument.items[1], {}, depth + 1, parts);
    const std::string index = valueAt(argument.items[0], depth + 1).text();
    std::size_t at = 0;
    const auto read = std::from_chars(index.data(), index.data() + index.size(), at);
    if (read.ec == std::errc() && at < parts.size())
        return parts[at];
    // One part of a name that is only known after deployment still names that resource.
    for (const Value &part : parts) {
        if (part.resource() != nullptr || part.reason().compare(0, 17, "depends on parame") == 0)
            return part;
    }
    return unknown("the list that Fn::Select takes from is not known");
}

Value Resolver::imported(const Tree &argument, int depth) const
{
    return {{Piece{Piece::Kind::Import, valueAt(argument, depth + 1).text(), {}, {}}}, nullptr, {}, false};
}

const Tree *Resolver::mapped(const Tree &argument, int depth) const
{
    if (!argument.isList() || argument.items.size() < 3)
        return nullptr;
    const Tree *tree = m_template.mapping(valueAt(argument.items[0], depth + 1).text());
    for (std::size_t i = 1; tree != nullptr && i < 3; ++i)
        tree = tree->find(valueAt(argument.items[i], depth + 1).text());
    return tree;
}

const Tree *Resolver::branch(const Tree &argument) const
{
    if (!argument.isList() || argument.items.size() != 3 || !argument.items[0].isScalar())
        return nullptr;
    const auto state = condition(argument.items[0].text);
    return state ? &argument.items[*state ? 1 : 2] : nullptr;
}

Value Resolver::valueAt(const Tree &tree, int depth) const
{
    if (depth > budgets::resolveDepth)
        return unknown("nested too deep");
    Value out;
    std::string_view name;
    const Tree *argument = intrinsic(tree, name);
    if (argument == nullptr) {
        out = tree.isMap() || tree.isList() ? unknown("not a single value") : plain(tree.text);
    } else if (name == "Ref") {
        out = argument->isScalar() ? reference(argument->text, {}) : unknown("Ref is misshapen");
    } else if (name == "Fn::GetAtt") {
        out = attribute(*argument, depth);
    } else if (name == "Fn::Sub") {
        out = substituted(*argument, depth);
    } else if (name == "Fn::Join") {
        out = joined(*argument, depth);
    } else if (name == "Fn::Select") {
        out = selected(*argument, depth);
    } else if (name == "Fn::ImportValue") {
        out = imported(*argument, depth);
    } else if (name == "Fn::Unknown") {
        out = unknown(argument->text);
    } else if (name == "Fn::FindInMap") {
        const Tree *found = mapped(*argument, depth);
        out = found != nullptr ? valueAt(*found, depth + 1) : unknown("depends on a mapping");
    } else if (name == "Fn::If") {
        const Tree *taken = branch(*argument);
        const std::string on(argument->isList() && !argument->items.empty() ? argument->items[0].text : "");
        out = taken != nullptr ? valueAt(*taken, depth + 1) : unknown("depends on condition " + on);
    } else {
        out = unknown("depends on " + std::string(name));
    }
    out.tree = &tree;
    return out;
}

void Resolver::collect(const Tree &tree, const std::string &inCondition, int depth, std::vector<Value> &out) const
{
    if (depth > budgets::resolveDepth || out.size() > budgets::alternatives || isNoValue(tree))
        return;
    std::string_view name;
    const Tree *argument = intrinsic(tree, name);
    if (tree.isList()) {
        for (const Tree &item : tree.items)
            collect(item, inCondition, depth + 1, out);
    } else if (argument != nullptr && name == "Fn::If" && argument->isList() && argument->items.size() == 3) {
        for (std::size_t i = 1; i < 3; ++i)
            collect(argument->items[i], argument->items[0].text, depth + 1, out);
    } else if (argument != nullptr && name == "Fn::Split") {
        for (Value &part : split(*argument, depth))
            out.push_back(std::move(part));
    } else if (argument != nullptr && name == "Fn::FindInMap") {
        if (const Tree *found = mapped(*argument, depth); found != nullptr)
            collect(*found, inCondition, depth + 1, out);
    } else if (!tree.isNull()) {
        Value value = valueAt(tree, depth);
        const Parameter *list = argument != nullptr && name == "Ref" && argument->isScalar()
                                    ? m_template.parameter(argument->text)
                                    : nullptr;
        if (list != nullptr && list->settled() && list->type.find("List") != std::string::npos) {
            for (Value &part : cut(value, ","))
                out.push_back(std::move(part));
        } else {
            value.condition = inCondition;
            out.push_back(std::move(value));
        }
    }
}

std::vector<Value> Resolver::values(const Tree &tree) const
{
    std::vector<Value> out;
    collect(tree, {}, 0, out);
    return out;
}

} // namespace lensboard::cfn
