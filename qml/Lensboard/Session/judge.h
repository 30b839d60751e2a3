// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/changeset.h"
#include "document/document.h"
#include "rules/finding.h"

// Everything that is derived from the drawing for the window: findings, the state of the questions and the gate. Kept
// in step with the document by change sets; says by key which findings moved.
namespace lensboard {

class Judge
{
public:
    void build(const Document &document);
    FindingDiff update(const Document &document, const ChangeSet &change);

    [[nodiscard]] const Findings &findings() const { return m_findings; }

private:
    Findings m_findings;
};

} // namespace lensboard
