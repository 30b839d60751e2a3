// SPDX-License-Identifier: Apache-2.0
#include "picturecache.h"

#include <QCache>
#include <QMutex>

namespace lensboard {
namespace {

constexpr int mostKilobytes = 256 * 1024; // of decoded pictures

struct Decoded
{
    QMutex mutex;
    QCache<QString, QImage> images{mostKilobytes};
};

Decoded &decoded()
{
    static Decoded cache;
    return cache;
}

} // namespace

QImage pictureImage(const PictureShape &picture)
{
    const auto bytes = picture.data.view();
    if (bytes.empty())
        return {};
    // The id names the content; its length tells a file that was changed by hand from the one it was made for.
    const QString key =
        QString::fromStdString(picture.picture.str()) + QLatin1Char('/') + QString::number(bytes.size());
    Decoded &cache = decoded();
    const QMutexLocker lock(&cache.mutex);
    if (const QImage *known = cache.images.object(key))
        return *known;
    QImage image = QImage::fromData(reinterpret_cast<const uchar *>(bytes.data()), static_cast<int>(bytes.size()));
    if (!image.isNull() && image.format() != QImage::Format_RGB32)
        image = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    const auto cost = std::max<qsizetype>(1, image.sizeInBytes() / 1024);
    cache.images.insert(key, new QImage(image), cost);
    return image;
}

} // namespace lensboard
