// SPDX-License-Identifier: Apache-2.0
#include "benchmark.h"

#include "base/json.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <thread>

namespace lensboard::bench {

namespace {

using Clock = std::chrono::steady_clock;

double percentile(std::vector<double> samples, double part)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const auto last = static_cast<double>(samples.size() - 1);
    return samples[static_cast<std::size_t>(part * last + 0.5)];
}

double rounded(double value)
{
    return static_cast<double>(static_cast<long long>(value * 1000 + 0.5)) / 1000;
}

// Resident memory of this process now, in MiB.
double residentMemory()
{
    long pages = 0;
    long resident = 0;
    std::ifstream statm("/proc/self/statm");
    if (!(statm >> pages >> resident))
        return 0;
    return static_cast<double>(resident) * 4096 / (1024 * 1024);
}

std::string processor()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        if (line.starts_with("model name"))
            return line.substr(std::min(line.size(), line.find(':') + 2));
    }
    return "unknown processor";
}

[[noreturn]] void usage(const char *program, const std::vector<std::string> &names)
{
    std::string list;
    for (const std::string &name : names)
        list += (list.empty() ? "" : ", ") + name;
    std::fprintf(stderr, "usage: %s [--json] [--only NAME] [--sizes 100,1000] [--template FILE]\nnames: %s\n", program,
                 list.c_str());
    std::exit(2);
}

std::vector<int> numbers(const std::string &text)
{
    std::vector<int> result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        result.push_back(std::atoi(text.substr(at, comma - at).c_str()));
        at = comma + 1;
    }
    return result;
}

} // namespace

Options parseOptions(int argc, char **argv, const std::vector<std::string> &names)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const bool more = i + 1 < argc;
        if (word == "--json")
            options.json = true;
        else if (word == "--only" && more)
            options.only = argv[++i];
        else if (word == "--sizes" && more)
            options.sizes = numbers(argv[++i]);
        else if (word == "--template" && more)
            options.templateFile = argv[++i];
        else
            usage(argv[0], names);
    }
    const bool known = options.only.empty() || std::find(names.begin(), names.end(), options.only) != names.end();
    if (!known || std::any_of(options.sizes.begin(), options.sizes.end(), [](int n) { return n <= 0; }))
        usage(argv[0], names);
    return options;
}

double milliseconds(const std::function<void()> &run)
{
    const auto start = Clock::now();
    run();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::vector<double> repeat(const std::function<void()> &run, int least, double seconds,
                           const std::function<void()> &prepare)
{
    std::vector<double> samples;
    double total = 0;
    while (static_cast<int>(samples.size()) < least || (total < seconds * 1000 && samples.size() < 10000)) {
        if (prepare)
            prepare();
        samples.push_back(milliseconds(run));
        total += samples.back();
    }
    return samples;
}

Report::Report(const Options &options)
    : m_options(options)
{
}

bool Report::wants(const std::string &name) const
{
    return m_options.only.empty() || m_options.only == name;
}

std::vector<int> Report::sizes(const std::vector<int> &usual) const
{
    return m_options.sizes.empty() ? usual : m_options.sizes;
}

void Report::add(const Measurement &m)
{
    const double most = m.samples.empty() ? 0 : *std::max_element(m.samples.begin(), m.samples.end());
    Json json = {{"name", m.name},
                 {"size", m.size},
                 {"edges", m.edges},
                 {"median_ms", rounded(percentile(m.samples, 0.5))},
                 {"p95_ms", rounded(percentile(m.samples, 0.95))},
                 {"max_ms", rounded(most)},
                 {"gui_ms", nullptr},
                 {"rss_mb", rounded(residentMemory())},
                 {"samples", m.samples.size()}};
    if (!m.guiSamples.empty())
        json["gui_ms"] = rounded(percentile(m.guiSamples, 0.5));
    if (m_options.json) {
        m_results += (m_results.empty() ? "  " : ",\n  ") + json.dump();
        return;
    }
    std::printf("%-14s %6d nodes %6d edges   median %9.3f ms   p95 %9.3f ms   max %9.3f ms   %7.1f MB   %zu samples",
                m.name.c_str(), m.size, m.edges, percentile(m.samples, 0.5), percentile(m.samples, 0.95), most,
                residentMemory(), m.samples.size());
    if (!m.guiSamples.empty())
        std::printf("   GUI thread %.3f ms", percentile(m.guiSamples, 0.5));
    std::printf("\n");
    std::fflush(stdout);
}

void Report::describe(const std::string &what, const std::string &value)
{
    m_machine[what] = value;
}

Report::~Report()
{
    if (!m_options.json)
        return;
    Json machine = {{"processor", processor()}, {"cores", std::thread::hardware_concurrency()}};
    for (const auto &[what, value] : m_machine)
        machine[what] = value;
    std::printf("{\"machine\": %s,\n \"results\": [\n%s\n]}\n", machine.dump().c_str(), m_results.c_str());
}

} // namespace lensboard::bench
