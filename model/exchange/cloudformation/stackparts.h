// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/terraform/trees.h"
#include "exchange/tree.h"

#include <map>
#include <string>
#include <string_view>

// The steps by which templates become parts of one: what SAM's Globals and implicit APIs say is written out, names get
// the prefix of their stack, outputs and local paths are seen from the outermost template. Trees only; nothing is read.
namespace lensboard::cfn {

void addMember(Tree &map, const std::string &key, Tree value, const Tree &at);
// The mapping of this name at the top, made when it is missing.
Tree &sectionOf(Tree &root, const char *name);
// Globals and the APIs that SAM makes of events that name none, written into the resources: each template has its own.
void settleSam(Tree &root);
// The queues and topics that SAM makes where a dead-letter queue, a destination or a subscription names none.
void addGenerated(Tree &root);
// Gives every name in `tree` that `root` defines the prefix of its stack; `given` are the values of parameters that the
// parent hands over, already under the parent's names (null: none).
class Renamer
{
public:
    Renamer(const Tree &root, std::string prefix, const Tree *given)
        : m_root(root)
        , m_prefix(std::move(prefix))
        , m_given(given)
    {
    }
    void rename(Tree &tree, int depth = 0);
    void condition(Tree &name) const;
    void dependencies(Tree &tree) const;

private:
    [[nodiscard]] const Tree *givenValue(const std::string &name) const;
    [[nodiscard]] std::string renamed(const std::string &name) const;
    void reference(Tree &tree);
    void attribute(Tree &argument) const;
    void substitute(Tree &argument, int depth);

    const Tree &m_root;
    std::string m_prefix;
    const Tree *m_given;
};

// How a stack is called where it is put.
struct StackPlace
{
    std::string prefix; // of its names
    std::string label;  // its file
    std::string frame;  // of its elements
};
// Moves everything of `stack` into `root`; gives its outputs.
Tree moveInto(Tree &root, Tree stack, const StackPlace &place, const Tree *given);
// {GetAtt: [Stack, Outputs.X]} → what the output stands for.
void replaceOutputs(Tree &tree, const std::map<std::string, Tree> &outputs, int depth = 0);
// `kept`: what stands in the parameter store, by name. References to it become what it stands for.
void replaceSharedParameters(Tree &root, const std::map<std::string, Tree> &kept);
// Paths of local files, seen from the template that names `location`.
void relocate(Tree &tree, const std::string &location);

} // namespace lensboard::cfn
