// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "commands.h"
#include "lens/lens.h"

#include <QDir>

namespace lensboard::cli {

namespace {

struct Counts
{
    std::size_t questions = 0;
    std::size_t practices = 0;
};

Counts countsOf(const Lens &lens)
{
    Counts counts;
    for (const Pillar &pillar : lens.pillars) {
        counts.questions += pillar.questions.size();
        for (const Question &question : pillar.questions) {
            for (const Choice &choice : question.choices)
                counts.practices += choice.isNone() ? 0 : 1;
        }
    }
    return counts;
}

std::vector<std::string> builtinLenses()
{
    std::vector<std::string> paths;
    const QDir folder(QStringLiteral(":/lensboard/lenses"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (!name.endsWith(QLatin1String(".notes.json")))
            paths.push_back(folder.filePath(name).toStdString());
    }
    return paths;
}

Json toJson(const LoadedLens &loaded, const Counts &counts)
{
    Json pillars = Json::array();
    for (const Pillar &pillar : loaded.lens.pillars) {
        Json questions = Json::array();
        for (const Question &question : pillar.questions) {
            Json practices = Json::array();
            for (const Choice &choice : question.choices)
                practices.push_back({{"id", choice.id}, {"title", choice.title}});
            questions.push_back({{"id", question.id}, {"title", question.title}, {"practices", std::move(practices)}});
        }
        pillars.push_back({{"id", pillar.id}, {"name", pillar.name}, {"questions", std::move(questions)}});
    }
    return {{"id", loaded.lens.alias},       {"name", loaded.lens.name}, {"questions", counts.questions},
            {"practices", counts.practices}, {"sha256", loaded.sha256},  {"pillars", std::move(pillars)}};
}

ExitCode run(const Arguments &arguments, Console &console)
{
    const bool json = arguments.value("--format", "text") == "json";
    Json list = Json::array();
    for (const std::string &path : builtinLenses()) {
        const auto loaded = loadLensFile(path);
        if (!loaded) {
            console.report(loaded.error());
            return ExitCode::Internal;
        }
        const Lens &lens = loaded->lens;
        const Counts counts = countsOf(lens);
        if (json) {
            list.push_back(toJson(*loaded, counts));
            continue;
        }
        console.outLine(printable(lens.alias) + ": " + printable(lens.name) + ", " +
                        std::to_string(lens.pillars.size()) + " pillars, " + std::to_string(counts.questions) +
                        " questions, " + std::to_string(counts.practices) + " practices");
        for (const Pillar &pillar : lens.pillars) {
            console.outLine("  " + printable(pillar.name));
            for (const Question &question : pillar.questions)
                console.outLine("    " + printable(question.id) + ": " + printable(question.title));
        }
    }
    if (json)
        console.out(toJsonText({{"format", "lensboard-lenses"}, {"version", 1}, {"lenses", std::move(list)}}));
    return ExitCode::Fine;
}

} // namespace

Command lensListCommand()
{
    Command command;
    command.name = "lens list";
    command.synopsis = "[--format text|json]";
    command.summary = "the built-in lenses with their pillars and questions";
    command.help = "Lists the lenses that come with the program. Others are files that you name with --lens where a\n"
                   "lens is used; lens validate looks at such a file.\n";
    command.options = {{"--format", "FORMAT", "how to print them (default: text)", {"text", "json"}, false}};
    command.run = run;
    return command;
}

} // namespace lensboard::cli
