// SPDX-License-Identifier: Apache-2.0
#include "openpointsmodel.h"

#include "texts.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace lensboard {

namespace {

constexpr std::size_t shownAtMost = 200;
constexpr double weights[] = {1, 10, 100}; // of a low, medium and high risk that an answer could take away

// What a "met" would take away from the worst that the question can become. A practice that settles nothing by itself
// weighs little: answering it moves no risk.
void weigh(const QuestionResult &question, OpenPointRow &row)
{
    row.severity = question.verdict.worst == Risk::High ? 2 : question.verdict.worst == Risk::Medium ? 1 : 0;
    const auto open = std::ranges::find(question.verdict.open, row.property, &OpenPractice::id);
    if (open == question.verdict.open.end()) {
        row.severity = std::min(row.severity, 1);
        row.weight = 0.25;
        return;
    }
    const std::size_t answers = question.verdict.settle.empty() ? 1 : question.verdict.settle.front().size();
    row.weight = weights[row.severity] / double(std::max<std::size_t>(1, answers));
    if (open->worstIfMet < question.verdict.worst)
        row.weight *= 2;
}

using PointKey = std::pair<std::string_view, std::string_view>; // subject, property

struct PointHash
{
    std::size_t operator()(const PointKey &key) const
    {
        return std::hash<std::string_view>()(key.first) * 31 + std::hash<std::string_view>()(key.second);
    }
};

} // namespace

const std::string &OpenPointsModel::questionOf(const Asked &point)
{
    return point.open->question.empty() ? point.finding->question : point.open->question;
}

// What findings ask for, each thing once, with the question of the first of the most severe ones.
std::vector<OpenPointsModel::Asked> OpenPointsModel::askedPoints(const Findings &findings)
{
    std::vector<Asked> points;
    std::unordered_map<PointKey, std::size_t, PointHash> places;
    for (const auto &[key, finding] : findings) {
        if (finding.verdict != FindingVerdict::Ask || finding.decided)
            continue;
        const int severity = static_cast<int>(finding.severity);
        for (const OpenPoint &open : finding.open) {
            const auto [place, fresh] = places.try_emplace({open.subject.text, open.property}, points.size());
            if (fresh)
                points.push_back({&open, &finding});
            Asked &point = points[place->second];
            if (questionOf(point).empty() || severity > point.severity) {
                point.open = &open;
                point.finding = &finding;
            }
            point.severity = std::max(point.severity, severity);
            point.waiting += 1;
            point.weight += weights[severity] / double(finding.open.size());
        }
    }
    return points;
}

OpenPointsModel::OpenPointsModel(QObject *parent)
    : KeyedListModel(parent)
{
}

void OpenPointsModel::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::verdictsChanged, this, &OpenPointsModel::follow);
    Q_EMIT sessionChanged();
    follow();
}

void OpenPointsModel::follow()
{
    m_total = 0;
    std::vector<OpenPointRow> next;
    if (m_session)
        next = collect(m_total);
    sync(std::move(next));
    Q_EMIT countChanged();
}

// The first ones; `total` is how many there are. A big board has tens of thousands, so rows are made of those only.
std::vector<OpenPointRow> OpenPointsModel::collect(int &total) const
{
    std::vector<Asked> points = askedPoints(m_session->findings());
    const auto shown = points.begin() + std::ptrdiff_t(std::min(points.size(), shownAtMost));
    std::partial_sort(points.begin(), shown, points.end(), [](const Asked &a, const Asked &b) {
        return std::tie(b.severity, b.weight, a.open->subject.text, a.open->property) <
               std::tie(a.severity, a.weight, b.open->subject.text, b.open->property);
    });
    std::vector<OpenPointRow> rows;
    for (auto point = points.begin(); point != shown; ++point)
        rows.push_back(rowFor(*point));
    addPractices(rows);
    total = static_cast<int>(points.size() - std::size_t(shown - points.begin()) + rows.size());
    std::stable_sort(rows.begin(), rows.end(), [](const OpenPointRow &a, const OpenPointRow &b) {
        return std::tie(a.severity, a.weight) > std::tie(b.severity, b.weight);
    });
    if (rows.size() > shownAtMost)
        rows.resize(shownAtMost);
    return rows;
}

OpenPointRow OpenPointsModel::rowFor(const Asked &point) const
{
    const OpenPoint &open = *point.open;
    OpenPointRow row;
    row.key = open.subject.text + "/" + open.property;
    row.subject = open.subject.text;
    row.property = open.property;
    const bool known = definitionOf(m_session->document(), m_session->catalog(), open.subject, open.property);
    row.kind = known ? OpenPointRow::Kind::Property : OpenPointRow::Kind::Relation;
    row.words = open.text;
    row.question = questionOf(point);
    row.severity = point.severity;
    row.waiting = point.waiting;
    row.weight = point.weight;
    return row;
}

void OpenPointsModel::addPractices(std::vector<OpenPointRow> &rows) const
{
    if (m_session->elementCount() == 0)
        return;
    for (std::size_t lens = 0; lens < m_session->judge().lensCount(); ++lens)
        addPractices(rows, lens);
}

void OpenPointsModel::addPractices(std::vector<OpenPointRow> &rows, std::size_t lens) const
{
    const LensPackage &package = m_session->judge().lens(lens);
    for (const QuestionResult &question : m_session->judge().assessment(lens).questions) {
        for (const PracticeResult &practice : question.practices) {
            if (practice.verdict.state != PracticeState::Unknown || practice.asking > 0 || practice.verdict.answered)
                continue;
            OpenPointRow row;
            row.lens = package.lens().alias;
            row.key = "practice/" + row.lens + '/' + question.id + "." + practice.id;
            row.kind = OpenPointRow::Kind::Practice;
            row.subject = question.id;
            row.property = practice.id;
            row.words = practice.label;
            weigh(question, row);
            const PracticeNotes *notes = package.notes.practice(question.id, practice.id);
            row.question = notes ? notes->what : practice.title;
            rows.push_back(std::move(row));
        }
    }
}

QString OpenPointsModel::questionNameOf(const OpenPointRow &point) const
{
    for (std::size_t lens = 0; lens < m_session->judge().lensCount(); ++lens) {
        const QuestionResult *question = m_session->judge().assessment(lens).question(point.subject);
        if (!question || m_session->judge().lens(lens).lens().alias != point.lens)
            continue;
        return question->code == question->id || question->code.empty()
                   ? text(question->label)
                   : text(question->code + " · " + question->label);
    }
    return {};
}

QVariant OpenPointsModel::data(const QModelIndex &index, int role) const
{
    if (!m_session || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OpenPointRow &point = row(index);
    const bool practice = point.kind == OpenPointRow::Kind::Practice;
    const PropertyDefinition *definition =
        practice ? nullptr
                 : definitionOf(m_session->document(), m_session->catalog(), Id(point.subject), point.property);
    switch (role) {
    case Subject:
        return text(point.subject);
    case SubjectName: {
        if (practice)
            return questionNameOf(point);
        return m_session->nameOf(text(point.subject));
    }
    case Lens:
        return text(point.lens);
    case Property:
        return text(point.property);
    case Qt::DisplayRole:
    case Title:
        return definition ? text(definition->title) : text(point.words);
    case Question:
        return text(point.question);
    case RiskWord:
        return text(toWord(static_cast<Severity>(point.severity)));
    case Waiting:
        return point.waiting;
    case Editor:
        return practice ? QStringLiteral("practice") : definition ? editorOf(*definition) : QStringLiteral("relation");
    case Options:
        return definition ? optionsOf(*definition) : QVariantList();
    case Unit:
        return definition ? text(definition->unit) : QString();
    case Hint:
        return definition ? rangeOf(*definition) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> OpenPointsModel::roleNames() const
{
    return {{Lens, "pointLens"},         {Subject, "pointSubject"}, {SubjectName, "pointSubjectName"},
            {Property, "pointProperty"}, {Title, "pointTitle"},     {Question, "pointQuestion"},
            {RiskWord, "pointRisk"},     {Waiting, "pointWaiting"}, {Editor, "pointEditor"},
            {Options, "pointOptions"},   {Unit, "pointUnit"},       {Hint, "pointHint"}};
}

} // namespace lensboard
