// SPDX-License-Identifier: Apache-2.0
//
// Where things stand and who shares them. Places come from properties and from the boundaries around an element.
//   crosses(edge, place)   the two ends have different values of "account", "region", "env", "context" or "vpc";
//   unknown
//                          when one has none, false when neither has
//   writers(node)          elements that write to a store, each once, by id, as drawn
//   writerContexts(node)   the bounded contexts that those belong to, each once
//   sharesRole(node)       other elements with the same execution role (`roleId`)
//   reservedSum()          count: reserved concurrency of all functions added up, as stated
//   daysToRuntimeEnd(node) days until AWS deprecates its runtime, negative afterwards, counted from the day given to
//   the
//                          evaluator, else from the day on which the date was checked; null for a runtime without date;
//                          unknown when it is not stated or not in the table
//   serviceEnd(node)       service and day on which AWS switches it off, as a text; null when no day is known
//   serviceEnded(node)     that day has come, counted like the days of a runtime

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

namespace lensboard {

namespace {

const cel::Symbol symContext = cel::symbol("context");
const cel::Symbol symRole = cel::symbol("roleId");
const cel::Symbol symReserved = cel::symbol("reservedConcurrency");
const cel::Symbol symRuntime = cel::symbol("runtime");

cel::Value crosses(const World &world, std::span<const cel::Value> arguments)
{
    const Handle edge = edgeOf(arguments[0]);
    const cel::Symbol name = cel::symbol(arguments[1].asString());
    const cel::Value from = world.place(world.source(edge), name);
    const cel::Value to = world.place(world.target(edge), name);
    const bool stated = from.kind() == cel::Kind::String && to.kind() == cel::Kind::String;
    return cel::Value::boolean(stated && !identical(from, to));
}

std::vector<Handle> writersOf(const World &world, Handle node)
{
    std::vector<Handle> handles;
    for (const Handle edge : world.incoming(node)) {
        if (world.hasKind(edge, EdgeKind::Writes))
            handles.push_back(world.source(edge));
    }
    const Graph &graph = world.graph();
    std::sort(handles.begin(), handles.end(), [&](Handle a, Handle b) { return graph.node(a).id < graph.node(b).id; });
    handles.erase(std::unique(handles.begin(), handles.end()), handles.end());
    return handles;
}

cel::Value writers(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<cel::Value> items;
    for (const Handle writer : writersOf(world, nodeOf(arguments[0])))
        items.push_back(world.nodeValue(writer));
    return cel::Value::list(std::move(items));
}

cel::Value writerContexts(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<std::string> names;
    for (const Handle writer : writersOf(world, nodeOf(arguments[0]))) {
        const cel::Value context = world.place(writer, symContext);
        if (context.kind() == cel::Kind::String)
            names.push_back(context.asString());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<cel::Value> items;
    for (std::string &name : names)
        items.push_back(cel::Value::string(std::move(name)));
    return cel::Value::list(std::move(items));
}

cel::Value reservedSum(const World &world, std::span<const cel::Value> /*arguments*/)
{
    std::int64_t sum = 0;
    for (const Handle node : world.nodesOfType("lambda")) {
        const cel::Value reserved = world.nodeProperty(node, symReserved);
        if (reserved.kind() == cel::Kind::Int)
            sum += reserved.asInt();
    }
    return cel::Value::integer(sum);
}

std::optional<std::int64_t> dayNumber(const std::string &iso)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(iso.c_str(), "%d-%u-%u", &year, &month, &day) != 3)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

cel::Value daysToRuntimeEnd(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    const cel::Value name = world.nodeProperty(node, symRuntime);
    if (name.kind() != cel::Kind::String)
        return name;
    const Runtime *runtime = world.catalog().runtime(name.asString());
    if (!runtime)
        return cel::Value::unknown(cel::UnknownReason{world.node(node).id.text, "runtime",
                                                      "until when AWS keeps " + name.asString() + " of " +
                                                          world.nameOf(node) + " up to date"});
    const auto end = dayNumber(runtime->deprecated);
    const std::string &today = world.today();
    const auto from = dayNumber(today.empty() ? runtime->checkedOn : today);
    if (!end || !from)
        return {};
    return cel::Value::integer(*end - *from);
}

// The dated number "endOf" + the type's id in camel case: 20261030 for 30 October 2026; null when there is none.
const Limit *endOfService(const World &world, Handle node)
{
    std::string id = "endOf";
    bool upper = true;
    for (const char c : world.node(node).type) {
        if (c != '-')
            id += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = c == '-';
    }
    return world.catalog().limit(id);
}

std::string dayOf(const Limit &limit)
{
    const std::string digits = std::to_string(static_cast<std::int64_t>(limit.value));
    return digits.size() == 8 ? digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6) : digits;
}

cel::Value serviceEnd(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    const Limit *end = endOfService(world, node);
    return end ? cel::Value::string(world.catalog().type(world.node(node).type).fullName + " on " + dayOf(*end))
               : cel::Value();
}

cel::Value serviceEnded(const World &world, std::span<const cel::Value> arguments)
{
    const Limit *end = endOfService(world, nodeOf(arguments[0]));
    const std::string &today = world.today();
    return cel::Value::boolean(end && dayOf(*end) <= (today.empty() ? end->checkedOn : today));
}

// Functions with one role, found by grouping: looking at all others from each one would be quadratic.
class RoleFact final : public GraphFact
{
public:
    bool takeNode(const World &world, Handle node) override
    {
        const cel::Value role = world.has(node, Trait::Function) ? world.nodeProperty(node, symRole) : cel::Value();
        return m_roles.put(node, role.kind() == cel::Kind::String ? role.asString() : std::string());
    }
    bool takeEdge(const World & /*world*/, Handle /*edge*/) override { return false; }
    bool dropNode(Handle node) override { return m_roles.drop(node); }
    bool dropEdge(Handle /*edge*/) override { return false; }

    void compute(const World &world, const Digraph & /*skeleton*/, std::vector<Handle> &changed) override
    {
        const Graph &graph = world.graph();
        std::map<std::string, std::vector<Handle>> groups;
        for (const Handle node : graph.nodes()) {
            if (!m_roles.at(node).empty())
                groups[m_roles.at(node)].push_back(node);
        }
        std::vector<std::vector<Handle>> others(graph.nodeBound());
        for (const auto &[role, members] : groups) {
            for (const Handle node : members) {
                for (const Handle other : members) {
                    if (other != node && others[node].size() < shown)
                        others[node].push_back(other);
                }
            }
        }
        static const std::vector<Handle> none;
        const std::size_t count = std::max(others.size(), m_others.size());
        for (Handle node = 0; node < count; ++node) {
            if ((node < others.size() ? others[node] : none) != (node < m_others.size() ? m_others[node] : none))
                changed.push_back(node);
        }
        m_others = std::move(others);
    }

    cel::Value value(const World &world, cel::Symbol /*function*/, Handle node) const override
    {
        std::vector<cel::Value> items;
        if (node < m_others.size()) {
            for (const Handle other : m_others[node])
                items.push_back(world.nodeValue(other));
        }
        return cel::Value::list(std::move(items));
    }

private:
    static constexpr std::size_t shown = 8; // more of them say nothing new
    Extract<std::string> m_roles;
    std::vector<std::vector<Handle>> m_others;
};

} // namespace

void registerPlaceFacts(FactTable &table)
{
    table.add({"crosses",
               "",
               "the two ends differ in",
               {"edge", "string"},
               crosses,
               nullptr,
               "the two ends of {0} differ in {1}",
               "the two ends of {0} do not differ in {1}"});
    table.add(
        {"writers", "", "who writes to", {"node"}, writers, nullptr, "{0} is written by {=}", "nothing writes to {0}"});
    table.add({"writerContexts",
               "",
               "contexts that write to",
               {"node"},
               writerContexts,
               nullptr,
               "contexts that write to {0}: {=}",
               "no context is stated that writes to {0}"});
    table.add({"reservedSum", "count", "reserved concurrency altogether", {}, reservedSum, nullptr});
    table.add({"daysToRuntimeEnd",
               "days",
               "number of days until AWS deprecates the runtime of",
               {"node"},
               daysToRuntimeEnd,
               nullptr,
               "",
               "AWS has not announced an end for the runtime of {0}"});
    table.add({"serviceEnd",
               "",
               "end of the service of",
               {"node"},
               serviceEnd,
               nullptr,
               "AWS has named a day for the end of the service of {0}: {=}",
               "AWS has named no day for the end of the service of {0}"});
    table.add({"serviceEnded",
               "",
               "AWS has switched off the service of",
               {"node"},
               serviceEnded,
               nullptr,
               "AWS has switched off the service of {0}",
               "AWS has not switched off the service of {0} yet"});
    table.add(std::make_unique<RoleFact>(), {{"sharesRole",
                                              "",
                                              "who shares the role of",
                                              {"node"},
                                              nullptr,
                                              nullptr,
                                              "the role of {0} is shared by {=}",
                                              "nobody shares the role of {0}"}});
}

} // namespace lensboard
