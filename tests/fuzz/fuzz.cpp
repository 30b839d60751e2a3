// SPDX-License-Identifier: Apache-2.0
// One libFuzzer program per format, chosen by FUZZ_TARGET. Whatever comes in must give a result or an error in words;
// a result must make a document.
#include "base/resources.h"
#include "exchange/diagram.h"
#include "exchange/importer.h"
#include "storage/projectfile.h"

#include <cstdlib>
#include <string_view>

namespace {

using namespace lensboard;

void need(bool holds)
{
    if (!holds)
        std::abort();
}

void checkImport(const Result<ImportResult> &result)
{
    need(result ? result->document().ok() : !result.error().message.empty());
}

[[maybe_unused]] void run_template(std::string_view text)
{
    checkImport(importTemplate(text, {}));
}

// The frame is given, so that less is spent on finding it.
[[maybe_unused]] void run_terraform(std::string_view text)
{
    checkImport(importTemplate(text, {}));
    checkImport(importTemplate("{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{\"resources\":[" +
                                   std::string(text) + "]}},\"configuration\":{\"root_module\":{\"resources\":[" +
                                   std::string(text) + "]}}}",
                               {}));
}

[[maybe_unused]] void run_drawio(std::string_view text)
{
    const auto diagram = readDrawio(text, "in");
    if (diagram)
        need(importDiagram(*diagram, "in", "drawio").document().ok());
}

[[maybe_unused]] void run_mermaid(std::string_view text)
{
    const auto diagram = readMermaid(text, "in");
    if (diagram)
        need(importDiagram(*diagram, "in", "mermaid").document().ok());
}

[[maybe_unused]] void run_yaml(std::string_view text)
{
    std::vector<ImportIssue> issues;
    // The readers take decoded text only.
    const auto decoded = decodeText(text, "in");
    if (!decoded)
        return;
    const auto tree = readYamlTree(*decoded, "in", issues);
    need(tree.ok() || !tree.error().message.empty());
}

[[maybe_unused]] void run_json(std::string_view text)
{
    std::vector<ImportIssue> issues;
    // The readers take decoded text only.
    const auto decoded = decodeText(text, "in");
    if (!decoded)
        return;
    const auto tree = readJsonTree(*decoded, "in", issues);
    need(tree.ok() || !tree.error().message.empty());
}

[[maybe_unused]] void run_document(std::string_view text)
{
    const auto loaded = parseDocument(std::string(text), "in");
    if (loaded)
        need(parseDocument(writeDocument(loaded->document), "in").ok());
}

#define FUZZ_JOIN(a, b) a##b
#define FUZZ_NAME(target) FUZZ_JOIN(run_, target)

} // namespace

extern "C" int LLVMFuzzerInitialize(int * /*argc*/, char *** /*argv*/)
{
    initResources();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    FUZZ_NAME(FUZZ_TARGET)({reinterpret_cast<const char *>(data), size});
    return 0;
}
