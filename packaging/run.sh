#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds a release and opens the window on FILE, or on the example. Without a display it does
# the same work on the command line and says where the picture lies.
#
#   packaging/run.sh [FILE]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

case "${1:-}" in
-h | --help)
    sed -n '3,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 0
    ;;
esac
file="${1:-$root/resources/examples/booking.template.yaml}"
if [ ! -e "$file" ]; then
    say "There is no file $file"
    exit 3
fi
file=$(realpath -s -- "$file")

install_packages "${build_packages[@]}" "${runtime_packages[@]}"

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    build_targets lensboard lensboard-cli
    exec "$build/bin/lensboard" "$file"
fi

build_targets lensboard-cli lensboard_pictures
cli="$build/bin/lensboard-cli"
name=$(basename "$file")
picture="$build/${name%%.*}"
say "No display here: judging $name on the command line."
code=0
"$cli" check "$file" || code=$?
[ "$code" -le 1 ] || exit "$code"
"$cli" export "$file" -o "$picture.svg"
"$cli" export "$file" -o "$picture.png"
echo
echo "The annotated diagram: $picture.svg"
echo "                       $picture.png"
