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

# Prints a port that nobody listens on; asks node.
free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# What the next two start; a script that calls them ends with end_process for each.
# shellcheck disable=SC2034
stage='' bot=''

# Where Maven keeps what it has fetched.
repository() {
  [[ "${MAVEN_OPTS:-} ${MAVEN_ARGS:-}" =~ -Dmaven\.repo\.local=([^ ]+) ]] && echo "${BASH_REMATCH[1]}" || echo ~/.m2/repository
}

# start_stage FOLDER: starts a stand-in for Discord (Stage.java) on what ./mvnw verify has built.
start_stage() {
  local java websocket
  java=$(jdk)/bin/java
  # The only library that it does not share with the bot.
  websocket=$(find "$(repository)/org/java-websocket" -name 'Java-WebSocket-*.jar' | sort -V | tail -n 1)
  "$java" -Djarmode=tools -jar target/jikimi.jar extract --destination "$1/unpacked"
  mkfifo "$1/asks" "$1/answers"
  "$java" -XX:TieredStopAtLevel=1 -cp "target/test-classes:target/classes:$1/unpacked/lib/*:$websocket" \
    deploy/test/Stage.java <"$1/asks" >"$1/answers" 2>"$1/stage.log" &
  # shellcheck disable=SC2034
  stage=$!
  exec {asks}>"$1/asks" {answers}<"$1/answers"
  read -r -t 60 discord token database <&"$answers"
}

# What is to be seen where it does not start.
cat_log_and_fail() {
  tail -n 20 "$1"
  return 1
}

# ask COMMAND...: has a person run a command, and prints the answer.
ask() {
  local said
  echo "$*" >&"$asks"
  read -r -t 60 said <&"$answers" && printf '%s\n' "$said"
}

# run_bot [NAME=VALUE...]: becomes the packaged bot on that stage, at any free port.
run_bot() {
  exec env DISCORD_TOKEN="$token" DISCORD_API_URL="$discord" DATABASE_URL="$database" BOT_IDENTIFY_GAP=50ms PORT=0 "$@" \
    "$(jdk)/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx300m -jar target/jikimi.jar
}

# end_process PID: SIGTERM, and after 30 seconds SIGKILL.
end_process() {
  [ -n "$1" ] && kill -TERM "$1" 2>/dev/null || return 0
  until_true 30 is_over "$1" || kill -KILL "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

is_over() {
  ! kill -0 "$1" 2>/dev/null
}
