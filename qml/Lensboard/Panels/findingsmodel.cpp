// SPDX-License-Identifier: Apache-2.0
#include "findingsmodel.h"

#include "base/ageing.h"
#include "texts.h"

#include <QDate>

namespace lensboard {

namespace {

void flatten(const ExplanationNode &node, int depth, QVariantList &lines)
{
    if (lines.size() >= 60)
        return;
    if (!node.text.empty()) {
        lines.append(QVariantMap{{QStringLiteral("depth"), depth},
                                 {QStringLiteral("text"), text(node.text)},
                                 {QStringLiteral("value"), text(node.value)}});
    }
    for (const ExplanationNode &child : node.children)
        flatten(child, node.text.empty() ? depth : depth + 1, lines);
}

constexpr std::size_t fewestFolded = 3; // two findings of a rule are as quickly read as one row that hides them
constexpr int namesShown = 3;

int rankOf(const Finding &finding)
{
    return finding.decided ? 3 : 2 - static_cast<int>(finding.severity);
}

// Of the row that stands for all findings of a rule with one rank. No finding has such a key: it begins with its rule.
std::string severalKey(const std::string &rule, int rank)
{
    return '*' + std::to_string(rank) + '|' + rule;
}

} // namespace

FindingsModel::FindingsModel(QObject *parent)
    : KeyedListModel(parent)
{
}

void FindingsModel::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::findingsChanged, this, &FindingsModel::follow);
        connect(session, &Session::documentReplaced, this, &FindingsModel::refill);
        connect(session, &Session::focusChanged, this, &FindingsModel::openFocused);
    }
    Q_EMIT sessionChanged();
    refill();
}

void FindingsModel::setPillar(const QString &pillar)
{
    if (pillar == m_pillar)
        return;
    m_pillar = pillar;
    Q_EMIT filterChanged();
    refill();
}

void FindingsModel::setSeverity(const QString &severity)
{
    if (severity == m_severity)
        return;
    m_severity = severity;
    Q_EMIT filterChanged();
    refill();
}

bool FindingsModel::accepts(const Finding &finding) const
{
    if (finding.verdict != FindingVerdict::Fail)
        return false;
    if (!m_severity.isEmpty() && (finding.decided || text(toWord(finding.severity)) != m_severity))
        return false;
    return m_pillar.isEmpty() || text(m_session->judge().pillarOf(finding)) == m_pillar;
}

FindingRow FindingsModel::rowFor(const Finding &finding) const
{
    return {finding.key, rankOf(finding), finding.title, finding.rule, finding.message};
}

// Puts a row before each run of findings of one rule, and leaves out those that are not listed below it.
std::vector<FindingRow> FindingsModel::folded() const
{
    std::vector<FindingRow> result;
    for (auto first = m_all.begin(); first != m_all.end();) {
        const auto last = std::find_if(first, m_all.end(), [&](const FindingRow &row) {
            return row.rank != first->rank || row.rule != first->rule;
        });
        const auto size = static_cast<std::size_t>(std::distance(first, last));
        const bool several = size >= fewestFolded;
        const std::string key = severalKey(first->rule, first->rank);
        const bool open = several && m_open.count(key) > 0;
        if (several)
            result.push_back({key, first->rank, first->title, first->rule, {}, static_cast<int>(size), false, open});
        if (several && !open)
            first = last;
        for (; first != last; ++first) {
            result.push_back(*first);
            result.back().member = several;
        }
    }
    return result;
}

void FindingsModel::toggle(const QString &key)
{
    const std::string plain = key.toStdString();
    if (m_open.erase(plain) == 0)
        m_open.insert(plain);
    tell();
}

// What somebody looks at is never hidden.
void FindingsModel::openFocused()
{
    if (!m_session)
        return;
    const auto found = m_session->findings().find(m_session->focusedFinding().toStdString());
    if (found == m_session->findings().end() || !accepts(found->second))
        return;
    if (m_open.insert(severalKey(found->second.rule, rankOf(found->second))).second)
        tell();
}

void FindingsModel::refill()
{
    m_open.clear();
    gather();
    replace(folded());
    ++m_revision;
    Q_EMIT countChanged();
    Q_EMIT revised();
}

void FindingsModel::gather()
{
    m_all.clear();
    m_places.clear();
    if (!m_session)
        return;
    for (const auto &[key, finding] : m_session->findings())
        show(key);
}

// The cost of an edit hangs on what it changed and on how many rows are listed.
void FindingsModel::follow(const FindingDiff &diff)
{
    for (const auto *keys : {&diff.removed, &diff.changed, &diff.added}) {
        for (const std::string &key : *keys)
            show(key);
    }
    tell();
    if (!rows().empty() && !diff.changed.empty()) // whether they are decided, where they are
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void FindingsModel::tell()
{
    sync(folded());
    ++m_revision;
    Q_EMIT countChanged();
    Q_EMIT revised();
}

// Brings the place of one finding to what the finding is now; there may be neither.
void FindingsModel::show(const std::string &key)
{
    if (const auto place = m_places.find(key); place != m_places.end()) {
        m_all.erase(place->second);
        m_places.erase(place);
    }
    const auto finding = m_session->findings().find(key);
    if (finding != m_session->findings().end() && accepts(finding->second))
        m_places.emplace(key, m_all.insert(rowFor(finding->second)).first);
}

int FindingsModel::firstDecided() const
{
    const auto found = std::find_if(rows().begin(), rows().end(), [](const FindingRow &row) { return row.rank == 3; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int FindingsModel::rowOf(const QString &key) const
{
    const std::string wanted = key.toStdString();
    const auto found = m_session ? m_session->findings().find(wanted) : Findings::const_iterator();
    const std::string several = m_session && found != m_session->findings().end()
                                    ? severalKey(found->second.rule, rankOf(found->second))
                                    : std::string();
    int standing = -1;
    for (std::size_t i = 0; i < rows().size(); ++i) {
        if (rows()[i].key == wanted)
            return static_cast<int>(i);
        if (rows()[i].key == several)
            standing = static_cast<int>(i);
    }
    return standing;
}

// "Place order, Ship, Pay and 9 more · COST 1"
QString FindingsModel::severalText(const FindingRow &row) const
{
    std::vector<const Finding *> members;
    const Findings &all = m_session->findings();
    for (auto at = all.lower_bound(row.rule + '|'); at != all.end() && at->second.rule == row.rule; ++at) {
        if (accepts(at->second) && rankOf(at->second) == row.rank && !at->second.subjects.empty())
            members.push_back(&at->second);
    }
    const auto shown = std::min<std::size_t>(namesShown, members.size());
    std::partial_sort(members.begin(), members.begin() + std::ptrdiff_t(shown), members.end(),
                      [](const Finding *a, const Finding *b) { // as they are listed
                          return std::tie(a->message, a->key) < std::tie(b->message, b->key);
                      });
    QStringList names;
    for (std::size_t i = 0; i < shown; ++i)
        names.append(m_session->nameOf(text(members[i]->subjects.front().text)));
    QString where = names.join(QStringLiteral(", "));
    if (row.count > names.size())
        where = tr("%1 and %2 more").arg(where).arg(row.count - names.size());
    const QString code = members.empty() ? QString() : codeOf(m_session->judge(), *members.front());
    return code.isEmpty() ? where : where + QStringLiteral(" · ") + code;
}

QString FindingsModel::whereText(const Finding &finding) const
{
    QStringList names;
    const std::vector<Id> &ids = finding.path.empty() ? finding.subjects : finding.path;
    for (const Id &id : ids) {
        if (m_session->document().edge(id) && ids.size() > 1)
            continue;
        const QString name = m_session->nameOf(text(id.text));
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    if (names.size() > 5)
        names = names.mid(0, 2) + QStringList{QStringLiteral("…")} + names.mid(names.size() - 2);
    QString where = names.join(finding.path.empty() ? QStringLiteral(", ") : QStringLiteral(" → "));
    const QString code = codeOf(m_session->judge(), finding);
    return code.isEmpty() ? where : where + QStringLiteral(" · ") + code;
}

QVariantMap FindingsModel::detail(const QString &key) const
{
    if (!m_session)
        return {};
    const auto found = m_session->findings().find(key.toStdString());
    const auto explained = m_session->judge().explain(key.toStdString());
    if (found == m_session->findings().end() || !explained)
        return {};
    QVariantList tree;
    // What had to hold first, then why the rule looks here; the title stands above anyway.
    const auto &parts = explained->tree.children;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        flatten(*part, 0, tree);
    QStringList fixes;
    for (const std::string &fix : explained->fixes)
        fixes.append(text(fix));
    if (!found->second.fixable)
        fixes.clear();
    QStringList sources;
    for (const std::string &source : explained->sources)
        sources.append(text(source));
    QVariantMap detail{{QStringLiteral("message"), text(explained->message)},
                       {QStringLiteral("why"), text(explained->why)},
                       {QStringLiteral("falseAlarm"), text(explained->falseAlarm)},
                       {QStringLiteral("tree"), tree},
                       {QStringLiteral("sources"), sources},
                       {QStringLiteral("checkedOn"), text(explained->checkedOn)},
                       {QStringLiteral("ageing"),
                        isAgeing(explained->checkedOn, QDate::currentDate().toString(Qt::ISODate).toStdString())},
                       {QStringLiteral("fixes"), fixes},
                       {QStringLiteral("rule"), text(found->second.rule)},
                       {QStringLiteral("path"), pathNames(found->second)},
                       {QStringLiteral("severity"), text(toWord(found->second.severity))},
                       {QStringLiteral("leading"), found->second.leadingEdge},
                       {QStringLiteral("decided"), found->second.decided}};
    const auto &rated = m_session->document().workload().severities;
    detail.insert(QStringLiteral("rated"), rated.count(found->second.rule) > 0);
    detail.insert(QStringLiteral("limits"), limitsOf(found->second.rule));
    addDecision(found->second, detail);
    return detail;
}

// The numbers that the rule compares with, as this board has them.
QVariantList FindingsModel::limitsOf(const std::string &id) const
{
    const Rule *rule = m_session->judge().evaluator().rule(id);
    if (!rule)
        return {};
    std::set<std::string> names;
    for (const cel::Expression *expression : {&rule->where, &rule->expect}) {
        for (const std::string &path : cel::namesUsed(*expression).paths) {
            if (path.starts_with("limits."))
                names.insert(path.substr(7));
        }
    }
    QVariantList limits;
    for (const std::string &name : names) {
        const Limit *limit = m_session->catalog().limit(name);
        if (!limit)
            continue;
        const auto &changed = m_session->document().workload().thresholds;
        const auto own = changed.find(name);
        limits.append(
            QVariantMap{{QStringLiteral("id"), text(name)},
                        {QStringLiteral("title"), text(limit->title)},
                        {QStringLiteral("value"), text(numberText(own == changed.end() ? limit->value : own->second))},
                        {QStringLiteral("unit"), text(limit->unit)},
                        {QStringLiteral("usual"), text(numberText(limit->value))},
                        {QStringLiteral("changed"), own != changed.end()}});
    }
    return limits;
}

QStringList FindingsModel::pathNames(const Finding &finding) const
{
    QStringList names;
    for (const Id &id : finding.path) {
        if (!m_session->document().edge(id))
            names.append(m_session->nameOf(text(id.text)));
    }
    return names;
}

void FindingsModel::addDecision(const Finding &finding, QVariantMap &detail) const
{
    const auto &decisions = m_session->document().decisions();
    const auto found = decisions.find(finding.decision);
    if (found == decisions.end())
        return;
    const Decision &decision = found->second;
    detail.insert(QStringLiteral("decision"), text(decisionSentence(decision)));
    detail.insert(QStringLiteral("reopened"), text(reopenedBecause(finding, m_session->document())));
    detail.insert(QStringLiteral("terms"),
                  QVariantMap{{QStringLiteral("status"), text(toWord(decision.status))},
                              {QStringLiteral("cause"), decision.cause ? text(toWord(*decision.cause)) : QString()},
                              {QStringLiteral("reason"), text(decision.reason)},
                              {QStringLiteral("owner"), text(decision.owner)},
                              {QStringLiteral("reviewBy"), text(decision.reviewBy)}});
}

// What a row that stands for several findings says.
QVariant FindingsModel::ofSeveral(const FindingRow &row, int role) const
{
    switch (role) {
    case Message:
        return tr("%n places", nullptr, row.count);
    case SeverityWord:
    case Section:
        return row.rank == 3 ? QStringLiteral("low") : text(toWord(static_cast<Severity>(2 - row.rank)));
    case Where:
        return severalText(row);
    case Reopened:
    case Leading:
    case Fixable:
        return false;
    default:
        return {};
    }
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!m_session || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FindingRow &line = row(index);
    if (role == Key)
        return text(line.key);
    if (role == Title || role == Qt::DisplayRole)
        return text(line.title);
    if (role == Several)
        return line.count;
    if (role == Member)
        return line.member;
    if (role == Opened)
        return line.open;
    if (role == Decided)
        return line.rank == 3;
    if (line.count > 0)
        return ofSeveral(line, role);
    if (role == Message)
        return text(line.message);
    const auto found = m_session->findings().find(line.key);
    if (found == m_session->findings().end())
        return {};
    const Finding &finding = found->second;
    switch (role) {
    case SeverityWord:
        return text(toWord(finding.severity));
    case Section:
        return finding.decided ? QStringLiteral("decided") : text(toWord(finding.severity));
    case Where:
        return whereText(finding);
    case Reopened:
        return finding.reopened();
    case Leading:
        return finding.leadingEdge;
    case Fixable:
        return finding.fixable;
    default:
        return {};
    }
}

QHash<int, QByteArray> FindingsModel::roleNames() const
{
    return {{Key, "findingKey"},           {Title, "findingTitle"},       {Message, "findingMessage"},
            {SeverityWord, "findingRisk"}, {Section, "findingSection"},   {Where, "findingWhere"},
            {Decided, "findingDecided"},   {Reopened, "findingReopened"}, {Leading, "findingLeading"},
            {Fixable, "findingFixable"},   {Several, "findingCount"},     {Member, "findingMember"},
            {Opened, "findingsOpen"}};
}

} // namespace lensboard
