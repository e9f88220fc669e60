#!/usr/bin/env bash
# Runs the tests. The last line is "N passed, N failed".
#   tests/run.sh               all tests, with samples where the inputs are many
#   tests/run.sh --full        all tests, with all inputs; for the night
#   tests/run.sh --only NAME   the tests of a project, a class, a method, a case or a folder of cases:
#                              such as Digest.Tests, MixedDirectionText, markdown/footnotes-have-localised-labels or markdown
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

usage() { echo "usage: tests/run.sh [--full] [--only NAME]" >&2; exit 2; }

only=
while [[ $# -gt 0 ]]; do
  case "$1" in
    --full) export DIGEST_FULL=1 ;;
    --only) [[ -n "${2:-}" ]] || usage; only=$2; shift ;;
    *) usage ;;
  esac
  shift
done
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '== %s\n' "$*"; }

# The browser tests need a browser.

works() { [[ -n "$1" ]] && "$1" --version >/dev/null 2>&1; }

find_browser() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n "$candidate" ]] && candidate=$(command -v "$candidate") && works "$candidate" && { echo "$candidate"; return; }
  done
  for candidate in "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-*/chrome-linux*/chrome; do
    works "$candidate" && { echo "$candidate"; return; }
  done
  return 1
}

# grep without -q reads fc-list to its end: a closed pipe would be a failure under pipefail.
has_arabic_font() { command -v fc-list >/dev/null && fc-list 2>/dev/null | grep -i 'noto.*naskh.*arabic' >/dev/null; }

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
  else return 1
  fi
}

apt_updated=
apt_install() {
  command -v apt-get >/dev/null || return 1
  say "Installing $* with apt-get"
  if [[ -z $apt_updated ]]; then
    as_root apt-get update -q >/dev/null || return 1
    apt_updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@" >/dev/null
}

# The test program runs Playwright's installer, with the system libraries if it has the rights.
playwright_install() {
  local tests=tests/Digest.Browser.Tests/bin/Debug/net10.0/Digest.Browser.Tests.dll
  say "Installing Chromium with Playwright's installer"
  dotnet "$tests" install-browser --with-deps || dotnet "$tests" install-browser
}

prepare_browser() {
  if ! CHROMIUM=$(find_browser); then
    apt_install chromium
    CHROMIUM=$(find_browser) || { playwright_install; CHROMIUM=$(find_browser); } ||
      say "Chromium is missing and cannot be installed: the browser tests will fail"
  fi
  export CHROMIUM
  [[ -n "$CHROMIUM" ]] && say "Browser: $CHROMIUM ($("$CHROMIUM" --version 2>/dev/null))"
}

# Browser tests and cards need an Arabic font: without it, they would show placeholder boxes.
prepare_fonts() {
  has_arabic_font || apt_install fontconfig fonts-noto-core
  has_arabic_font && say "Fonts: Noto Naskh Arabic" ||
    say "Noto Naskh Arabic is missing and cannot be installed: the tests of browsers and cards will fail"
}

# Feeds and structured data are read by programs that were not written for this project: packages of npm, and xmllint.
prepare_readers() {
  command -v npm >/dev/null || apt_install nodejs npm
  command -v xmllint >/dev/null || apt_install libxml2-utils
  if [[ tests/npm/node_modules -ot tests/npm/package-lock.json ]]; then
    say "Installing the packages of tests/npm"
    npm ci --prefix tests/npm --no-audit --no-fund --loglevel=error >/dev/null && touch tests/npm/node_modules ||
      say "The packages of tests/npm cannot be installed: the tests of feeds and structured data will fail"
  fi
  export DIGEST_READERS=1
}

# counted WORD LOG prints the last number after "WORD:" in the log of a runner, in upper or lower case.
counted() {
  local number
  number=$(grep -aoiE "(^|[^a-z])$1: *[0-9]+" "$2" | tail -n 1 | grep -oE '[0-9]+$')
  echo "${number:-0}"
}

passed=0 failed=0 skipped=0

program_of() { echo "$1/bin/Debug/net10.0/$(basename "$1").dll"; }

# run_project PROJECT [FILTER...]
run_project() {
  local project=$1 name log code total broken
  name=$(basename "$project")
  log=$(mktemp)
  say "$name"
  dotnet "$(program_of "$project")" -noColor "${@:2}" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}

  total=$(counted total "$log")
  broken=$(($(counted failed "$log") + $(counted errors "$log")))
  passed=$((passed + total - $(counted failed "$log") - $(counted skipped "$log")))
  skipped=$((skipped + $(counted skipped "$log")))
  failed=$((failed + broken))
  if [[ $total == 0 ]]; then
    say "$name ran no tests (exit code $code)"
    failed=$((failed + 1))
  elif [[ $code != 0 && $broken == 0 ]]; then
    say "$name ended with exit code $code"
    failed=$((failed + 1))
  fi
  rm -f "$log"
}

# Lists the tests of a project, one per line: "class<tab>method<tab>case", where the case is empty except in CaseFile.
list_tests() {
  dotnet "$(program_of "$1")" -noColor -noLogo -preEnumerateTheories -list tests |
    sed -nE 's/^([A-Za-z0-9_.+]+)\.([A-Za-z0-9_]+)(\(.*)?$/\1\t\2\t\3/p' |
    sed -E 's/\t\(file: "([^"]+)\.txt"\)$/\t\1/; s/\t\(.*$/\t/' | sort -u
}

# Prints the xunit filter for the tests of a list that $only names, one argument per line; nothing if it names none.
filter_of() {
  awk -F '\t' -v only="$only" '
    BEGIN { sub(/\.txt$/, "", only); sub(/^tests\/Digest\.Tests\/Cases\//, "", only); sub(/\/$/, "", only) }
    function ends_with(text,   start) {
      start = length(text) - length(only) + 1
      return text == only || (substr(text, start) == only && substr(text, start - 1, 1) ~ /[.+]/)
    }
    ends_with($1) { classes[$1] }
    ends_with($1 "." $2) { methods[$1 "." $2] }
    $3 == only || index($3, only "/") == 1 { cases[$3] }
    END {
      for (name in classes) { print "-class"; print name; found = 1 }
      if (!found) for (name in methods) { print "-method"; print name; found = 1 }
      if (!found) for (name in cases) { print "-displayName"; print "*(file: \"" name ".txt\")"; found = "case" }
      if (found == "case") print "-preEnumerateTheories"
    }' "$1"
}

# Prints the names nearest to $only: by edit distance, and those that contain it.
near_names() {
  { ls tests | grep 'Tests$'; cut -f 1 "$@" | sed 's/.*[.+]//'; cut -f 2 "$@"; cut -f 3 "$@" | grep .; } | sort -u | awk -v only="$only" '
    function least(a, b) { return a < b ? a : b }
    function distance(a, b,   i, j, row, left, above) {
      for (j = 0; j <= length(b); j++) row[j] = j
      for (i = 1; i <= length(a); i++) {
        above = row[0]; row[0] = i
        for (j = 1; j <= length(b); j++) {
          left = least(row[j], row[j - 1]) + 1
          left = least(left, above + (substr(a, i, 1) != substr(b, j, 1)))
          above = row[j]; row[j] = left
        }
      }
      return row[length(b)]
    }
    { name = tolower($0); print (index(name, tolower(only)) ? 0 : distance(name, tolower(only))) "\t" $0 }' |
    sort -s -n | head -n 5 | cut -f 2 | sed 's/^/  /'
}

say "Building"
if ! dotnet build Digest.sln --nologo -v quiet; then
  say "The build failed"
  echo "0 passed, 1 failed"
  exit 1
fi

# The projects to run, and the filter of each.
projects=()
declare -A filters
lists=$(mktemp -d)
for project in tests/*Tests; do
  name=$(basename "$project")
  if [[ -z $only || $only == "$name" ]]; then
    projects+=("$project")
  else
    list_tests "$project" > "$lists/$name"
    filters[$project]=$(filter_of "$lists/$name")
    [[ -z ${filters[$project]} ]] || projects+=("$project")
  fi
done
if [[ ${#projects[@]} == 0 ]]; then
  say "No project, class, method or case is named '$only'. Similar names:"
  near_names "$lists"/*
  rm -r "$lists"
  echo "0 passed, 1 failed"
  exit 1
fi
rm -r "$lists"

prepare_fonts
if [[ " ${projects[*]} " == *Browser* ]]; then
  prepare_browser
fi
if [[ " ${projects[*]} " == */Digest.Tests\ * ]]; then
  prepare_readers
fi
if [[ -n "${DIGEST_FULL:-}" ]]; then
  command -v clang >/dev/null || apt_install clang zlib1g-dev ||
    say "clang is missing and cannot be installed: the test of the native program will fail"
fi
for project in "${projects[@]}"; do
  mapfile -t filter <<< "${filters[$project]:-}"
  [[ -n ${filter[0]} ]] || filter=()
  run_project "$project" "${filter[@]}"
done

[[ $skipped == 0 ]] || say "$skipped skipped"
echo "$passed passed, $failed failed"
[[ $failed == 0 && $passed -gt 0 ]]
