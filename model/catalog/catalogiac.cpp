// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"

#include "catalog/catalogdata.h"

#include <algorithm>
#include <cctype>

// From template types to service types: helpers win, then variants told apart by a property, then the plain mapping.
namespace lensboard {

namespace {

bool matches(const std::vector<std::string> &patterns, std::string value)
{
    std::transform(value.begin(), value.end(), value.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string &pattern) {
        return pattern.ends_with('*') ? value.starts_with(pattern.substr(0, pattern.size() - 1)) : value == pattern;
    });
}

} // namespace

const ServiceType *Catalog::typeForIac(std::string_view format, std::string_view iacType,
                                       const PropertyText &propertyText) const
{
    if (iacHelper(iacType, propertyText))
        return nullptr;
    if (const auto variants = m_data->iacVariants.find(iacType);
        variants != m_data->iacVariants.end() && propertyText) {
        for (const IacVariant &variant : variants->second) {
            if (matches(variant.values, propertyText(variant.property)))
                return &m_data->types[variant.type];
        }
    }
    const TextMap<std::size_t> &index = format == "terraform" ? m_data->terraform : m_data->cloudformation;
    const auto found = index.find(iacType);
    return found == index.end() ? nullptr : &m_data->types[found->second];
}

const IacHelper *Catalog::iacHelper(std::string_view iacType, const PropertyText &propertyText) const
{
    const auto found = m_data->helperIndex.find(iacType);
    const IacHelper *helper = found == m_data->helperIndex.end() ? nullptr : &m_data->helpers[found->second];
    for (const auto &[prefix, index] : m_data->helperPrefixes) {
        if (!helper && iacType.starts_with(prefix))
            helper = &m_data->helpers[index];
    }
    if (helper && !helper->when.empty() && (!propertyText || propertyText(helper->when).empty()))
        return nullptr;
    return helper;
}

bool Catalog::isGeneratedFunction(std::string_view logicalId) const
{
    return std::any_of(m_data->generatedFunctions.begin(), m_data->generatedFunctions.end(),
                       [&](const std::string &mark) { return logicalId.find(mark) != std::string_view::npos; });
}

} // namespace lensboard
