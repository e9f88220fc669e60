#!/usr/bin/env bash
# Runs every test there is. The last line is "N passed, N failed".
#   tests/run.sh          what everybody runs; a sample where counts are large
#   tests/run.sh --full   all the counts, for the night
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

case "${1:-}" in
  --full) export DIGEST_FULL=1 ;;
  "") ;;
  *) echo "usage: tests/run.sh [--full]" >&2; exit 2 ;;
esac
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '== %s\n' "$*"; }

# The tests in a browser need one, and a font for Arabic: without it every Arabic page would be measured in boxes.

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

# Reads fc-list to its end: a grep that stops at the first hit would break the pipe, and pipefail takes that for a no.
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

# The tests themselves can fetch a browser with Playwright's installer, and its system libraries where they may.
playwright_install() {
  local tests=tests/Digest.Browser.Tests/bin/Debug/net10.0/Digest.Browser.Tests.dll
  say "Installing Chromium with Playwright's installer"
  dotnet "$tests" install-browser --with-deps || dotnet "$tests" install-browser
}

prepare_browser() {
  if ! CHROMIUM=$(find_browser); then
    apt_install chromium
    CHROMIUM=$(find_browser) || { playwright_install; CHROMIUM=$(find_browser); } || say "There is no Chromium or Chrome, and none could be installed: the tests in a browser will fail"
  fi
  export CHROMIUM
  [[ -n "$CHROMIUM" ]] && say "Browser: $CHROMIUM ($("$CHROMIUM" --version 2>/dev/null))"

  has_arabic_font || apt_install fontconfig fonts-noto-core
  has_arabic_font && say "Fonts: Noto Naskh Arabic" || say "There is no Noto Naskh Arabic, and it could not be installed: the tests in a browser will fail"
}

# How many tests a runner counted under a word: "Failed: 2" of one runner and "failed: 2" of another are the same.
counted() {
  local number
  number=$(grep -aoiE "(^|[^a-z])$1: *[0-9]+" "$2" | tail -n 1 | grep -oE '[0-9]+$')
  echo "${number:-0}"
}

passed=0 failed=0 skipped=0

run_project() {
  local project=$1 name log code total broken
  name=$(basename "$project")
  log=$(mktemp)
  say "$name"
  dotnet "$project/bin/Debug/net10.0/$name.dll" -noColor 2>&1 | tee "$log"
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

say "Building"
if ! dotnet build Digest.sln --nologo -v quiet; then
  say "The build failed"
  echo "0 passed, 1 failed"
  exit 1
fi

prepare_browser
if [[ -n "${DIGEST_FULL:-}" ]]; then
  command -v clang >/dev/null || apt_install clang zlib1g-dev || say "There is no clang, and it could not be installed: the test of the native program will fail"
fi
for project in tests/*Tests; do
  run_project "$project"
done

[[ $skipped == 0 ]] || say "$skipped skipped"
echo "$passed passed, $failed failed"
[[ $failed == 0 && $passed -gt 0 ]]
