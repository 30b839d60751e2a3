// SPDX-License-Identifier: Apache-2.0
#include "storage/repair.h"

#include "storage/recordjson.h"

namespace lensboard {

namespace {

const std::set<std::string> typedSections{"nodes",  "edges",   "boundaries", "groups",  "notes",
                                          "images", "strokes", "comments",   "answers", "decisions"};
const std::set<std::string> opaqueSections{"plan", "milestones"};

std::string dump(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

char letterOf(const std::string &section)
{
    return section == "nodes"        ? 'n'
           : section == "edges"      ? 'e'
           : section == "boundaries" ? 'b'
           : section == "notes"      ? 't'
           : section == "groups"     ? 'g'
           : section == "images"     ? 'i'
           : section == "strokes"    ? 's'
           : section == "comments"   ? 'c'
           : section == "answers"    ? 'a'
           : section == "decisions"  ? 'd'
                                     : 'x';
}

// Answers and decisions of a later vocabulary, strokes without points and pictures without bytes are kept whole: giving
// them another meaning would be worse.
bool mustStayAsItIs(const std::string &section, const Json &json)
{
    if (section == "answers")
        return !answerState(stringAt(json, "state"));
    if (section == "decisions")
        return !decisionStatus(stringAt(json, "status"));
    if (section == "strokes")
        return !isReadableStroke(json);
    if (section == "images" && memberAt(json, "data"))
        return !isReadablePicture(json);
    return false;
}

template <typename T>
T *recordAs(ChangeSet &change, const Id &id)
{
    const auto found = change.added.find(id);
    return found == change.added.end() ? nullptr : std::get_if<T>(&found->second);
}

} // namespace

Result<Document> DocumentBuilder::build()
{
    readHead();
    for (const auto &[key, value] : m_tree.items()) {
        if (typedSections.count(key) > 0 || opaqueSections.count(key) > 0)
            readSection(key, value);
    }
    cutParents();
    mendAnnotations();
    cutDanglingEdges();
    if (const auto applied = m_document.apply(m_change); !applied)
        return applied.error();
    return std::move(m_document);
}

void DocumentBuilder::readHead()
{
    const auto keep = [this](const char *key, std::string &text) {
        if (const Json *value = memberAt(m_tree, key))
            text = dump(*value);
    };
    keep("lenses", m_document.lensesJson);
    keep("rules", m_document.rulesJson);
    keep("pages", m_document.pagesJson);
    if (const Json *workload = memberAt(m_tree, "workload")) {
        RecordReader reader("/workload", &m_warnings);
        const Record after = reader.workload(*workload);
        if (after != Record(m_document.workload()))
            m_change.updated.emplace(m_document.workload().id, ChangeSet::Update{m_document.workload(), after});
    }
    Json rest = Json::object();
    for (const auto &[key, value] : m_tree.items()) {
        const bool head = key == "format" || key == "version" || key == "lenses" || key == "rules" ||
                          key == "workload" || key == "pages";
        if (!head && typedSections.count(key) == 0 && opaqueSections.count(key) == 0)
            rest[key] = value;
    }
    if (!rest.empty())
        m_document.extra = dump(rest);
}

void DocumentBuilder::readSection(const std::string &section, const Json &records)
{
    for (std::size_t i = 0; i < records.size(); ++i) {
        const std::string pointer = '/' + section + '/' + std::to_string(i);
        if (!records[i].is_object()) {
            warn(pointer, "document.record", "is not an object and is left out: " + dump(records[i]).substr(0, 80));
            continue;
        }
        if (opaqueSections.count(section) > 0 || mustStayAsItIs(section, records[i]))
            keepOpaque(section, pointer, records[i]);
        else
            readRecord(section, pointer, records[i]);
    }
}

void DocumentBuilder::readRecord(const std::string &section, const std::string &pointer, const Json &json)
{
    RecordReader reader(pointer, &m_warnings);
    const char letter = letterOf(section);
    if (section == "nodes")
        add(pointer, reader.node(json), letter);
    else if (section == "edges")
        add(pointer, reader.edge(json), letter);
    else if (section == "boundaries")
        add(pointer, reader.boundary(json), letter);
    else if (section == "notes")
        add(pointer, reader.note(json), letter);
    else if (section == "groups")
        add(pointer, reader.group(json), letter);
    else if (section == "images" && memberAt(json, "data"))
        add(pointer, reader.picture(json), 'p');
    else if (section == "images")
        add(pointer, reader.image(json), letter);
    else if (section == "strokes")
        add(pointer, reader.stroke(json), letter);
    else if (section == "comments")
        add(pointer, reader.comment(json), letter);
    else if (section == "answers")
        add(pointer, reader.answer(json), letter);
    else if (section == "decisions")
        add(pointer, reader.decision(json), letter);
}

void DocumentBuilder::keepOpaque(const std::string &section, const std::string &pointer, const Json &json)
{
    OpaqueRecord record;
    record.id = Id(stringAt(json, "id"));
    record.section = section;
    record.json = dump(json);
    add(pointer, record, 'x');
}

void DocumentBuilder::add(const std::string &pointer, Record record, char letter)
{
    Id id = recordId(record);
    if (id.empty() || m_change.added.count(id) > 0 || id == m_document.workload().id) {
        const Id fresh = importedId(letter, id.text, pointer);
        warn(pointer, "document.id",
             id.empty() ? "has no id and got " + fresh.text
                        : "uses the id " + id.text + " a second time and got " + fresh.text);
        std::visit([&](auto &value) { value.id = fresh; }, record);
        if (auto *opaque = std::get_if<OpaqueRecord>(&record)) {
            Json json = *parseJson(opaque->json);
            json["id"] = fresh.text;
            opaque->json = dump(json);
        }
        id = fresh;
    }
    m_pointers.emplace(id, pointer);
    m_change.added.emplace(id, std::move(record));
}

bool DocumentBuilder::parentIsSound(const Id &start, const Id &parent) const
{
    std::set<Id> seen{start};
    for (Id at = parent; !at.empty();) {
        const auto found = m_change.added.find(at);
        const auto *boundary = found == m_change.added.end() ? nullptr : std::get_if<Boundary>(&found->second);
        if (!boundary || !seen.insert(at).second)
            return false;
        at = boundary->parent;
    }
    return true;
}

void DocumentBuilder::cutParents()
{
    for (auto &[id, record] : m_change.added) {
        std::visit(
            [&](auto &value) {
                if constexpr (requires { value.parent; }) {
                    if (value.parent.empty() || parentIsSound(value.id, value.parent))
                        return;
                    warn(m_pointers[value.id] + "/parent", "document.parent",
                         "leads to " + value.parent.text + ", which is missing or inside itself; it was cut");
                    value.parent = Id();
                }
            },
            record);
    }
}

// Ties to what is not there are cut, missing pictures are reported, and groups keep the members that there are.
void DocumentBuilder::mendAnnotations()
{
    for (auto &[id, record] : m_change.added) {
        if (auto *note = std::get_if<Note>(&record); note && !note->attached.empty()) {
            if (recordAs<Node>(m_change, note->attached))
                continue;
            warn(m_pointers[id] + "/attached", "document.tie",
                 "names the node " + note->attached.text + ", which is not there; the note was untied");
            note->attached = Id();
        } else if (const auto *image = std::get_if<Image>(&record);
                   image && !recordAs<Picture>(m_change, image->picture)) {
            warn(m_pointers[id] + "/picture", "document.picture",
                 "names the picture " + image->picture.text + ", which is not there; its place stays empty");
        }
    }
    cutGroups();
}

void DocumentBuilder::cutGroups()
{
    std::set<Id> taken; // an element is in one group at most
    for (bool again = true; again;) {
        again = false;
        taken.clear();
        for (auto entry = m_change.added.begin(); entry != m_change.added.end();) {
            auto *group = std::get_if<Group>(&entry->second);
            const auto gone = [&](const Id &member) {
                return member == entry->first || m_change.added.count(member) == 0 || !taken.insert(member).second;
            };
            if (!group || (std::erase_if(group->members, gone) == 0 && group->members.size() > 1)) {
                ++entry;
                continue;
            }
            again = true;
            warn(m_pointers[entry->first] + "/members", "document.group",
                 group->members.size() > 1 ? "names what is not there or stands in another group; it was left out"
                                           : "has fewer than two members and was dissolved");
            if (group->members.size() > 1)
                ++entry;
            else
                entry = m_change.added.erase(entry);
        }
    }
}

void DocumentBuilder::cutDanglingEdges()
{
    for (auto entry = m_change.added.begin(); entry != m_change.added.end();) {
        const auto *edge = std::get_if<Edge>(&entry->second);
        if (!edge || (recordAs<Node>(m_change, edge->source) && recordAs<Node>(m_change, edge->target))) {
            ++entry;
            continue;
        }
        const bool source = recordAs<Node>(m_change, edge->source) == nullptr;
        const Id missing = source ? edge->source : edge->target;
        warn(m_pointers[edge->id] + (source ? "/source" : "/target"), "document.dangling",
             missing.empty() ? "names no node; the edge was left out"
                             : "names the node " + missing.text + ", which is not there; the edge was left out");
        entry = m_change.added.erase(entry);
    }
}

void DocumentBuilder::warn(const std::string &pointer, std::string code, std::string message)
{
    Error error = makeError(std::move(code), std::move(message));
    error.pointer = pointer;
    m_warnings.push_back(std::move(error));
}

} // namespace lensboard
