// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "document/changeset.h"
#include "document/document.h"

#include <functional>
#include <memory>
#include <set>
#include <string>

// Places nodes and boundaries by Graphviz dot, run as a child process so that it can be cancelled; without dot a
// layered layout of our own stands in. Flow goes from left to right, entries left and data right, boundaries enclose
// what they contain, parts that are not connected are packed side by side. Positions are multiples of 20, nothing
// overlaps, the same document gives the same result, and arranging twice moves nothing the second time. Pinned nodes,
// and in the partial modes all others, stay where they are. Bends set by people on edges of moved nodes are dropped.
namespace lensboard {

struct ArrangeOptions
{
    // Empty: everything. Otherwise only these nodes and notes are moved, into free room near their neighbours.
    std::set<Id> only;
    std::string dotProgram = "dot";
    int timeoutMs = 30000; // then the layered layout stands in
};

struct Arranged
{
    ChangeSet change; // layout fields only; empty when nothing moves
    std::string note; // for people, when something was not as wished ("Graphviz is not installed: …"); mostly empty
};

// Blocks until done.
[[nodiscard]] Result<Arranged> arrange(const Document &document, const ArrangeOptions &options = {});

// The same in the background: dot runs beside, the event loop of the calling thread goes on. The document is copied.
class Arranger
{
public:
    using Finished = std::function<void(Result<Arranged>)>;

    Arranger();
    ~Arranger(); // cancels
    // Cancels what runs. `finished` is called later on this thread, once, unless cancelled.
    void start(const Document &document, const ArrangeOptions &options, Finished finished);
    void cancel();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] static Result<Arranged> blocking(const Document &document, const ArrangeOptions &options);

private:
    class Run;
    std::unique_ptr<Run> m_run;
};

} // namespace lensboard
