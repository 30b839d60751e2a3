// SPDX-License-Identifier: Apache-2.0
#include "checkwork.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace lensboard::cli {

namespace {

CheckedInput checked(const InputFile &input, Judge &judge, bool timings)
{
    CheckedInput result;
    if (input.fromFolder && !looksLikeInput(input.path)) {
        result.passedOver = true;
        return result;
    }
    Console console(result.talk);
    auto board = openBoard(input.path, console);
    if (!board) {
        result.error = board.error();
        return result;
    }
    result.board = std::move(*board);
    result.judgement = judge.runRules(*result.board, timings);
    return result;
}

} // namespace

std::vector<CheckedInput> runRulesOn(const std::vector<InputFile> &inputs, Judge &judge, std::size_t jobs, bool timings)
{
    std::vector<CheckedInput> results(inputs.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&](Judge &own) {
        for (std::size_t i = next++; i < inputs.size(); i = next++)
            results[i] = checked(inputs[i], own, timings);
    };
    // Standard input is read once, by this thread.
    if (std::ranges::find(inputs, "-", &InputFile::path) != inputs.end()) {
        [[maybe_unused]] const auto kept = readInput("-");
    }
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min(jobs, inputs.size()); ++i)
        threads.emplace_back([&work, own = judge.forThread()]() mutable { work(own); });
    work(judge);
    for (std::thread &thread : threads)
        thread.join();
    return results;
}

} // namespace lensboard::cli
