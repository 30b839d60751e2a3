// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/tree.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <unordered_map>

extern "C" {
#include <libfyaml.h>
}

namespace lensboard {

namespace {

struct ParserDeleter
{
    void operator()(fy_parser *parser) const { fy_parser_destroy(parser); }
};
struct DiagDeleter
{
    void operator()(fy_diag *diag) const { fy_diag_destroy(diag); }
};

std::string tokenText(fy_token *token)
{
    if (token == nullptr)
        return {};
    std::size_t length = 0;
    const char *text = fy_token_get_text(token, &length);
    return text != nullptr ? std::string(text, length) : std::string();
}

// The long form of a CloudFormation short form, empty for any other tag.
std::string longForm(std::string_view tag)
{
    static constexpr std::string_view core = "tag:yaml.org,2002:";
    if (tag.size() < 2 || tag.front() != '!' || tag.substr(0, 2) == "!!" || tag.substr(0, core.size()) == core)
        return {};
    const std::string name(tag.substr(1));
    return name == "Ref" || name == "Condition" ? name : "Fn::" + name;
}

Tree::Kind plainKind(std::string_view s)
{
    if (s.empty() || s == "~" || s == "null" || s == "Null" || s == "NULL")
        return Tree::Kind::Null;
    if (s == "true" || s == "false" || s == "True" || s == "False" || s == "TRUE" || s == "FALSE")
        return Tree::Kind::Bool;
    const std::size_t start = s.front() == '-' || s.front() == '+' ? 1 : 0;
    const bool digits = s.find_first_not_of("0123456789.", start) == std::string_view::npos;
    return digits && s.size() > start && std::count(s.begin(), s.end(), '.') < 2 && s.back() != '.'
               ? Tree::Kind::Number
               : Tree::Kind::String;
}

// Builds a Tree from libfyaml's events. The library's own documents are not used: they resolve aliases without a limit.
class YamlReader
{
public:
    YamlReader(const std::string &file, std::vector<ImportIssue> &issues)
        : m_file(file)
        , m_issues(issues)
    {
    }

    Result<Tree> read(std::string_view text)
    {
        fy_diag_cfg diagConfig;
        fy_diag_cfg_default(&diagConfig);
        diagConfig.fp = nullptr;
        const std::unique_ptr<fy_diag, DiagDeleter> diag(fy_diag_create(&diagConfig));
        fy_diag_set_collect_errors(diag.get(), true);
        fy_parse_cfg config{};
        config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_JSON_NONE |
                                                       FYPCF_ALLOW_DUPLICATE_KEYS | FYPCF_DISABLE_DEPTH_LIMIT |
                                                       FYPCF_SLOPPY_FLOW_INDENTATION);
        config.diag = diag.get();
        const std::unique_ptr<fy_parser, ParserDeleter> parser(fy_parser_create(&config));
        if (!parser || fy_parser_set_string(parser.get(), text.data(), text.size()) != 0)
            return makeError("yaml.syntax", "the YAML reader could not start").inFile(m_file);
        bool more = true;
        while (more && !m_error) {
            fy_event *event = fy_parser_parse(parser.get());
            if (event == nullptr)
                break;
            more = handle(*event);
            fy_parser_event_free(parser.get(), event);
        }
        if (!m_error && fy_parser_get_stream_error(parser.get()))
            m_error = syntaxError(diag.get());
        if (m_error)
            return *m_error;
        if (!m_root || m_root->isNull())
            return makeError("yaml.empty", "there is no template in this file, only comments or nothing")
                .inFile(m_file);
        return std::move(*m_root);
    }

private:
    // A list, mapping or tagged value that is still open.
    struct Frame
    {
        Tree tree;
        std::string wrap; // long form of a short form around the value
        std::string anchor;
        std::optional<Tree::Key> key; // waiting for its value
        bool skipValue = false;       // the key could not be used
        std::unordered_map<std::string, std::size_t> seen;
        std::vector<Tree> merges;
    };

    Error syntaxError(fy_diag *diag) const
    {
        void *state = nullptr;
        const fy_diag_error *first = fy_diag_errors_iterate(diag, &state);
        if (first == nullptr)
            return makeError("yaml.syntax", "this is no YAML").inFile(m_file);
        const std::string raw = first->msg != nullptr ? first->msg : "";
        const bool tab = raw.find("tab character") != std::string::npos;
        const bool quoted = raw.find("quoted scalar") != std::string::npos;
        std::string message = "this is no YAML: " + raw;
        if (tab)
            message = "a tab is used as indentation; expected spaces";
        else if (quoted)
            message = "the quoted text that begins here is not closed, or goes on left of its key (" + raw + ")";
        return makeError(tab ? "yaml.tab" : "yaml.syntax", message).at(first->line, first->column).inFile(m_file);
    }

    void fail(const char *code, const std::string &message, int line, int column)
    {
        if (!m_error)
            m_error = makeError(code, message).at(line, column).inFile(m_file);
    }
    void warn(const char *code, const std::string &message, int line, int column)
    {
        m_issues.push_back({ImportIssue::Severity::Warning, code, message, m_file, line, column, {}, {}});
    }

    static void place(Tree &tree, fy_token *token, const Tree &fallback)
    {
        const fy_mark *mark = token != nullptr ? fy_token_start_mark(token) : nullptr;
        tree.line = mark != nullptr ? mark->line + 1 : fallback.line;
        tree.column = mark != nullptr ? mark->column + 1 : fallback.column;
    }

    // False when nothing more is wanted.
    bool handle(const fy_event &event)
    {
        switch (event.type) {
        case FYET_DOCUMENT_START:
            return startDocument(event);
        case FYET_MAPPING_START:
            open(Tree::Kind::Map, event.mapping_start.mapping_start, event.mapping_start.tag,
                 event.mapping_start.anchor);
            break;
        case FYET_SEQUENCE_START:
            open(Tree::Kind::List, event.sequence_start.sequence_start, event.sequence_start.tag,
                 event.sequence_start.anchor);
            break;
        case FYET_MAPPING_END:
        case FYET_SEQUENCE_END:
            close();
            break;
        case FYET_SCALAR:
            scalar(event);
            break;
        case FYET_ALIAS:
            alias(event.alias.anchor);
            break;
        default:
            break;
        }
        return true;
    }

    bool startDocument(const fy_event &event)
    {
        if (!m_root)
            return true;
        Tree here;
        place(here, event.document_start.document_start, here);
        warn("yaml.secondDocument", "a second YAML document begins here; only the first one is read", here.line,
             here.column);
        return false;
    }

    bool countNode(int line, int column)
    {
        if (++m_nodes > budgets::treeNodes)
            fail("budget.nodes", "more than " + std::to_string(budgets::treeNodes) + " values in one file", line,
                 column);
        return !m_error;
    }

    void open(Tree::Kind kind, fy_token *token, fy_token *tag, fy_token *anchor)
    {
        Frame frame;
        frame.tree.kind = kind;
        place(frame.tree, token, m_stack.empty() ? m_last : m_stack.back().tree);
        frame.wrap = longForm(tokenText(tag));
        frame.anchor = tokenText(anchor);
        if (!frame.anchor.empty())
            m_openAnchors.push_back(frame.anchor);
        if (m_stack.size() >= budgets::treeDepth) {
            fail("budget.depth", "nested more than " + std::to_string(budgets::treeDepth) + " levels deep",
                 frame.tree.line, frame.tree.column);
            return;
        }
        if (countNode(frame.tree.line, frame.tree.column))
            m_stack.push_back(std::move(frame));
    }

    void close()
    {
        if (m_stack.empty())
            return;
        Frame frame = std::move(m_stack.back());
        m_stack.pop_back();
        for (Tree &merged : frame.merges)
            merge(frame.tree, std::move(merged));
        if (!frame.anchor.empty()) {
            m_openAnchors.erase(std::remove(m_openAnchors.begin(), m_openAnchors.end(), frame.anchor),
                                m_openAnchors.end());
            m_anchors[frame.anchor] = frame.tree;
        }
        add(wrapped(std::move(frame.tree), frame.wrap));
    }

    static Tree wrapped(Tree tree, const std::string &wrap)
    {
        if (wrap.empty())
            return tree;
        Tree outer;
        outer.kind = Tree::Kind::Map;
        outer.line = tree.line;
        outer.column = tree.column;
        outer.keys.push_back({wrap, tree.line, tree.column});
        outer.items.push_back(std::move(tree));
        return outer;
    }

    void scalar(const fy_event &event)
    {
        Tree tree;
        place(tree, event.scalar.value, m_last);
        if (tree.line == 0 && !m_stack.empty())
            tree.line = m_stack.back().tree.line;
        tree.text = tokenText(event.scalar.value);
        const bool plain = event.scalar.value == nullptr || fy_token_scalar_style(event.scalar.value) == FYSS_PLAIN;
        tree.kind = plain ? plainKind(tree.text) : Tree::Kind::String;
        m_last.line = tree.line;
        m_last.column = tree.column;
        if (tree.text.find('\0') != std::string::npos) {
            fail("text.nul", "a NUL character stands in the text; expected printable text", tree.line, tree.column);
            return;
        }
        if (!countNode(tree.line, tree.column))
            return;
        const std::string anchor = tokenText(event.scalar.anchor);
        if (!anchor.empty())
            m_anchors[anchor] = tree;
        const std::string wrap = longForm(tokenText(event.scalar.tag));
        if (!wrap.empty() && tree.kind == Tree::Kind::Null && tree.text.empty())
            tree.kind = Tree::Kind::String; // `!GetAZs ''` and `!Ref` without a value stay text
        // A key is text whatever it looks like ("no", "null", "1").
        if (!m_stack.empty() && m_stack.back().tree.isMap() && !m_stack.back().key && !m_stack.back().skipValue) {
            setKey({std::move(tree.text), tree.line, tree.column});
            return;
        }
        if (tree.kind == Tree::Kind::Null)
            tree.text.clear();
        add(wrapped(std::move(tree), wrap));
    }

    void setKey(Tree::Key key) { m_stack.back().key = std::move(key); }

    static std::size_t size(const Tree &tree)
    {
        std::size_t count = 1;
        for (const Tree &item : tree.items)
            count += size(item);
        return count;
    }

    void alias(fy_token *token)
    {
        Tree here;
        place(here, token, m_last);
        const std::string name = tokenText(token);
        if (std::find(m_openAnchors.begin(), m_openAnchors.end(), name) != m_openAnchors.end()) {
            fail("yaml.aliasCycle", "alias *" + name + " refers to an enclosing node", here.line, here.column);
            return;
        }
        const auto found = m_anchors.find(name);
        if (found == m_anchors.end()) {
            fail("yaml.unknownAlias", "there is no anchor for the alias *" + name, here.line, here.column);
            return;
        }
        m_aliasNodes += size(found->second);
        if (m_aliasNodes > budgets::aliasNodes) {
            fail("budget.aliases",
                 "too many alias expansions (more than " + std::to_string(budgets::aliasNodes) + " values)", here.line,
                 here.column);
            return;
        }
        if (!m_stack.empty() && m_stack.back().tree.isMap() && !m_stack.back().key && found->second.isScalar() &&
            !m_stack.back().skipValue) {
            setKey({found->second.text, here.line, here.column});
            return;
        }
        add(found->second);
    }

    void add(Tree tree)
    {
        if (m_error)
            return;
        if (m_stack.empty()) {
            if (!m_root)
                m_root = std::move(tree);
            return;
        }
        Frame &frame = m_stack.back();
        if (frame.tree.isList()) {
            frame.tree.items.push_back(std::move(tree));
        } else if (frame.skipValue) {
            frame.skipValue = false;
        } else if (!frame.key) {
            warn("yaml.complexKey", "a key that is " + std::string(tree.kindName()) + " is left out; expected text",
                 tree.line, tree.column);
            frame.skipValue = true;
        } else {
            member(frame, std::move(tree));
        }
    }

    void member(Frame &frame, Tree value)
    {
        Tree::Key key = std::move(*frame.key);
        frame.key.reset();
        if (key.text == "<<" && (value.isMap() || value.isList())) {
            warn("yaml.mergeKey", "CloudFormation itself does not take merge keys (<<); they are resolved here",
                 key.line, key.column);
            frame.merges.push_back(std::move(value));
            return;
        }
        const auto [at, fresh] = frame.seen.try_emplace(key.text, frame.tree.items.size());
        if (fresh) {
            frame.tree.keys.push_back(std::move(key));
            frame.tree.items.push_back(std::move(value));
            return;
        }
        warn("yaml.duplicateKey",
             "\"" + key.text + "\" stands twice (first at line " + std::to_string(frame.tree.keys[at->second].line) +
                 "); the last one counts",
             key.line, key.column);
        frame.tree.keys[at->second] = std::move(key);
        frame.tree.items[at->second] = std::move(value);
    }

    // Own keys win over merged ones, earlier merged ones over later ones (YAML merge key draft).
    static void merge(Tree &into, Tree from)
    {
        if (from.isList()) {
            for (Tree &item : from.items)
                merge(into, std::move(item));
            return;
        }
        for (std::size_t i = 0; i < from.items.size(); ++i) {
            if (into.find(from.keys[i].text) == nullptr) {
                into.keys.push_back(from.keys[i]);
                into.items.push_back(std::move(from.items[i]));
            }
        }
    }

    std::string m_file;
    std::vector<ImportIssue> &m_issues;
    std::vector<Frame> m_stack;
    std::vector<std::string> m_openAnchors;
    std::unordered_map<std::string, Tree> m_anchors;
    std::optional<Tree> m_root;
    std::optional<Error> m_error;
    Tree m_last; // position of the latest scalar, for values that have none
    std::size_t m_nodes = 0;
    std::size_t m_aliasNodes = 0;
};

} // namespace

Result<Tree> readYamlTree(std::string_view text, const std::string &file, std::vector<ImportIssue> &issues)
{
    return YamlReader(file, issues).read(text);
}

} // namespace lensboard
