// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/tree.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// What `terraform show -json` printed of a plan or a state, taken apart: the instances of resources folded by their
// address without indexes, each with its values, what is not known yet, and the expressions of its configuration.
// Wrong shapes are told and passed over. Every pointer leads into the tree that the caller keeps.
namespace lensboard::terraform {

// One module of the configuration. Calls of modules make a tree of them.
struct Module
{
    std::string path; // "", "module.orders", "module.orders.module.queue"
    const Tree *config = nullptr;
    const Tree *call = nullptr; // where the parent calls it; its expressions are the variables
    const Module *parent = nullptr;
};

struct PlannedResource
{
    std::string address; // without indexes unless there is one instance only
    std::string base;    // without indexes
    std::string type;
    std::string name;
    std::string module; // path without indexes
    bool data = false;
    std::vector<const Tree *> values;  // one per instance; never null
    const Tree *unknown = nullptr;     // what is known after apply only, or null
    const Tree *configured = nullptr;  // entry of the configuration, or null
    const Tree *expressions = nullptr; // of the configuration, or null
    int line = 0;
    int column = 0;
};

class Plan
{
public:
    Plan(const Tree &root, std::string file, std::vector<ImportIssue> &issues);

    [[nodiscard]] const std::vector<PlannedResource> &resources() const { return m_resources; }
    [[nodiscard]] const PlannedResource *resource(std::string_view base) const;
    [[nodiscard]] const Module *module(std::string_view path) const;
    [[nodiscard]] bool hasConfiguration() const { return m_configured; }

private:
    void warn(const char *code, const std::string &message, const Tree &at, const std::string &path = {});
    void readModules(const Tree &config, const Tree *call, const std::string &path, const Module *parent, int depth);
    void readPlanned(const Tree &module, const std::string &place, int depth);
    void readChanges(const Tree &changes, bool onlySource);
    void add(const Tree &entry, const Tree &values, const std::string &place);
    void addConfiguredData();
    void finish();

    std::string m_file;
    std::vector<ImportIssue> &m_issues;
    std::vector<PlannedResource> m_resources;
    std::map<std::string, std::size_t, std::less<>> m_index; // by base
    std::map<std::string, Module, std::less<>> m_modules;
    bool m_configured = false;
};

// An address without its indexes: module.a["x"].aws_x.y[0] → module.a.aws_x.y.
[[nodiscard]] std::string withoutIndexes(std::string_view address);

} // namespace lensboard::terraform
