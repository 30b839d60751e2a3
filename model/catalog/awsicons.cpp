// SPDX-License-Identifier: Apache-2.0
#include "catalog/awsicons.h"

#include "base/files.h"
#include "base/json.h"
#include "base/resources.h"
#include "catalog/catalog.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <tuple>

namespace lensboard {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

std::string lettersAndDigits(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'z'))
            result += lower(c);
    }
    return result;
}

void cutStart(std::string &text, std::string_view start)
{
    if (text.starts_with(start) && text.size() > start.size())
        text.erase(0, start.size());
}

// Cuts a last part such as "_48", "_dark" or "_48_light"; gives the size that it named.
int cutEnd(std::string &name)
{
    int size = 0;
    for (auto bar = name.rfind('_'); bar != std::string::npos; bar = name.rfind('_')) {
        std::string part = name.substr(bar + 1);
        part.erase(std::remove(part.begin(), part.end(), ' '), part.end());
        if (!part.empty() && std::all_of(part.begin(), part.end(), isDigit))
            std::from_chars(part.data(), part.data() + part.size(), size);
        else if (part != "dark" && part != "light" && part != "storage")
            break;
        name.resize(bar);
    }
    return size;
}

// "…_MMDDYYYY/…" as YYYYMMDD.
int dateOf(std::string_view path)
{
    for (std::size_t bar = path.find('_'); bar != std::string_view::npos; bar = path.find('_', bar + 1)) {
        const auto digits = path.substr(bar + 1, 8);
        const bool ends = path.size() == bar + 9 || (path.size() > bar + 9 && !isDigit(path[bar + 9]));
        if (digits.size() != 8 || !ends || !std::all_of(digits.begin(), digits.end(), isDigit))
            continue;
        int number = 0;
        std::from_chars(digits.data(), digits.data() + 8, number);
        return number % 10000 * 10000 + number / 10000;
    }
    return 0;
}

bool isJunk(const std::string &path, const std::string &name)
{
    if (name.starts_with("._") || name.find("@5x") != std::string::npos)
        return true;
    for (const char *part : {"__macosx", "category-icons", "arch-category", "group-icons", "architecture-group",
                             "resource-icons", "category/", "resource/"}) {
        if (path.find(part) != std::string::npos)
            return true;
    }
    return name.starts_with("res_");
}

std::map<std::string, std::vector<std::string>> readNames()
{
    initResources();
    std::map<std::string, std::vector<std::string>> names;
    const auto text = readFile(":/lensboard/icons/aws-names.json");
    const auto json = text ? parseJson(*text) : Result<Json>(text.error());
    const Json *list = json ? memberAt(*json, "names") : nullptr;
    if (!list)
        return names;
    for (const auto &[type, entry] : list->items())
        names.emplace(type, stringsAt(*list, type.c_str()));
    return names;
}

} // namespace

AwsIconFile awsIconFile(std::string_view path)
{
    AwsIconFile file;
    const std::string whole = lowered(path);
    const auto slash = whole.find_last_of("/\\");
    std::string name = slash == std::string::npos ? whole : whole.substr(slash + 1);
    const auto dot = name.rfind('.');
    if (dot == std::string::npos || isJunk(whole, name))
        return file;
    const std::string ending = name.substr(dot + 1);
    if (ending != "svg" && ending != "png")
        return file;
    name.resize(dot);
    cutStart(name, "arch_");
    file.size = cutEnd(name);
    file.service = lettersAndDigits(name);
    cutStart(file.service, "amazon");
    cutStart(file.service, "aws");
    file.vector = ending == "svg";
    file.date = dateOf(path);
    return file;
}

const std::vector<std::string> &awsIconNames(const std::string &type)
{
    static const auto names = readNames();
    static const std::vector<std::string> none;
    const auto found = names.find(type);
    return found == names.end() ? none : found->second;
}

std::map<std::string, std::string> chooseAwsIcons(const std::vector<std::string> &paths)
{
    using Rank = std::tuple<int, bool, int>; // newer, vector, nearer to 64: larger is better
    std::map<std::string, std::pair<Rank, std::string>> best;
    for (const std::string &path : paths) {
        const AwsIconFile file = awsIconFile(path);
        if (file.service.empty())
            continue;
        const Rank rank{file.date, file.vector, -std::abs((file.size == 0 ? 64 : file.size) - 64)};
        const auto [entry, isNew] = best.try_emplace(file.service, rank, path);
        if (!isNew && std::tie(entry->second.first, path) > std::tie(rank, entry->second.second))
            continue;
        entry->second = {rank, path};
    }
    std::map<std::string, std::string> chosen;
    for (const auto &type : catalog().types()) {
        for (const std::string &name : awsIconNames(type.id)) {
            const auto found = best.find(name);
            if (found == best.end())
                continue;
            chosen.emplace(type.id, found->second.second);
            break;
        }
    }
    return chosen;
}

} // namespace lensboard
