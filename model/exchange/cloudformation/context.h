// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "exchange/cloudformation/resolver.h"
#include "exchange/graphbuilder.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What every reader of one mechanism works with: the template, its values, the graph under construction, and the one
// place where a value is turned into the element that it names.
namespace lensboard::cfn {

// The element that a value names.
struct Target
{
    std::string node;      // key in the graph
    std::string resource;  // logical id before helpers were followed, empty for external things
    std::string attribute; // "Arn", "StreamArn", "" for Ref
    std::string condition;
    std::string via; // ", by equal name" when no reference names it
    const Tree *tree = nullptr;
};

struct TargetQuery
{
    std::string_view type;     // catalogue type that is expected here, "" when any
    bool allowExternal = true; // make an external element when nothing in the template is named
    bool allowNames = true;    // equal physical names count
};

class Context
{
public:
    Context(const Template &source, const Catalog &catalog, const LocalFiles &localFiles, GraphBuilder &builder,
            ImportResult &importResult);

    const Template &tmpl;
    const Catalog &catalog;
    const LocalFiles &files;
    GraphBuilder &graph;
    ImportResult &result;
    Resolver resolver;

    // --- resources
    [[nodiscard]] const std::vector<const Resource *> &ofType(std::string_view type) const;
    [[nodiscard]] std::vector<const Resource *> ofTypes(std::initializer_list<std::string_view> types) const;
    // Functions of both spellings; state machines likewise.
    [[nodiscard]] std::vector<const Resource *> functions() const;
    [[nodiscard]] std::vector<const Resource *> stateMachines() const;
    // The key of the element that a resource is drawn as: its own, or its owner's for a helper; empty when hidden.
    [[nodiscard]] std::string nodeOf(const std::string &resourceId) const;
    // The resource behind an id, those included that only the SAM transform makes (ServerlessRestApi, FnRole …).
    [[nodiscard]] std::string owner(const std::string &id) const;
    [[nodiscard]] std::string typeOf(const std::string &nodeKey) const;

    // --- values
    [[nodiscard]] std::vector<Target> targets(const Tree &tree, const TargetQuery &query = {}) const;
    [[nodiscard]] std::vector<Target> targetsAt(const Tree &from, std::string_view path,
                                                const TargetQuery &query = {}) const;
    [[nodiscard]] Target target(const Value &value, const TargetQuery &query) const;
    // First local resource that a value refers to, "" when none.
    [[nodiscard]] std::string referred(const Tree &from, std::string_view path) const;

    // --- output
    void issue(ImportIssue::Severity severity, const std::string &code, const std::string &message, const Tree &at,
               const std::string &path = {}, const std::string &type = {});
    void warn(const std::string &code, const std::string &message, const Tree &at, const std::string &path = {});
    void notUnderstood(const Resource &resource, const std::string &reason);
    // An edge between two keys with its position and condition taken from the place it was read from.
    EdgeDraft edge(const std::string &from, const std::string &to, EdgeKind kind, EdgeMode mode, std::string via,
                   const Tree *at = nullptr) const;
    // Sets a property from the template: stated, unknown with its reason, or nothing when the place is absent.
    void set(Properties &properties, const std::string &name, const Tree &from, std::string_view path,
             PropertyType type) const;

    // --- indexes that mechanisms share
    std::unordered_map<std::string, std::string> nodeKeys; // resource id → node key ("" hidden)
    std::set<std::string> hidden;                          // deployment plumbing
    // Policy resources by the role that they are attached to.
    [[nodiscard]] const std::vector<const Resource *> &policiesOf(const std::string &role) const;

private:
    [[nodiscard]] std::string fileOf(const std::string &path) const;
    [[nodiscard]] std::string follow(const std::string &resourceId, int hops) const;
    [[nodiscard]] Target named(const Value &value, const TargetQuery &query) const;
    [[nodiscard]] std::string byName(const std::string &name, std::string_view type) const;
    void indexNames();
    void indexPolicies();

    std::unordered_map<std::string, std::vector<const Resource *>> m_byType;
    std::unordered_map<std::string, std::vector<std::string>> m_byName;
    std::unordered_map<std::string, std::vector<const Resource *>> m_policies;
    std::size_t m_dropped = 0;
};

// Service and resource name of an ARN in a text with ${…} placeholders; empty service when it is none.
struct Arn
{
    std::string service;
    std::string resource; // the last part: "table/Orders", "function:Work"
    std::string name;     // bare name: "Orders"
    std::string type;     // catalogue type, "" when the service has several or is not known
};
[[nodiscard]] Arn parseArn(std::string_view text);
// The catalogue type of a queue, table … by the service part of an action or ARN ("dynamodb", "sqs" …), "" if unknown.
[[nodiscard]] std::string typeOfService(std::string_view service);

} // namespace lensboard::cfn
