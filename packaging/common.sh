# SPDX-License-Identifier: Apache-2.0
# Shared by run.sh, test.sh and .ci/run: installs what is missing on Debian and builds a release. Source it from bash.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build="$root/build/release"

# What the build itself needs.
build_packages=(
    cmake ninja-build g++ pkg-config
    qt6-base-dev qt6-declarative-dev qt6-declarative-dev-tools qt6-svg-dev libgl-dev
    nlohmann-json3-dev libfyaml-dev libre2-dev libmd4c-dev libzip-dev zlib1g-dev
)
# What the window and the pictures need when they run.
runtime_packages=(
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
    qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtquick-layouts
    qml6-module-qtquick-controls qml6-module-qtquick-templates
    qml6-module-qtquick-dialogs qml6-module-qtquick-shapes
    qml6-module-qt-labs-folderlistmodel
    qt6-qpa-plugins libgl1-mesa-dri graphviz fonts-inter
)
# What the tests need on top: a schema checker, and a display that exists only in memory.
test_packages=(libvalijson-dev xvfb xauth xdotool)
# What only the checks of .ci/run need.
check_packages=(clang-format clang-tidy clang libclang-rt-14-dev)

say() { printf '%s\n' "$*" >&2; }

installed_anything=no

# install_packages NAME…: installs those that are missing; asks the network only then.
install_packages() {
    local missing=() package present
    if ! command -v dpkg-query >/dev/null; then
        say "This is not a Debian system: please install the counterparts of: $*"
        return 0
    fi
    # Those that dpkg has wholly, unpacked and configured.
    present=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii *//p') || true
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$present" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "These packages are missing: ${missing[*]}"
            say "Install them as root (apt-get install …), or install sudo, and run this again."
            return 1
        fi
        as_root=(sudo)
    fi
    say "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -q >&2 || say "apt-get update failed; trying with the lists at hand."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        "${missing[@]}" >&2 || return 1
    installed_anything=yes
}

# Configures build/release once, and again after packages have come that it may have missed. Warnings are errors on the
# distribution that the project is developed for; elsewhere a newer compiler's new warnings must not stop a user.
configure() {
    local options=() release=""
    if [ -f "$build/build.ninja" ]; then
        [ "$installed_anything" = no ] && return 0
    else
        release=$(. /etc/os-release 2>/dev/null && printf '%s' "${VERSION_CODENAME:-}")
        [ "$release" = bookworm ] && options+=(-DLENSBOARD_WERROR=ON)
        command -v ccache >/dev/null && options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
        command -v mold >/dev/null && options+=(-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold)
    fi
    (cd "$root" && cmake --preset release "${options[@]}") >&2
}

# build_targets [TARGET…]: builds these, or everything.
build_targets() {
    local targets=() target
    for target in "$@"; do targets+=(--target "$target"); done
    if ! configure; then
        rm -f "$build/build.ninja"
        say "The build could not be set up; see above."
        return 1
    fi
    cmake --build "$build" "${targets[@]}" >&2
}
