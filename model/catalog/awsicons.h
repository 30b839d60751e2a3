// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

// Finds the icons of the catalogue's services in an icon package of AWS that a person has: by the names of its files,
// which differ from year to year in folders, blanks, sizes and spelling. Knows names only, reads no files and keeps no
// icons.
namespace lensboard {

struct AwsIconFile
{
    std::string service; // "simplequeueservice"; empty: no icon of a service
    int size = 0;        // pixels, 0 when the name does not say
    bool vector = false;
    int date = 0; // of the package, as 20210730; 0 when the path does not say
};

// What the path of a file in a package says. Junk of archives, categories, groups and single resources are no services.
[[nodiscard]] AwsIconFile awsIconFile(std::string_view path);

// Under which names a type of the catalogue may appear, best first; empty for what AWS has no icon of.
[[nodiscard]] const std::vector<std::string> &awsIconNames(const std::string &type);

// Type of the catalogue → path: of several icons the newest, then the vector one, then the size nearest to 64.
[[nodiscard]] std::map<std::string, std::string> chooseAwsIcons(const std::vector<std::string> &paths);

} // namespace lensboard
