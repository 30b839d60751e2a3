// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

// What the two benchmark programs share: the command line, repeated measuring, and the report. A benchmark asserts
// nothing; its figures are compared side by side by people and scripts.
namespace lensboard::bench {

struct Measurement
{
    std::string name; // "evaluate"
    int size = 0;     // nodes, or whatever the name counts
    int edges = 0;
    std::vector<double> samples;    // ms
    std::vector<double> guiSamples; // ms of the GUI thread per frame; empty where there is none
};

struct Options
{
    bool json = false;
    std::string only;         // empty: all
    std::vector<int> sizes;   // empty: those of the benchmark
    std::string templateFile; // --template FILE, for the name import
};

// Prints usage and ends the program when the words are wrong.
[[nodiscard]] Options parseOptions(int argc, char **argv, const std::vector<std::string> &names);

// Calls `run` until it has been measured for about `seconds`, at least `least` times. `prepare` is not measured.
[[nodiscard]] std::vector<double> repeat(const std::function<void()> &run, int least = 5, double seconds = 1.0,
                                         const std::function<void()> &prepare = {});

// Milliseconds that one call takes.
[[nodiscard]] double milliseconds(const std::function<void()> &run);

// Keeps the optimizer from dropping a result.
template <typename T>
void keep(const T &value)
{
    asm volatile("" : : "g"(&value) : "memory");
}

// Prints each measurement as it comes (text), or all of them at the end (JSON).
class Report
{
public:
    explicit Report(const Options &options);
    ~Report();
    [[nodiscard]] bool wants(const std::string &name) const;
    [[nodiscard]] std::vector<int> sizes(const std::vector<int> &usual) const;
    void add(const Measurement &measurement);
    // Something about the machine that the reader must know.
    void describe(const std::string &what, const std::string &value);

private:
    const Options m_options;
    std::string m_results;
    std::map<std::string, std::string> m_machine;
};

} // namespace lensboard::bench
