// SPDX-License-Identifier: Apache-2.0
#include "judge.h"

#include "lens/builtin.h"

namespace lensboard {

namespace {

using namespace std::chrono_literals;
constexpr auto slice = 8ms; // performance.md: a change that reaches everything is worked off in pieces of this length

const LensPackage &builtIn()
{
    const Result<LensPackage> &lens = serverlessLens();
    assert(lens.ok());
    return *lens;
}

} // namespace

Judge::Judge()
    : m_evaluator(catalog(), builtInRulePacks(catalog()))
    , m_assessor(builtIn())
{
    m_evaluator.setSlice(slice);
}

Judge::~Judge() = default;

const LensPackage &Judge::lens() const
{
    return builtIn();
}

void Judge::build(const Document &document)
{
    m_evaluator.evaluateAll(document);
    m_assessor.build(document, m_evaluator.findings(), m_evaluator.practices());
}

FindingDiff Judge::update(const Document &document, const ChangeSet &change)
{
    FindingDiff diff = m_evaluator.update(document, change);
    m_assessor.update(document, m_evaluator.findings(), diff, m_evaluator.practices());
    return diff;
}

FindingDiff Judge::resume(const Document &document)
{
    FindingDiff diff = m_evaluator.continueSlice(slice);
    m_assessor.update(document, m_evaluator.findings(), diff, m_evaluator.practices());
    return diff;
}

} // namespace lensboard
