#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# packaging/fuzz.sh [SECONDS [TARGET…]]: builds the fuzz targets (tests/fuzz) with Clang's sanitizers and runs each of
# them (10 seconds if nothing is said) on the inputs of the tests and, where they lie beside the project, the shared
# cases. What breaks a target stays in build/fuzz/found. Ends with 0 when nothing was found, or when Clang is missing.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
seconds=${1:-10}
[ $# -gt 0 ] && shift
targets=("$@")
[ ${#targets[@]} -eq 0 ] && targets=(template terraform drawio mermaid yaml json document)
if ! command -v clang++ >/dev/null ||
    ! [ -e "$(clang++ -print-file-name=libclang_rt.fuzzer-x86_64.a)" ] &&
    ! ls "$(clang++ -print-resource-dir)"/lib/linux/libclang_rt.fuzzer-*.a >/dev/null 2>&1; then
    echo "Clang or its fuzzing runtime (libclang-rt-dev) is missing: nothing is fuzzed."
    exit 0
fi
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
build="$root/build/fuzz"
[ -f "$build/build.ninja" ] || cmake -G Ninja -S "$root/tests/fuzz" -B "$build" -DCMAKE_CXX_COMPILER=clang++ "${launcher[@]}" >/dev/null
cmake --build "$build" --target "${targets[@]/#/fuzz_}" | tail -n 3
cases=${LENSBOARD_CASES:-$root/../shared/cases}

seeds_of() { # seeds_of TARGET FOLDER
    local found=()
    case $1 in
    template | yaml) found=("$root"/tests/data/templates/*.yaml "$root"/tests/data/workloads/sam/*/*.yaml "$cases"/hostile/[a-g]-*/*.yaml "$cases"/templates/*.yaml) ;;
    json) found=("$root"/tests/data/workloads/cdk/*.json "$cases"/hostile/c-json/*.json) ;;
    terraform) found=("$root"/tests/data/terraform/*.json "$cases"/hostile/h-terraform/*.json) ;;
    drawio) found=("$root"/tests/data/diagrams/*.drawio*) ;;
    mermaid) found=("$root"/tests/data/diagrams/*.mmd) ;;
    document) found=("$root"/tests/data/documents/* "$root"/tests/data/cli/*.lensboard "$cases"/hostile/j-project/*) ;;
    esac
    local file
    for file in "${found[@]}"; do
        [ -f "$file" ] && cp "$file" "$2/$(md5sum "$file" | cut -c1-12)"
    done
    return 0
}

mkdir -p "$build/found"
bad=0
for target in "${targets[@]}"; do
    seeds=$(mktemp -d)
    seeds_of "$target" "$seeds"
    chmod -R u+w "$seeds"
    if ASAN_OPTIONS=detect_leaks=0 "$build/fuzz_$target" -max_total_time="$seconds" -timeout=2 -rss_limit_mb=2048 \
        -max_len=65536 -artifact_prefix="$build/found/$target-" "$seeds" >"$build/$target.log" 2>&1; then
        echo "$target: nothing found, $(grep -oE 'Done [0-9]+ runs' "$build/$target.log" | tail -n 1)"
    else
        echo "$target: FOUND, see $build/$target.log"
        grep -E 'ERROR|SUMMARY|runtime error' "$build/$target.log" | head -n 5
        bad=1
    fi
    rm -rf "$seeds"
done
exit $bad
