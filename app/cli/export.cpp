// SPDX-License-Identifier: Apache-2.0
#include "board.h"
#include "command.h"
#include "commands.h"
#include "judge.h"
#include "picturemodule.h"
#include "scene/sheet.h"
#include "scene/svg.h"
#include "storage/projectfile.h"

#include <algorithm>
#include <array>

namespace lensboard::cli {

namespace {

constexpr std::array types = {"svg", "png", "pdf"};
constexpr std::array laterTypes = {"html", "md", "drawio", "mmd", "csv", "yaml"};

// The type asked for, or a sentence that says what is wrong.
Result<std::string> typeOf(const Arguments &arguments)
{
    const std::string output = arguments.value("-o");
    std::string type = arguments.value("--as");
    if (type.empty()) {
        if (output == "-")
            return usageError("-o - needs --as svg, png or pdf");
        const std::size_t dot = output.rfind('.');
        type = dot == std::string::npos ? std::string() : output.substr(dot + 1);
        std::transform(type.begin(), type.end(), type.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    }
    if (std::find(types.begin(), types.end(), type) != types.end())
        return type;
    if (std::find(laterTypes.begin(), laterTypes.end(), type) != laterTypes.end())
        return usageError("export to " + type + " is not available in this version yet; svg, png and pdf are");
    return usageError("end the file's name in .svg, .png or .pdf, or say --as svg, png or pdf");
}

Result<std::string> picture(const Sheet &sheet, const std::string &type, const Arguments &arguments,
                            const std::string &embedded)
{
    const Theme theme = arguments.value("--theme", "light") == "dark" ? Theme::Dark : Theme::Light;
    const auto scale = arguments.number("--scale", type == "svg" ? 1 : 2, 0.1, 8);
    if (!scale)
        return scale.error();
    if (type == "svg") {
        SvgOptions options;
        options.theme = theme;
        options.scale = *scale;
        options.embedded = embedded;
        return writeSvg(sheet, options);
    }
    PictureRequest request;
    request.sheet = &sheet;
    request.theme = theme;
    request.scale = *scale;
    request.pdf = type == "pdf";
    request.embedded = embedded;
    request.version = LENSBOARD_VERSION;
    return paintPicture(request);
}

ExitCode run(const Arguments &arguments, Console &console)
{
    const auto type = typeOf(arguments);
    if (!type)
        return badUsage(console, "export", type.error().message);
    auto judge = Judge::make(arguments, console);
    if (!judge)
        return badInput(console, judge.error());
    auto board = openBoard(arguments.words().front(), console);
    if (!board)
        return badInput(console, board.error());
    if (board->imported && !board->placed) {
        if (const auto arranged = arrangeBoard(*board, console); !arranged)
            return badInput(console, arranged.error());
    }
    const bool annotations = !arguments.has("--no-annotations");
    Findings findings;
    if (annotations) {
        findings = judge->judge(*board, console).findings;
        std::erase_if(findings, [](const auto &entry) { return entry.second.verdict == FindingVerdict::Pass; });
    }
    SheetOptions options;
    options.annotations = annotations;
    options.comments = !arguments.has("--no-comments");
    const Sheet sheet = makeSheet(board->document, findings, options);
    const std::string embedded = arguments.has("--no-embed") ? std::string() : writeDocument(board->document);
    const auto bytes = picture(sheet, *type, arguments, embedded);
    if (!bytes)
        return bytes.error().code == "usage" ? badUsage(console, "export", bytes.error().message)
                                             : badInput(console, bytes.error());
    if (const auto written = writeOutput(console, arguments.value("-o"), *bytes); !written)
        return badInput(console, written.error());
    return ExitCode::Fine;
}

} // namespace

Command exportCommand()
{
    Command command;
    command.name = "export";
    command.synopsis = "INPUT -o FILE.{svg,png,pdf} [OPTION]…";
    command.summary = "draws an input as an annotated diagram";
    command.help =
        "Draws the architecture with its findings as numbered callouts, a legend and the list of findings. A\n"
        "template is arranged first. The document travels inside the picture, so that it can be opened again.\n";
    command.options = {{"-o", "FILE", "the picture to write; - for standard output", {}, false},
                       {"--as", "TYPE", "svg, png or pdf when the name of the file does not say", {}, false},
                       {"--scale", "N", "pixels per unit (default: 2 for PNG, 1 for SVG)", {}, false},
                       {"--theme", "THEME", "colours (default: light)", {"light", "dark"}, false},
                       {"--no-annotations", "", "the drawing alone, without findings", {}, false},
                       {"--no-comments", "", "without the marks of open comments", {}, false},
                       {"--no-embed", "", "do not keep the document inside the picture", {}, false}};
    for (OptionSpec &option : Judge::options())
        command.options.push_back(std::move(option));
    command.required = {"-o"};
    command.leastWords = 1;
    command.mostWords = 1;
    command.wordsMissing = "name an input";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
