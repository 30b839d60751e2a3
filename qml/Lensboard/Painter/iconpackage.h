// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "document/annotations.h"

#include <QImage>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <vector>

// An official icon package that a person points to: a folder, or the archive as it was downloaded. Only the icons of
// the catalogue's services are read, into memory; nothing is written anywhere and nothing goes into documents. Without
// a package, and for services that it lacks, the program draws its own glyphs.
namespace lensboard {

struct PackageIcon
{
    std::string mime; // "image/svg+xml" or "image/png"
    Blob data;
};

class IconPackage
{
public:
    // Errors: "icons.missing" (no such place), "icons.archive" (cannot be read), "icons.tooLarge", "icons.none" (no
    // icon of a service in it).
    [[nodiscard]] static Result<std::shared_ptr<const IconPackage>> read(const QString &path);

    // Null when the package has none for the type.
    [[nodiscard]] const PackageIcon *icon(const std::string &type) const;
    [[nodiscard]] std::size_t matched() const { return m_icons.size(); }
    // Types of the catalogue that AWS has icons of and this package lacks.
    [[nodiscard]] const std::vector<std::string> &missing() const { return m_missing; }
    // Of the square side in pixels; kept. Null when there is no icon or it cannot be drawn. Safe on any thread.
    [[nodiscard]] QImage image(const std::string &type, int side) const;

private:
    std::map<std::string, PackageIcon> m_icons;
    std::vector<std::string> m_missing;
};

// What SVG pictures embed of the package that is drawn with; nothing when there is none.
[[nodiscard]] std::function<std::string(const std::string &type)> iconAddresses();
// The package that pictures are drawn with; null: none. Safe to call on any thread.
[[nodiscard]] std::shared_ptr<const IconPackage> iconPackage();
void setIconPackage(std::shared_ptr<const IconPackage> package);

} // namespace lensboard
