// SPDX-License-Identifier: Apache-2.0
#include "bench/benchmark.h"

#include "base/resources.h"
#include "document/transaction.h"
#include "exchange/importer.h"
#include "layout/arrange.h"
#include "lens/builtin.h"
#include "review/assessment.h"
#include "rules/evaluator.h"
#include "scene/scene.h"
#include "scene/svg.h"
#include "storage/projectfile.h"
#include "support/generator.h"
#include "support/random.h"
#include "support/templategenerator.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

// Measures the model without a display: what an edit, an evaluation, opening, saving, importing, routing and arranging
// cost on boards of several sizes.
using namespace lensboard;
using namespace lensboard::bench;

namespace {

Document board(int nodes)
{
    test::GeneratorOptions options;
    options.nodes = nodes;
    options.edgesPerNode = 2;
    return test::generateDocument(options);
}

Measurement named(const char *name, const Document &document)
{
    Measurement m;
    m.name = name;
    m.size = static_cast<int>(document.nodes().size());
    m.edges = static_cast<int>(document.edges().size());
    return m;
}

template <typename T>
T &orEnd(Result<T> &result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().toString().c_str());
        std::exit(1);
    }
    return *result;
}

// A document with its findings and its assessment, edited as the window edits.
class Live
{
public:
    explicit Live(int nodes)
        : m_document(board(nodes))
        , m_evaluator(catalog(), builtInRulePacks(catalog()))
        , m_assessor(*serverlessLens())
    {
        m_evaluator.evaluateAll(m_document);
        m_assessor.build(m_document, m_evaluator.findings(), m_evaluator.practices());
        for (const auto &[id, node] : m_document.nodes()) {
            if (node.type == "lambda")
                m_functions.push_back(id);
            else if (node.type == "rest-api" || node.type == "http-api")
                m_apis.push_back(id);
        }
    }

    [[nodiscard]] const Document &document() const { return m_document; }

    void apply(const ChangeSet &change)
    {
        if (!m_document.apply(change).ok())
            std::abort();
        const FindingDiff diff = m_evaluator.update(m_document, change);
        m_assessor.update(m_document, m_evaluator.findings(), diff, m_evaluator.practices());
    }

    // One of: a property of a function, a new edge from a function to a table, the removal of one.
    ChangeSet ordinaryEdit(test::Random &random)
    {
        Transaction transaction(m_document);
        auto node = *transaction.as<Node>(random.pick(m_functions));
        switch (random.below(3)) {
        case 0:
            node.properties["timeoutS"] = PropertyValue::stated(std::int64_t{random.between(1, 900)});
            transaction.put(node);
            break;
        case 1:
            addEdge(transaction, node.id, random.pick(m_functions), EdgeKind::Invokes, EdgeMode::Async);
            break;
        default:
            node.properties.erase("memoryMB");
            node.properties["idempotent"] = PropertyValue::stated(random.chance(50));
            transaction.put(node);
        }
        return transaction.change();
    }

    // An edge from an API to a function, which changes exposure, chains and whatever else follows paths; every second
    // time the last one is taken away again.
    ChangeSet pathEdit(test::Random &random)
    {
        Transaction transaction(m_document);
        if (!m_lastEdge.empty() && m_document.edge(m_lastEdge)) {
            transaction.remove(m_lastEdge);
            m_lastEdge = {};
        } else {
            m_lastEdge =
                addEdge(transaction, random.pick(m_apis), random.pick(m_functions), EdgeKind::Invokes, EdgeMode::Sync);
        }
        return transaction.change();
    }

private:
    Id addEdge(Transaction &transaction, const Id &from, const Id &to, EdgeKind kind, EdgeMode mode)
    {
        Edge edge;
        edge.id = m_ids.next('e');
        edge.source = from;
        edge.target = to;
        edge.kinds = {kind};
        edge.mode = mode;
        transaction.put(edge);
        return edge.id;
    }

    Document m_document;
    Evaluator m_evaluator;
    Assessor m_assessor;
    IdSource m_ids{7};
    std::vector<Id> m_functions;
    std::vector<Id> m_apis;
    Id m_lastEdge;
};

void benchEdit(Report &report, const char *name, bool paths)
{
    if (!report.wants(name))
        return;
    for (const int size : report.sizes({100, 1000, 10000})) {
        Live live(size);
        test::Random random(11);
        ChangeSet change;
        Measurement m = named(name, live.document());
        m.samples = repeat([&] { live.apply(change); }, 50, 1.5,
                           [&] { change = paths ? live.pathEdit(random) : live.ordinaryEdit(random); });
        report.add(m);
    }
}

void benchEvaluate(Report &report)
{
    if (!report.wants("evaluate"))
        return;
    for (const int size : report.sizes({100, 1000, 10000})) {
        const Document document = board(size);
        Evaluator evaluator(catalog(), builtInRulePacks(catalog()));
        Measurement m = named("evaluate", document);
        m.samples = repeat([&] { keep(evaluator.evaluateAll(document)); });
        report.add(m);
    }
}

void benchFiles(Report &report)
{
    for (const int size : report.sizes({100, 1000, 10000})) {
        const Document document = board(size);
        const std::string text = writeDocument(document);
        if (report.wants("open")) {
            Measurement m = named("open", document);
            m.samples = repeat([&] { keep(parseDocument(text)); });
            report.add(m);
        }
        if (report.wants("save")) {
            Measurement m = named("save", document);
            m.samples = repeat([&] { keep(writeDocument(document)); });
            report.add(m);
        }
    }
}

void benchImport(Report &report, const Options &options)
{
    if (!report.wants("import"))
        return;
    if (!options.templateFile.empty()) {
        auto result = importTemplateFile(options.templateFile);
        auto document = orEnd(result).document();
        Measurement m = named("import", orEnd(document));
        m.samples = repeat([&] { keep(importTemplateFile(options.templateFile)); });
        report.add(m);
        return;
    }
    for (const int size : report.sizes({250, 5000, 20000})) {
        const std::string text = test::generateTemplate(size, 1);
        auto result = importTemplate(text, {});
        auto document = orEnd(result).document();
        Measurement m = named("import", orEnd(document));
        m.size = size;
        m.samples = repeat([&] { keep(importTemplate(text, {})); }, 3);
        report.add(m);
    }
}

void benchRoute(Report &report)
{
    if (!report.wants("route"))
        return;
    for (const int size : report.sizes({100, 1000, 10000})) {
        Document document = board(size);
        Scene scene;
        scene.build(document, {});
        std::vector<Id> ids;
        for (const auto &[id, node] : document.nodes())
            ids.push_back(id);
        test::Random random(3);
        ChangeSet change;
        Measurement m = named("route", document);
        m.samples = repeat(
            [&] {
                if (document.apply(change).ok())
                    keep(scene.update(document, change, {}, {}));
            },
            30, 1.0,
            [&] {
                Transaction transaction(document);
                auto node = *transaction.as<Node>(random.pick(ids));
                node.frame.x += 20 * random.between(-3, 3) + 10;
                node.frame.y += 20 * random.between(-2, 2) + 10;
                transaction.put(node);
                change = transaction.change();
            });
        report.add(m);
    }
}

void benchArrange(Report &report)
{
    if (!report.wants("arrange"))
        return;
    for (const int size : report.sizes({100, 1000, 5000})) {
        // As few edges as real boards have; twice as many are no drawing that anybody arranges.
        const Document document = test::generateDocument(size, 1);
        Measurement m = named("arrange", document);
        ArrangeOptions options;
        options.timeoutMs = 120000;
        m.samples = repeat(
            [&] {
                auto arranged = arrange(document, options);
                keep(orEnd(arranged));
            },
            3, 0.5);
        report.add(m);
    }
}

void benchSvg(Report &report)
{
    if (!report.wants("svg"))
        return;
    for (const int size : report.sizes({100, 1000})) {
        const Document document = test::generateDocument(size, 1);
        Evaluator evaluator(catalog(), builtInRulePacks(catalog()));
        evaluator.evaluateAll(document);
        Measurement m = named("svg", document);
        m.samples = repeat([&] { keep(writeSvg(makeSheet(document, evaluator.findings()))); }, 3);
        report.add(m);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parseOptions(
        argc, argv, {"edit", "edit-path", "evaluate", "open", "save", "import", "route", "arrange", "svg"});
    const QCoreApplication application(argc, argv);
    initResources();
    Report report(options);
    benchEdit(report, "edit", false);
    benchEdit(report, "edit-path", true);
    benchEvaluate(report);
    benchFiles(report);
    benchImport(report, options);
    benchRoute(report);
    benchArrange(report);
    benchSvg(report);
    return 0;
}
