// SPDX-License-Identifier: Apache-2.0
#include "rules/rulereader.h"

#include "rules/documentjson.h"
#include "rules/message.h"
#include "rules/ruleindex.h"

#include <algorithm>

namespace lensboard {

namespace {

std::optional<Severity> severityWord(const std::string &word)
{
    if (word == "high")
        return Severity::High;
    if (word == "medium")
        return Severity::Medium;
    if (word == "low")
        return Severity::Low;
    return std::nullopt;
}

} // namespace

void RuleReader::fail(const std::string &code, const std::string &message, const std::string &at, int line, int column)
{
    Error error = makeError(code, (m_rule.id.empty() ? std::string() : m_rule.id + ": ") + message);
    error.file = m_file;
    error.pointer = m_pointer + at;
    error.line = line;
    error.column = column;
    m_problems.push_back(std::move(error));
}

void RuleReader::checkKeys(const Json &json, const std::set<std::string> &known, const std::string &at)
{
    for (const auto &[key, value] : json.items()) {
        if (known.count(key) == 0)
            fail("rule.unknownKey", "there is no key \"" + key + '"', at + '/' + pointerToken(key));
    }
}

std::string RuleReader::text(const Json &json, const char *key, bool required)
{
    const Json *value = memberAt(json, key);
    if (!value) {
        if (required)
            fail("rule.key", std::string("\"") + key + "\" is missing", {});
        return {};
    }
    if (!value->is_string() || (required && value->get<std::string>().empty())) {
        fail("rule.key", std::string("\"") + key + "\" must be a text", std::string("/") + key);
        return {};
    }
    return value->get<std::string>();
}

std::vector<std::string> RuleReader::texts(const Json &json, const char *key, bool required)
{
    const Json *value = memberAt(json, key);
    const bool fits = value && value->is_array() &&
                      std::all_of(value->begin(), value->end(), [](const Json &item) { return item.is_string(); });
    if (!fits && (value || required))
        fail("rule.key", std::string("\"") + key + "\" must be a list of texts", std::string("/") + key);
    return fits ? stringsAt(json, key) : std::vector<std::string>();
}

// A text, a list of texts (its lines), or a plain number or boolean.
std::optional<cel::Expression> RuleReader::expression(const Json &json, const std::string &at)
{
    std::string source;
    if (json.is_string()) {
        source = json.get<std::string>();
    } else if (json.is_array()) {
        for (const Json &line : json)
            source += (source.empty() ? "" : "\n") + (line.is_string() ? line.get<std::string>() : std::string("?"));
    } else if (json.is_boolean() || json.is_number() || json.is_null()) {
        source = json.dump();
    }
    auto parsed = cel::parse(source);
    if (!parsed) {
        fail("rule.expression", parsed.error().message, at, parsed.error().line, parsed.error().column);
        return std::nullopt;
    }
    m_expressions.emplace_back(*parsed, at);
    return *std::move(parsed);
}

std::optional<cel::Expression> RuleReader::expressionAt(const Json &json, const char *key, bool required)
{
    const Json *value = memberAt(json, key);
    if (!value) {
        if (required)
            fail("rule.key", std::string("\"") + key + "\" is missing", {});
        return std::nullopt;
    }
    return expression(*value, std::string("/") + key);
}

MessageTemplate RuleReader::message(const Json &json, const char *key, bool required, const std::string &at)
{
    const std::string source = text(json, key, required);
    auto parsed = parseMessage(source);
    if (!parsed) {
        fail("rule.message", parsed.error().message, at + '/' + key, parsed.error().line, parsed.error().column);
        return {};
    }
    for (const MessageTemplate::Part &part : parsed->parts) {
        if (!part.expression || !m_vocabulary)
            continue;
        // The last member was split off for its unit; check the whole.
        std::string whole = part.expression->text();
        if (part.member != cel::Symbol::None)
            whole += '.' + cel::symbolText(part.member);
        if (auto again = cel::parse(whole))
            m_expressions.emplace_back(*again, at + '/' + key);
    }
    return *std::move(parsed);
}

std::shared_ptr<const Rule> RuleReader::read(const Json &json, const std::string &pointer)
{
    m_rule = Rule();
    m_pointer = pointer;
    m_expressions.clear();
    m_before = m_problems.size();
    if (!json.is_object()) {
        fail("rule.key", "a rule is an object", {});
        return nullptr;
    }
    static const std::set<std::string> known{"id",       "title",  "why",      "lens",      "practices",  "on",
                                             "where",    "expect", "severity", "eases",     "maturity",   "ask",
                                             "message",  "fix",    "sources",  "checkedOn", "falseAlarm", "examples",
                                             "subjects", "path",   "comment",  "graphRule"};
    m_rule.id = text(json, "id", true);
    checkKeys(json, known, {});
    readWords(json);
    readSeverity(json);
    if (auto where = expressionAt(json, "where", true))
        m_rule.where = *std::move(where);
    if (auto expect = expressionAt(json, "expect", true))
        m_rule.expect = *std::move(expect);
    m_rule.subjects = expressionAt(json, "subjects", false);
    m_rule.path = expressionAt(json, "path", false);
    m_rule.message = message(json, "message", true, {});
    readAsk(json);
    readFixes(json);
    if (m_vocabulary) {
        indexRule(m_rule);
        readExamples(json);
        checkExpressions();
    }
    if (m_problems.size() > m_before)
        return nullptr;
    return std::make_shared<const Rule>(std::move(m_rule));
}

void RuleReader::readWords(const Json &json)
{
    m_rule.title = text(json, "title", true);
    if (m_rule.title.size() > 60)
        fail("rule.word", "the title is longer than 60 characters", "/title");
    m_rule.why = text(json, "why", true);
    m_rule.lens = text(json, "lens", false);
    m_rule.practices = texts(json, "practices", false);
    m_rule.falseAlarm = text(json, "falseAlarm", false);
    m_rule.sources = texts(json, "sources", false);
    m_rule.checkedOn = text(json, "checkedOn", false);
    m_rule.eases = boolAt(json, "eases");
    const std::string maturity = text(json, "maturity", false);
    m_rule.leading = maturity == "leading";
    if (!maturity.empty() && maturity != "leading" && maturity != "established")
        fail("rule.word", "maturity is \"established\" or \"leading\"", "/maturity");
    const std::string on = text(json, "on", true);
    for (const SubjectKind kind :
         {SubjectKind::Node, SubjectKind::Edge, SubjectKind::Boundary, SubjectKind::Workload}) {
        if (toWord(kind) == on) {
            m_rule.on = kind;
            return;
        }
    }
    if (!on.empty())
        fail("rule.word", "\"on\" is node, edge, boundary or workload", "/on");
}

void RuleReader::readSeverity(const Json &json)
{
    const Json *value = memberAt(json, "severity");
    if (!value)
        return fail("rule.key", "\"severity\" is missing", {});
    if (value->is_string()) {
        if (const auto severity = severityWord(value->get<std::string>()))
            m_rule.severity.push_back({std::nullopt, *severity});
        else
            fail("rule.word", "a severity is high, medium or low", "/severity");
        return;
    }
    if (!value->is_array() || value->empty())
        return fail("rule.key", "\"severity\" is a word or a list", "/severity");
    for (std::size_t i = 0; i < value->size(); ++i) {
        const std::string at = "/severity/" + std::to_string(i);
        const auto severity = severityWord(stringAt((*value)[i], "severity"));
        if (!severity) {
            fail("rule.word", "a severity is high, medium or low", at);
            continue;
        }
        Rule::Grade grade{std::nullopt, *severity};
        if (const Json *when = memberAt((*value)[i], "when"))
            grade.when = expression(*when, at + "/when");
        m_rule.severity.push_back(std::move(grade));
    }
    if (!m_rule.severity.empty() && m_rule.severity.back().when)
        fail("rule.key", "the last severity of a list has no condition", "/severity");
}

// One question, or a list of them by what is open; the last one is for everything else.
void RuleReader::readAsk(const Json &json)
{
    const Json *value = memberAt(json, "ask");
    if (!value || !value->is_array()) {
        m_rule.ask = message(json, "ask", true, {});
        return;
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        const Json &entry = (*value)[i];
        const std::string at = "/ask/" + std::to_string(i);
        if (!entry.is_object())
            return fail("rule.key", "a question has \"open\" and \"ask\"", at);
        const bool last = i + 1 == value->size();
        Rule::Asking asking{texts(entry, "open", !last), message(entry, "ask", true, at)};
        if (last != asking.open.empty())
            return fail("rule.key", "the last question, and no other, is without \"open\"", at);
        if (last)
            m_rule.ask = std::move(asking.text);
        else
            m_rule.asks.push_back(std::move(asking));
    }
    if (value->empty())
        fail("rule.key", "\"ask\" is empty", "/ask");
}

void RuleReader::readFixes(const Json &json)
{
    const Json *list = memberAt(json, "fix");
    if (!list)
        return;
    if (!list->is_array())
        return fail("rule.fix", "\"fix\" is a list", "/fix");
    for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string at = "/fix/" + std::to_string(i);
        const Json &entry = (*list)[i];
        Fix fix;
        fix.title = stringAt(entry, "title");
        const Json *steps = memberAt(entry, "steps");
        if (fix.title.empty() || !steps || !steps->is_array() || steps->empty()) {
            fail("rule.fix", "a fix has a title and steps", at);
            continue;
        }
        if (const Json *when = memberAt(entry, "when"))
            fix.when = expression(*when, at + "/when");
        for (std::size_t step = 0; step < steps->size(); ++step)
            readStep((*steps)[step], at + "/steps/" + std::to_string(step), fix);
        m_rule.fixes.push_back(std::move(fix));
    }
}

void RuleReader::readKinds(const Json &json, const std::string &at, std::vector<EdgeKind> &kinds, EdgeMode &mode)
{
    std::vector<std::string> words = stringsAt(json, "kinds");
    if (words.empty())
        words.push_back(stringAt(json, "kind"));
    for (const std::string &word : words) {
        if (const auto kind = edgeKind(word))
            kinds.push_back(*kind);
        else
            fail("rule.fix", "\"" + word + "\" is no kind of edge", at);
    }
    if (const auto read = edgeMode(stringAt(json, "mode", "none")))
        mode = *read;
    else
        fail("rule.fix", "is no mode", at + "/mode");
}

std::vector<std::pair<std::string, cel::Expression>> RuleReader::properties(const Json &json, const std::string &at)
{
    std::vector<std::pair<std::string, cel::Expression>> result;
    const Json *object = memberAt(json, "properties");
    if (!object || !object->is_object())
        return result;
    for (const auto &[name, value] : object->items()) {
        if (auto read = expression(value, at + "/properties/" + pointerToken(name)))
            result.emplace_back(name, *std::move(read));
    }
    return result;
}

void RuleReader::readStep(const Json &json, const std::string &at, Fix &fix)
{
    FixStep step;
    const auto place = [&](const char *key, std::string &text) {
        text = stringAt(json, key);
        if (text.empty())
            return fail("rule.fix", std::string("\"") + key + "\" is missing", at);
        if (text.front() != '$')
            (void)expression(Json(text), at + '/' + key);
    };
    const std::string word = stringAt(json, "do");
    if (word == "set") {
        step.kind = FixStep::Kind::Set;
        place("on", step.on);
        step.property = stringAt(json, "property");
        if (const Json *value = memberAt(json, "value"))
            step.value = expression(*value, at + "/value");
        if (step.property.empty() || !step.value)
            fail("rule.fix", "\"set\" needs a property and a value", at);
    } else if (word == "remove") {
        step.kind = FixStep::Kind::Remove;
        place("on", step.on);
    } else if (word == "connect") {
        step.kind = FixStep::Kind::Connect;
        place("from", step.from);
        place("to", step.to);
        readKinds(json, at, step.kinds, step.mode);
        step.properties = properties(json, at);
    } else if (word == "add" || word == "insert-between") {
        step.kind = word == "add" ? FixStep::Kind::Add : FixStep::Kind::InsertBetween;
        step.as = stringAt(json, "as");
        step.type = stringAt(json, "type");
        step.name = message(json, "name", false, at);
        if (step.name.empty() || step.as.empty() || (m_vocabulary && !m_vocabulary->hasType(step.type)))
            fail("rule.fix", "a new node needs \"as\", a name and a type of the catalogue", at);
        step.properties = properties(json, at);
        if (step.kind == FixStep::Kind::InsertBetween) {
            readKinds(json.value("first", Json::object()), at + "/first", step.kinds, step.mode);
            readKinds(json.value("second", Json::object()), at + "/second", step.nextKinds, step.nextMode);
        }
    } else {
        fail("rule.fix", "\"do\" is set, add, connect, insert-between or remove", at);
    }
    fix.steps.push_back(std::move(step));
}

void RuleReader::readExamples(const Json &json)
{
    const Json *list = memberAt(json, "examples");
    if (!list || !list->is_array())
        return fail("rule.example", "a rule has examples: at least one that fails and one that passes", "/examples");
    for (std::size_t i = 0; i < list->size(); ++i)
        readExample((*list)[i], "/examples/" + std::to_string(i));
    const auto has = [this](FindingVerdict verdict) {
        return std::any_of(m_rule.examples.begin(), m_rule.examples.end(), [verdict](const RuleExample &example) {
            return example.verdict == verdict && (verdict != FindingVerdict::Fail || !example.silent);
        });
    };
    if (!has(FindingVerdict::Fail))
        fail("rule.example", "no example fails", "/examples");
    if (!has(FindingVerdict::Pass))
        fail("rule.example", "no example passes", "/examples");
}

void RuleReader::readExample(const Json &json, const std::string &at)
{
    if (!json.is_object())
        return fail("rule.example", "an example is an object", at);
    checkKeys(json, {"name", "board", "verdict", "keys", "message", "severity"}, at);
    RuleExample example;
    example.name = stringAt(json, "name");
    example.pointer = m_pointer + at;
    example.keys = stringsAt(json, "keys");
    example.message = stringAt(json, "message");
    example.severity = severityWord(stringAt(json, "severity"));
    const std::string verdict = stringAt(json, "verdict");
    if (verdict == "fail")
        example.verdict = FindingVerdict::Fail;
    else if (verdict == "unknown")
        example.verdict = FindingVerdict::Ask;
    else if (verdict == "silent")
        example.silent = true;
    else if (verdict != "pass")
        fail("rule.example", "a verdict is fail, pass, unknown or silent", at + "/verdict");
    if (verdict == "fail" && (example.keys.empty() || example.message.empty()))
        fail("rule.example", "an example that fails names its keys and its sentence", at);
    const Json *board = memberAt(json, "board");
    if (!board)
        return fail("rule.example", "\"board\" is missing", at);
    auto document = readSmallDocument(*board, m_pointer + at + "/board");
    if (!document) {
        Error error = document.error();
        error.file = m_file;
        m_problems.push_back(std::move(error));
        return;
    }
    example.document = *std::move(document);
    m_rule.examples.push_back(std::move(example));
}

void RuleReader::checkExpressions()
{
    for (const auto &[expression, at] : m_expressions) {
        for (const RuleVocabulary::Problem &problem : m_vocabulary->check(expression, m_rule))
            fail(problem.code, problem.message, at, problem.line, problem.column);
    }
}

} // namespace lensboard
