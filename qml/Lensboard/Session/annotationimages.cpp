// SPDX-License-Identifier: Apache-2.0
// Images from files and from the clipboard.
#include "annotations.h"

#include "edit/annotations.h"
#include "svgimage.h"

#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>
#include <QMimeData>
#include <QUrl>

#include <cmath>

namespace lensboard {

namespace {

constexpr int longestSide = 8192; // pixels of a picture
constexpr double shownSide = 360; // canvas units of a new image's longer side
constexpr int drawnSide = 1600;   // pixels that a vector picture is drawn with

QString megabytes(std::size_t bytes)
{
    return QLocale().toString(static_cast<double>(bytes) / (1 << 20), 'f', 1);
}

QString localPath(const QString &path)
{
    return path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path;
}

} // namespace

bool Annotations::isImageFile(const QString &path)
{
    const QString suffix = QFileInfo(localPath(path)).suffix().toLower();
    return QStringList{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("svg")}
        .contains(suffix);
}

bool Annotations::addImageFile(const QString &path, double x, double y)
{
    if (!m_session)
        return false;
    const QString local = localPath(path);
    const QString name = QFileInfo(local).completeBaseName();
    QFile file(local);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT m_session->refused(tr("%1 could not be read.").arg(QFileInfo(local).fileName()));
        return false;
    }
    if (file.size() > static_cast<qint64>(largestPicture)) {
        Q_EMIT m_session->refused(tr("%1 has %2 MB; a board takes pictures of up to %3 MB. Make it smaller first.")
                                      .arg(QFileInfo(local).fileName(),
                                           megabytes(static_cast<std::size_t>(file.size())),
                                           megabytes(largestPicture)));
        return false;
    }
    const QByteArray bytes = file.readAll();
    if (QFileInfo(local).suffix().toLower() == QLatin1String("svg"))
        return addPicture(svgImage(bytes, drawnSide), name, {x, y});
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    const QByteArray format = reader.format();
    QSize size = reader.size();
    if (format == "jpeg" && reader.transformation() & QImageIOHandler::TransformationRotate90)
        size.transpose();
    if ((format != "png" && format != "jpeg") || !size.isValid() || !reader.canRead()) {
        Q_EMIT m_session->refused(
            tr("%1 is not a picture that can be shown: PNG, JPEG or SVG.").arg(QFileInfo(local).fileName()));
        return false;
    }
    return addPicture(bytes, QLatin1String("image/") + QString::fromLatin1(format), size, name, {x, y});
}

bool Annotations::pasteImage(double x, double y)
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    // Elements and texts that are offered as a picture too are more useful as what they are.
    if (!m_session || !data || !data->hasImage() || data->hasText() ||
        data->hasFormat(QStringLiteral("application/x-lensboard")))
        return false;
    return addPicture(qvariant_cast<QImage>(data->imageData()), {}, {x, y});
}

bool Annotations::addPicture(const QImage &image, const QString &name, QPointF center)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (image.isNull() || !buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG")) {
        Q_EMIT m_session->refused(tr("This picture cannot be read."));
        return false;
    }
    return addPicture(bytes, QStringLiteral("image/png"), image.size(), name, center);
}

bool Annotations::addPicture(const QByteArray &bytes, const QString &mime, QSizeF size, const QString &name,
                             QPointF center)
{
    const auto length = static_cast<std::size_t>(bytes.size());
    QString refusal;
    if (size.width() > longestSide || size.height() > longestSide)
        refusal = tr("This picture is %1 × %2 pixels; a board takes up to %3 on a side. Make it smaller first.")
                      .arg(size.width())
                      .arg(size.height())
                      .arg(longestSide);
    else if (length > largestPicture)
        refusal = tr("This picture has %1 MB; a board takes pictures of up to %2 MB. Make it smaller first.")
                      .arg(megabytes(length), megabytes(largestPicture));
    else if (pictureBytes(m_session->document()) + length > mostPictureBytes)
        refusal = tr("The pictures of this board would have more than %1 MB together. Make some smaller first.")
                      .arg(megabytes(mostPictureBytes));
    if (!refusal.isEmpty()) {
        Q_EMIT m_session->refused(refusal);
        return false;
    }
    if (size.width() > shownSide || size.height() > shownSide)
        size.scale(shownSide, shownSide, Qt::KeepAspectRatio);
    size = {std::max(1.0, std::round(size.width())), std::max(1.0, std::round(size.height()))};
    const Rect frame{std::round(center.x() - size.width() / 2), std::round(center.y() - size.height() / 2),
                     size.width(), size.height()};
    Id added;
    m_session->edit(tr("Add an image"), [&](Transaction &transaction) {
        added =
            addImage(transaction, m_session->ids(), mime.toStdString(), bytes.toStdString(), name.toStdString(), frame);
    });
    m_session->select({added});
    return true;
}

} // namespace lensboard
