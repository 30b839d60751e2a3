// SPDX-License-Identifier: Apache-2.0
#include "picturemodule.h"

#include <array>
#include <dlfcn.h>
#include <filesystem>

namespace lensboard::cli {

namespace {

std::filesystem::path programFolder()
{
    std::error_code fault;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", fault);
    return fault ? std::filesystem::path() : program.parent_path();
}

// Beside the program in a build folder, in the library folder once installed.
Result<void *> openModule()
{
    const std::array folders = {std::filesystem::path("."), std::filesystem::path(LENSBOARD_PICTURES_FOLDER)};
    std::string reason;
    for (const auto &folder : folders) {
        const auto path = programFolder() / folder / "lensboard_pictures.so";
        std::error_code fault;
        if (!std::filesystem::exists(path, fault))
            continue;
        if (void *handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL))
            return handle;
        reason = dlerror();
    }
    Error error =
        makeError("export.noPainter", "PNG and PDF need the painting module lensboard_pictures.so beside this "
                                      "program; SVG works without it");
    error.detail = reason;
    return error;
}

} // namespace

Result<std::string> paintPicture(const PictureRequest &request)
{
    const auto module = openModule();
    if (!module)
        return module.error();
    // The module stays loaded: Qt does not survive being unloaded.
    const auto paint = reinterpret_cast<PaintPicture>(dlsym(*module, paintPictureSymbol));
    if (!paint)
        return makeError("export.noPainter", "the painting module does not belong to this program; install both again");
    return paint(request);
}

} // namespace lensboard::cli
