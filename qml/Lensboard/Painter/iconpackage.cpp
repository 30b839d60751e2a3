// SPDX-License-Identifier: Apache-2.0
#include "iconpackage.h"

#include "catalog/awsicons.h"
#include "catalog/catalog.h"
#include "svgimage.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMutex>

#include <zip.h>

#include <functional>

namespace lensboard {
namespace {

// A package of AWS has some 4,000 files of a few kilobytes.
constexpr std::size_t mostEntries = 40000;
constexpr qint64 largestIcon = 256 * 1024;
constexpr qint64 largestArchive = 256 << 20;
constexpr int deepestFolder = 8;

using Reader = std::function<std::string(const std::string &)>; // bytes of a file; empty when it cannot be read

struct Place
{
    std::vector<std::string> paths;
    Reader reader;
};

Error tooLarge()
{
    return makeError("icons.tooLarge",
                     "This holds far more files than an icon package of AWS; choose its folder or archive.");
}

Result<Place> inFolder(const QString &path)
{
    Place place;
    const QDir root(path);
    QDirIterator files(path, {QStringLiteral("*.svg"), QStringLiteral("*.png")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString relative = root.relativeFilePath(files.next());
        if (place.paths.size() >= mostEntries)
            return tooLarge();
        if (relative.count(QLatin1Char('/')) <= deepestFolder)
            place.paths.push_back(relative.toStdString());
    }
    place.reader = [path](const std::string &relative) {
        QFile file(path + QLatin1Char('/') + QString::fromStdString(relative));
        if (file.size() > largestIcon || !file.open(QIODevice::ReadOnly))
            return std::string();
        return file.read(largestIcon).toStdString();
    };
    return place;
}

Result<Place> inArchive(const QString &path)
{
    if (QFileInfo(path).size() > largestArchive)
        return tooLarge();
    int problem = 0;
    const std::shared_ptr<zip_t> archive(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &problem),
                                         [](zip_t *open) {
                                             if (open)
                                                 zip_discard(open);
                                         });
    if (!archive)
        return makeError("icons.archive", "This is no archive that can be read; choose the .zip as AWS hands it out.");
    const auto count = zip_get_num_entries(archive.get(), 0);
    if (count < 0 || static_cast<std::size_t>(count) > mostEntries)
        return tooLarge();
    Place place;
    for (zip_int64_t i = 0; i < count; ++i) {
        if (const char *name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0))
            place.paths.emplace_back(name);
    }
    // Sizes are checked by what comes out, not by what the archive says.
    place.reader = [archive](const std::string &name) {
        std::string bytes;
        zip_file_t *file = zip_fopen(archive.get(), name.c_str(), 0);
        if (!file)
            return bytes;
        bytes.resize(static_cast<std::size_t>(largestIcon) + 1);
        const auto got = zip_fread(file, bytes.data(), bytes.size());
        zip_fclose(file);
        bytes.resize(got < 0 || got > largestIcon ? 0 : static_cast<std::size_t>(got));
        return bytes;
    };
    return place;
}

struct Active
{
    QMutex mutex;
    std::shared_ptr<const IconPackage> package;
};

Active &active()
{
    static Active state;
    return state;
}

struct Drawn
{
    QMutex mutex;
    std::map<std::tuple<const void *, std::string, int>, QImage> images;
};

Drawn &drawn()
{
    static Drawn cache;
    return cache;
}

} // namespace

Result<std::shared_ptr<const IconPackage>> IconPackage::read(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return makeError("icons.missing", path.toStdString() + " is not there; choose the icon package again.");
    const auto place = info.isDir() ? inFolder(path) : inArchive(path);
    if (!place)
        return place.error();
    auto package = std::make_shared<IconPackage>();
    for (const auto &[type, file] : chooseAwsIcons(place->paths)) {
        const bool vector = file.ends_with(".svg") || file.ends_with(".SVG");
        PackageIcon icon{vector ? "image/svg+xml" : "image/png", Blob(place->reader(file))};
        if (!icon.data.view().empty())
            package->m_icons.emplace(type, std::move(icon));
    }
    if (package->m_icons.empty())
        return makeError("icons.none", "No icon of an AWS service is in " + path.toStdString() +
                                           "; choose the unpacked icon package or its .zip.");
    for (const auto &type : catalog().types()) {
        if (!awsIconNames(type.id).empty() && !package->icon(type.id))
            package->m_missing.push_back(type.id);
    }
    return std::shared_ptr<const IconPackage>(std::move(package));
}

const PackageIcon *IconPackage::icon(const std::string &type) const
{
    const auto found = m_icons.find(type);
    return found == m_icons.end() ? nullptr : &found->second;
}

QImage IconPackage::image(const std::string &type, int side) const
{
    const PackageIcon *found = icon(type);
    if (!found)
        return {};
    Drawn &cache = drawn();
    const QMutexLocker lock(&cache.mutex);
    const auto key = std::tuple(static_cast<const void *>(this), type, side);
    if (const auto known = cache.images.find(key); known != cache.images.end())
        return known->second;
    const auto bytes = found->data.view();
    const QByteArray data(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QImage image = found->mime == "image/svg+xml" ? svgImage(data, side) : QImage::fromData(data);
    if (!image.isNull() && image.width() > side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (cache.images.size() > 600)
        cache.images.clear();
    cache.images.emplace(key, image);
    return image;
}

std::shared_ptr<const IconPackage> iconPackage()
{
    Active &state = active();
    const QMutexLocker lock(&state.mutex);
    return state.package;
}

std::function<std::string(const std::string &type)> iconAddresses()
{
    const auto package = iconPackage();
    if (!package)
        return {};
    return [package](const std::string &type) {
        const PackageIcon *icon = package->icon(type);
        if (!icon)
            return std::string();
        const auto bytes = icon->data.view();
        const auto coded = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
        return "data:" + icon->mime + ";base64," + coded.toStdString();
    };
}

void setIconPackage(std::shared_ptr<const IconPackage> package)
{
    Active &state = active();
    {
        const QMutexLocker lock(&state.mutex);
        state.package = std::move(package);
    }
    Drawn &cache = drawn();
    const QMutexLocker lock(&cache.mutex);
    cache.images.clear();
}

} // namespace lensboard
