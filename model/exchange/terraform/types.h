// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

// The table resources/exchange/terraform-types.json: what a Terraform type is called in CloudFormation and where its
// attributes stand there.
namespace lensboard::terraform {

struct TypeEntry
{
    std::string cloudFormation;
    std::string own;                           // attribute that holds its own name
    std::string under;                         // path that all attributes stand below
    std::string merge;                         // property that names the resource which this one is a part of
    std::string append;                        // with `merge`: list of the owner that it is an element of
    std::string only;                          // with `append`: the one property that counts
    std::map<std::string, std::string> rename; // attribute → property, dots lead inside
    std::map<std::string, std::string> none;   // attribute → value that means "not set"
    std::map<std::string, std::map<std::string, std::string>> inside; // property → members called otherwise
};

struct TypeTable
{
    std::map<std::string, TypeEntry, std::less<>> types;
    std::set<std::string> verbatim; // mappings whose keys are the author's
    std::set<std::string> json;     // texts that hold JSON
    std::set<std::string> pairs;    // mappings that CloudFormation writes as a list of Name and Value
    std::map<std::string, std::string> attributes;
    std::map<std::string, std::string> expects; // attribute → type that its value names
};

[[nodiscard]] const TypeTable &typeTable();
// Null for types that the table does not hold.
[[nodiscard]] const TypeEntry *typeEntry(const std::string &type);

} // namespace lensboard::terraform
