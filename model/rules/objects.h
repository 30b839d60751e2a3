// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/world.h"

// The objects that expressions select from: one per node, edge and boundary, one for the workload, one for the limits.
// They hold no state; the World answers.
namespace lensboard {

class NodeObject final : public cel::Object
{
public:
    NodeObject(const World &world, Handle handle)
        : m_world(world)
        , m_handle(handle)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override;
    [[nodiscard]] const cel::Value *kept(cel::Symbol name) const override;
    [[nodiscard]] std::optional<bool> contains(cel::Symbol name, const std::string &key) const override;
    [[nodiscard]] std::string label() const override;
    [[nodiscard]] Handle handle() const { return m_handle; }
    [[nodiscard]] const cel::Value &self() const { return m_self; }

private:
    const World &m_world;
    Handle m_handle;
    cel::Value m_self = cel::Value::object(this);
};

class EdgeObject final : public cel::Object
{
public:
    EdgeObject(const World &world, Handle handle)
        : m_world(world)
        , m_handle(handle)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override;
    [[nodiscard]] const cel::Value *kept(cel::Symbol name) const override;
    [[nodiscard]] std::optional<bool> contains(cel::Symbol name, const std::string &key) const override;
    [[nodiscard]] std::string label() const override;
    [[nodiscard]] Handle handle() const { return m_handle; }

private:
    const World &m_world;
    Handle m_handle;
};

class BoundaryObject final : public cel::Object
{
public:
    BoundaryObject(const World &world, Handle handle)
        : m_world(world)
        , m_handle(handle)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override;
    [[nodiscard]] const cel::Value *kept(cel::Symbol name) const override;
    [[nodiscard]] std::string label() const override;
    [[nodiscard]] Handle handle() const { return m_handle; }

private:
    const World &m_world;
    Handle m_handle;
};

class WorkloadObject final : public cel::Object
{
public:
    explicit WorkloadObject(const World &world)
        : m_world(world)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override;
    [[nodiscard]] const cel::Value *kept(cel::Symbol name) const override;
    [[nodiscard]] std::string label() const override { return "the workload"; }

private:
    const World &m_world;
};

// limits.restTimeoutS: the dated numbers of the catalogue, or the document's own threshold of that name.
class LimitsObject final : public cel::Object
{
public:
    explicit LimitsObject(const World &world)
        : m_world(world)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override { return m_world.limit(name); }
    [[nodiscard]] std::string label() const override { return {}; } // a number needs no owner

private:
    const World &m_world;
};

// The handle behind a value that is a node or an edge, noHandle for anything else.
[[nodiscard]] Handle nodeOf(const cel::Value &value);
[[nodiscard]] Handle edgeOf(const cel::Value &value);

// The members that every object of a kind has besides its properties, for the loader's checks.
[[nodiscard]] const std::vector<std::string> &fixedMembers(std::string_view kind); // node, edge, boundary, workload

} // namespace lensboard
