// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include "base/files.h"
#include "base/resources.h"

#include <unordered_map>

namespace lensboard {

namespace {

constexpr int maxDepth = 200;
constexpr std::size_t smallObject = 16; // searched from end to end
constexpr std::size_t usualObject = 6;

// Builds the tree while noticing depth and duplicate keys, which the library's own parser lets pass.
class Builder : public nlohmann::json_sax<Json>
{
public:
    Json root;
    Error error;
    std::vector<std::string> *duplicates = nullptr;

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t &) override { return add(value); }
    bool string(string_t &value) override { return add(std::move(value)); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool key(string_t &name) override
    {
        Frame &frame = m_stack.back();
        frame.slot = memberOf(frame, name);
        if (frame.slot && duplicates)
            duplicates->push_back(pointer() + '/' + pointerToken(name));
        frame.key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &exception) override
    {
        m_position = position;
        m_what = exception.what();
        return false;
    }

    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] const std::string &what() const { return m_what; }
    [[nodiscard]] bool tooDeep() const { return m_tooDeep; }

private:
    struct Frame
    {
        Json *value;
        std::string key;
        Json *slot = nullptr;                              // the member that a repeated key replaces
        std::unordered_map<std::string, std::size_t> keys; // positions, once the object is large
    };

    // A member of the object being read, or null. Small objects are searched, large ones indexed: the library's own
    // insertion searches always, which takes quadratic time.
    static Json *memberOf(Frame &frame, const std::string &name)
    {
        auto &members = frame.value->get_ref<Json::object_t &>();
        if (members.size() < smallObject) {
            for (auto &member : members) {
                if (member.first == name)
                    return &member.second;
            }
            return nullptr;
        }
        for (std::size_t i = frame.keys.size(); i < members.size(); ++i)
            frame.keys.emplace((members.begin() + static_cast<std::ptrdiff_t>(i))->first, i);
        const auto found = frame.keys.find(name);
        return found == frame.keys.end() ? nullptr
                                         : &(members.begin() + static_cast<std::ptrdiff_t>(found->second))->second;
    }

    [[nodiscard]] std::string pointer() const
    {
        std::string text;
        for (std::size_t i = 0; i + 1 < m_stack.size(); ++i) {
            const Frame &frame = m_stack[i];
            text += '/' + (frame.value->is_array() ? std::to_string(frame.value->size() - 1) : pointerToken(frame.key));
        }
        return text;
    }

    Json *place(Json value)
    {
        if (m_stack.empty()) {
            root = std::move(value);
            return &root;
        }
        Frame &frame = m_stack.back();
        if (frame.value->is_array()) {
            frame.value->push_back(std::move(value));
            return &frame.value->back();
        }
        if (frame.slot) {
            *frame.slot = std::move(value);
            return frame.slot;
        }
        auto &members = frame.value->get_ref<Json::object_t &>();
        members.std::vector<Json::object_t::value_type>::emplace_back(frame.key, std::move(value));
        return &members.back().second;
    }

    bool add(Json value)
    {
        place(std::move(value));
        return true;
    }

    bool open(Json value)
    {
        if (m_stack.size() >= maxDepth) {
            m_tooDeep = true;
            return false;
        }
        Json *placed = place(std::move(value));
        if (placed->is_object()) // growing copies all members, since the library's keys are constant
            placed->get_ref<Json::object_t &>().reserve(usualObject);
        m_stack.push_back({placed, {}, nullptr, {}});
        return true;
    }

    bool close()
    {
        m_stack.pop_back();
        return true;
    }

    std::vector<Frame> m_stack;
    std::size_t m_position = 0;
    std::string m_what;
    bool m_tooDeep = false;
};

std::string plainReason(const std::string &what)
{
    const auto colon = what.rfind(": ");
    const auto dash = what.find("; ");
    std::string reason = dash != std::string::npos ? what.substr(dash + 2) : what;
    if (dash == std::string::npos && colon != std::string::npos)
        reason = what.substr(colon + 2);
    std::string printable;
    for (const char c : reason) {
        if (static_cast<unsigned char>(c) >= 0x20)
            printable += c;
    }
    return printable;
}

Error positioned(std::string_view text, std::size_t offset, Error error)
{
    int line = 1;
    int column = 1;
    for (std::size_t i = 0; i + 1 < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
    error.line = line;
    error.column = column;
    return error;
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::string &file, std::vector<std::string> *duplicates)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return makeError("json.empty", "the file is empty").inFile(file);
    Builder builder;
    builder.duplicates = duplicates;
    if (Json::sax_parse(text.begin(), text.end(), &builder))
        return std::move(builder.root);
    if (builder.tooDeep())
        return makeError("json.depth", "nested deeper than " + std::to_string(maxDepth) + " levels").inFile(file);
    Error error = makeError("json.syntax", "not valid JSON: " + plainReason(builder.what()));
    return positioned(text, builder.position(), error).inFile(file);
}

Result<Json> readResourceJson(const std::string &path)
{
    initResources();
    const std::string name = ":/lensboard/" + path;
    auto text = readFile(name);
    if (!text)
        return text.error();
    return parseJson(*text, name);
}

const Json *memberAt(const Json &object, const char *key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string stringAt(const Json &object, const char *key, const std::string &fallback)
{
    const Json *member = memberAt(object, key);
    return member && member->is_string() ? member->get<std::string>() : fallback;
}

double numberAt(const Json &object, const char *key, double fallback)
{
    const Json *member = memberAt(object, key);
    return member && member->is_number() ? member->get<double>() : fallback;
}

bool boolAt(const Json &object, const char *key, bool fallback)
{
    const Json *member = memberAt(object, key);
    return member && member->is_boolean() ? member->get<bool>() : fallback;
}

std::vector<std::string> stringsAt(const Json &object, const char *key)
{
    std::vector<std::string> strings;
    if (const Json *member = memberAt(object, key); member && member->is_array()) {
        for (const Json &item : *member) {
            if (item.is_string())
                strings.push_back(item.get<std::string>());
        }
    }
    return strings;
}

std::string pointerToken(std::string_view key)
{
    std::string token;
    for (const char c : key) {
        if (c == '~')
            token += "~0";
        else if (c == '/')
            token += "~1";
        else
            token += c;
    }
    return token;
}

} // namespace lensboard
