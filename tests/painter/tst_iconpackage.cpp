// SPDX-License-Identifier: Apache-2.0
// Icon packages: names of files to services, folders and archives, broken ones, and what pictures show with one.
#include "catalog/awsicons.h"
#include "catalog/catalog.h"
#include "iconpackage.h"
#include "scene/sheet.h"
#include "scene/svg.h"
#include "scenepainter.h"
#include "support/cases.h"
#include "support/sampleboards.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <zip.h>

#include <set>

using namespace lensboard;
using namespace lensboard::test;

namespace {

const QByteArray redIcon = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 80\"><rect width=\"80\" "
                           "height=\"80\" fill=\"#ff0000\"/></svg>";

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void zipUp(const QString &path, const QMap<QString, QByteArray> &files)
{
    int problem = 0;
    zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
    QVERIFY(archive);
    for (auto file = files.begin(); file != files.end(); ++file) {
        zip_source_t *source =
            zip_source_buffer(archive, file.value().constData(), static_cast<zip_uint64_t>(file.value().size()), 0);
        QVERIFY(zip_file_add(archive, file.key().toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    QCOMPARE(zip_close(archive), 0);
}

std::vector<std::string> linesOf(const QString &path)
{
    QFile file(path);
    std::vector<std::string> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.isEmpty())
            lines.push_back(line.toStdString());
    }
    return lines;
}

std::string plain(const std::string &name)
{
    return awsIconFile("Arch_" + name + "_48.svg").service;
}

int redPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == QColor(255, 0, 0) ? 1 : 0;
    }
    return count;
}

} // namespace

class TestIconPackage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setIconPackage(nullptr); }

    void namesOfFilesSayTheService_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("service");
        QTest::addColumn<int>("size");
        QTest::newRow("usual") << "Architecture-Service-Icons_07302021/Arch_Compute/48/Arch_AWS-Lambda_48.svg"
                               << "lambda" << 48;
        QTest::newRow("size folder") << "a/Arch_App-Integration/Arch_48/Arch_Amazon-Simple-Queue-Service_48.svg"
                                     << "simplequeueservice" << 48;
        QTest::newRow("blank in front") << "x/Arch_ Amazon-API-Gateway_16.svg"
                                        << "apigateway" << 16;
        QTest::newRow("blank behind") << "x/Arch_AWS-Console-Mobile-Application _32.svg"
                                      << "consolemobileapplication" << 32;
        QTest::newRow("light") << "x/Arch_AWS-Marketplace_Light_48.svg"
                               << "marketplace" << 48;
        QTest::newRow("flattened") << "architecture-service/AmazonSimpleNotificationService.svg"
                                   << "simplenotificationservice" << 0;
        QTest::newRow("png") << "x/Arch_Amazon-Route-53_64.png"
                             << "route53" << 64;
        QTest::newRow("doubled png") << "x/Arch_AWS-Lambda_64@5x.png"
                                     << "" << 0;
        QTest::newRow("mac junk") << "__MACOSX/x/Arch_AWS-Lambda_48.svg"
                                  << "" << 0;
        QTest::newRow("mac file") << "x/._Arch_AWS-Lambda_48.svg"
                                  << "" << 0;
        QTest::newRow("category") << "Category-Icons_07302021/Arch-Category_48/Arch-Category_Compute_48.svg"
                                  << "" << 0;
        QTest::newRow("resource")
            << "Resource-Icons_07302021/Res_Compute/Res_48_Light/Res_AWS-Lambda_Lambda-Function_48_Light.svg"
            << "" << 0;
        QTest::newRow("group") << "Architecture-Group-Icons_02072025/Region_32.svg"
                               << "" << 0;
        QTest::newRow("text") << "readme.txt"
                              << "" << 0;
    }
    void namesOfFilesSayTheService()
    {
        QFETCH(QString, path);
        QFETCH(QString, service);
        QFETCH(int, size);
        const AwsIconFile file = awsIconFile(path.toStdString());
        QCOMPARE(QString::fromStdString(file.service), service);
        if (!service.isEmpty())
            QCOMPARE(file.size, size);
    }

    void theNewestThenTheVectorThenTheLargestIsTaken()
    {
        const auto chosen = chooseAwsIcons({"P_07302021/Arch_AWS-Lambda_64.svg", "P_01302026/Arch_AWS-Lambda_16.svg",
                                            "P_01302026/Arch_AWS-Lambda_64.png", "P_01302026/Arch_AWS-Lambda_64.svg",
                                            "P_01302026/Arch_AWS-Lambda_32.svg"});
        QCOMPARE(QString::fromStdString(chosen.at("lambda")), QStringLiteral("P_01302026/Arch_AWS-Lambda_64.svg"));
        QVERIFY(!chosen.contains("sqs"));
    }

    void everyNameBelongsToATypeOfTheCatalogue()
    {
        int named = 0;
        for (const auto &type : catalog().types()) {
            named += awsIconNames(type.id).empty() ? 0 : 1;
            for (const std::string &name : awsIconNames(type.id))
                QCOMPARE(QString::fromStdString(plain(name)), QString::fromStdString(name));
        }
        QVERIFY(named > 90);
        QFile data(QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/icons/aws-names.json"));
        QVERIFY(data.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(data.readAll()).object()[QLatin1String("names")].toObject().size(), named);
    }

    void everyServiceWithAnIconIsMatched_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<int>("least");
        QTest::newRow("2021") << "aws-icon-package-2021-paths.txt" << 90;
        QTest::newRow("2026") << "aws-icons-npm-2026-names.txt" << 95;
    }
    void everyServiceWithAnIconIsMatched()
    {
        QFETCH(QString, list);
        QFETCH(int, least);
        const QString path = casesFolder() + QLatin1Char('/') + list;
        if (!QFile::exists(path))
            QSKIP("the lists of names are not on this machine");
        const auto paths = linesOf(path);
        const auto chosen = chooseAwsIcons(paths);
        std::set<std::string> services;
        for (const std::string &file : paths)
            services.insert(awsIconFile(file).service);
        // Whatever is called like a type, in full or in short, must have been found for it.
        int all = 0;
        QStringList missed;
        for (const auto &type : catalog().types()) {
            all += awsIconNames(type.id).empty() ? 0 : 1;
            const bool has = services.contains(plain(type.fullName)) || services.contains(plain(type.name));
            if (has && !chosen.contains(type.id))
                missed << QString::fromStdString(type.id);
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char(' '))));
        qInfo("%s: %zu of %d types matched", qPrintable(list), chosen.size(), all);
        QVERIFY2(static_cast<int>(chosen.size()) >= least, qPrintable(QString::number(chosen.size())));
    }

    void aFolderAndAnArchiveGiveTheSame()
    {
        const QTemporaryDir folder;
        const QString inside =
            QStringLiteral("Asset-Package/Architecture-Service-Icons_01302026/Arch_Compute/64/Arch_AWS-Lambda_64.svg");
        put(folder.filePath(QStringLiteral("unpacked/") + inside), redIcon);
        zipUp(folder.filePath(QStringLiteral("icons.zip")),
              {{inside, redIcon}, {QStringLiteral("__MACOSX/._x.svg"), "junk"}});
        for (const char *place : {"unpacked", "icons.zip"}) {
            const auto package = IconPackage::read(folder.filePath(QLatin1String(place)));
            QVERIFY2(package.ok(), place);
            QVERIFY((*package)->icon("lambda") && (*package)->icon("function-url"));
            QVERIFY(!(*package)->icon("sqs"));
            QVERIFY(!(*package)->missing().empty());
            QCOMPARE((*package)->image("lambda", 64).pixelColor(32, 32), QColor(255, 0, 0));
        }
    }

    void whatIsNoPackageIsRefusedWithWords()
    {
        const QTemporaryDir folder;
        const auto codeOf = [&](const QString &name) {
            const auto package = IconPackage::read(folder.filePath(name));
            return package ? std::string("none") : package.error().code;
        };
        QCOMPARE(codeOf(QStringLiteral("nowhere")), std::string("icons.missing"));
        put(folder.filePath(QStringLiteral("text.zip")), "no archive");
        QCOMPARE(codeOf(QStringLiteral("text.zip")), std::string("icons.archive"));
        put(folder.filePath(QStringLiteral("empty/readme.txt")), "x");
        QCOMPARE(codeOf(QStringLiteral("empty")), std::string("icons.none"));
        // A bomb: little in the archive, far too much of it.
        zipUp(folder.filePath(QStringLiteral("bomb.zip")),
              {{QStringLiteral("Arch_AWS-Lambda_64.svg"), QByteArray(40 << 20, ' ')}});
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("bomb.zip"))).size() < 200000);
        QCOMPARE(codeOf(QStringLiteral("bomb.zip")), std::string("icons.none"));
    }

    void picturesShowThePackageAndDocumentsDoNot()
    {
        const QTemporaryDir folder;
        put(folder.filePath(QStringLiteral("Arch_AWS-Lambda_64.svg")), redIcon);
        const auto board = orderBoard();
        const Sheet sheet = makeSheet(board.document, {}, {});
        QCOMPARE(redPixels(sheetImage(sheet, {})), 0);
        const auto package = IconPackage::read(folder.path());
        QVERIFY(package.ok());
        setIconPackage(*package);
        QVERIFY(redPixels(sheetImage(sheet, {})) > 2000);
        SvgOptions options;
        options.icons = iconAddresses();
        QVERIFY(writeSvg(sheet, options).find("data:image/svg+xml;base64,") != std::string::npos);
        setIconPackage(nullptr);
        QVERIFY(!iconAddresses());
        QCOMPARE(redPixels(sheetImage(sheet, {})), 0);
    }

    void iconsReadNothingElse()
    {
        const QTemporaryDir folder;
        QImage secret(8, 8, QImage::Format_RGB32);
        secret.fill(Qt::red);
        QVERIFY(secret.save(folder.filePath(QStringLiteral("secret.png"))));
        put(folder.filePath(QStringLiteral("Arch_AWS-Lambda_64.svg")),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 8 "
            "8\">"
            "<image width=\"8\" height=\"8\" xlink:href=\"" +
                folder.filePath(QStringLiteral("secret.png")).toUtf8() + "\"/></svg>");
        const auto package = IconPackage::read(folder.path());
        QVERIFY(package.ok());
        QCOMPARE(redPixels((*package)->image("lambda", 64)), 0);
    }
};

QTEST_MAIN(TestIconPackage)
#include "tst_iconpackage.moc"
