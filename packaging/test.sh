#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds everything and runs every test. The last line is "N passed, N failed" or
# "N passed, N failed, N skipped"; the exit code is 0 only when nothing failed.
#
#   packaging/test.sh [REGEX]     only the test programs whose name matches
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

fail() {
    echo "$1"
    echo "0 passed, 1 failed"
    exit 1
}

install_packages "${build_packages[@]}" "${runtime_packages[@]}" "${test_packages[@]}" ||
    fail "The packages could not be installed."
build_targets || fail "The build failed."

logs="$build/tests/logs"
report="$build/tests/report.xml"
rm -rf "$logs" "$report"
mkdir -p "$logs"

filter=()
[ $# -gt 0 ] && filter=(-R "$1")
# Only one line per program here; each program's own output stands in its log file.
(cd "$build" && ctest -j2 --output-junit "$report" "${filter[@]}") || true
[ -s "$report" ] || fail "The tests did not run."

# "name status" of each program; status is "run" when it ended well.
results=$(sed -n 's/.*<testcase name="\([^"]*\)".* status="\([^"]*\)".*/\1 \2/p' "$report")
[ -n "$results" ] || fail "There are no tests."

# Sums the totals of all programs. A program that crashed, hung or failed without saying so counts as one failure.
passed=0 failed=0 skipped=0
while read -r name status; do
    log="$logs/$name.txt"
    [ -f "$log" ] || : >"$log"
    totals=$(grep -m1 '^Totals:' "$log" || true)
    if [[ "$totals" =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
        skipped=$((skipped + BASH_REMATCH[3]))
        [ "$status" = run ] || [ "${BASH_REMATCH[2]}" -gt 0 ] || failed=$((failed + 1))
    else
        passed=$((passed + $(grep -c '^PASS ' "$log" || true)))
        failed=$((failed + 1 + $(grep -c '^FAIL!' "$log" || true)))
    fi
    [ "$status" = run ] && continue
    # What went wrong, in short.
    printf '\n== %s (whole output: %s)\n' "$name" "${log#"$root/"}"
    grep -A4 -E '^(FAIL!|XPASS|QFATAL)|Received signal' "$log" | head -n 60 || true
    [ -n "$totals" ] || printf 'It did not come to its end:\n%s\n' "$(tail -n 5 "$log")"
done <<<"$results"

line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo
echo "$line"
[ "$failed" -eq 0 ]
