# shellcheck shell=bash
# What the scripts in this folder share; each of them begins with: source "$(dirname "$0")/lib.sh"
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

passed=0 failed=0 skipped=0

# check NAME COMMAND...: one thing that must hold; its output is shown only where it does not.
check() {
  local name=$1 said
  shift
  if said=$("$@" 2>&1); then
    passed=$((passed + 1))
    echo "  ok      $name"
  else
    failed=$((failed + 1))
    echo "  FAILED  $name"
    printf '%s\n' "$said" | tail -n 60 | sed 's/^/          /'
  fi
}

# skip NAME WHY: one thing that could not be tried here.
skip() {
  skipped=$((skipped + 1))
  echo "  SKIPPED $1: $2"
}

# need PACKAGE...: installs what is missing; false where that cannot be done.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
  apt-get update -qq >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1
}

# until_true SECONDS COMMAND...: asks again until it holds; false when it never did.
until_true() {
  local patience=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $patience ] || return 1
    sleep 0.2
  done
}

# To be called at the end: says how many and ends with 1 where something failed.
finish() {
  echo "$(basename "$0" .sh): $passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
}

# Prints where a JDK 25 or newer lies, as .ci/run looks for it; false where there is none.
jdk() {
  local javac
  for javac in "${JAVA_HOME:-/nowhere}"/bin/javac /usr/lib/jvm/*/bin/javac "$(command -v javac || true)"; do
    if [ -x "$javac" ] && [[ $("$javac" -version 2>&1) =~ javac\ (2[5-9]|[3-9][0-9]) ]]; then
      dirname "$(dirname "$(readlink -f "$javac")")"
      return
    fi
  done
  return 1
}
