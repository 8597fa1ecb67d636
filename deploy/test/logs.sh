#!/usr/bin/env bash
# Hands the packaged bot's log to a real rsyslog in the ways that docs/logs.md tells of, and looks at what arrives.
# shellcheck source=deploy/test/lib.sh
source "$(dirname "$0")/lib.sh"

LONGEST=10000

work=$(mktemp -d)
chmod 755 "$work"
collector='' sender=''
trap 'end_process "$bot"; end_process "$sender"; end_process "$collector"; end_process "$stage"; rm -rf "$work"' EXIT

# As docs/logs.md shows it; a port of its own choice, a socket and a file that belong to this test.
start_rsyslog() {
  mkdir -p "$work/state" "$work/received"
  touch "$work/followed.log"
  cat >"$work/rsyslog.conf" <<CONF
global(workDirectory="$work/state" maxMessageSize="16k")
module(load="imtcp")
module(load="imuxsock" SysSock.Use="off")
module(load="imfile")
template(name="line" type="list") { property(name="msg" position.from="1" droplastlf="on") constant(value="\n") }
template(name="spaced" type="list") { property(name="msg" position.from="2" droplastlf="on") constant(value="\n") }

input(type="imtcp" port="0" address="127.0.0.1" listenPortFileName="$work/port" ruleset="tcp")
input(type="imuxsock" Socket="$work/socket" ruleset="socket" RateLimit.Interval="0")
input(type="imfile" File="$work/followed.log" Tag="jikimi:" ruleset="file")

ruleset(name="tcp") { action(type="omfile" file="$work/received/tcp" template="line") }
ruleset(name="socket") { action(type="omfile" file="$work/received/socket" template="spaced") }
ruleset(name="file") { action(type="omfile" file="$work/received/file" template="line") }
*.* action(type="omfile" file="$work/received/own" template="line")
CONF
  rsyslogd -n -f "$work/rsyslog.conf" -i "$work/rsyslog.pid" >"$work/rsyslog.log" 2>&1 &
  collector=$!
}

is_listening() {
  until_true 10 test -s "$work/port" -a -S "$work/socket" || { cat "$work/rsyslog.log"; return 1; }
}

# run_and_send WAY FORMAT COMMAND...: a bot whose lines go to a command; somebody meets a failure, and it ends.
run_and_send() {
  local way=$1 format=$2
  shift 2
  rm -f "$work/out"
  mkfifo "$work/out"
  tee "$work/sent.$way" <"$work/out" | "$@" >/dev/null &
  sender=$!
  run_bot BOT_LOG_FORMAT="$format" HEROKU_RELEASE_VERSION=v42 >"$work/out" 2>"$work/err.$way" &
  bot=$!
  ask ping >"$work/pong"
  ask sql 'alter table "guild_setting" rename to "hidden"' >"$work/done"
  ask prefix set '?' >"$work/apology.$way"
  ask sql 'alter table "hidden" rename to "guild_setting"' >>"$work/done"
  end_process "$bot"
  bot=
  wait "$sender"
  sender=
}

is_received() {
  until_true 10 cmp "$work/sent.$1" "$work/received/$1" || { cmp "$work/sent.$1" "$work/received/$1"; return 1; }
}

# Every one an object, and none of them nothing.
is_json() {
  local sent
  sent=$(wc -l <"$work/sent.$1")
  [ "$sent" -gt 5 ] && [ "$(jq -c 'objects' "$work/received/$1" | wc -l)" -eq "$sent" ]
}

says_where_from() {
  jq -es --arg prefix "$2" 'all(.[]; .[$prefix + "release"] == "v42" and (.[$prefix + "instance"] // "" | length) > 8)' \
    "$work/received/$1"
}

finds_failure() {
  local number
  number=$(grep -oE '\b[0-9a-f]{8}\b' "$work/apology.$1") || { cat "$work/done" "$work/apology.$1"; return 1; }
  jq -es --arg field "$2" --arg number "$number" \
    '[.[] | select(.[$field] == $number)] | length == 1 and (.[0] | tostring | contains("hidden") | not) and
     (.[0] | tostring | contains("guild_setting"))' "$work/received/$1"
}

# tries WAY FORMAT PREFIX ID COMMAND...
tries() {
  local way=$1 format=$2 prefix=$3 id=$4 lines longest
  shift 4
  run_and_send "$way" "$format" "$@"
  lines=$(wc -l <"$work/sent.$way")
  longest=$(LC_ALL=C awk '{ if (length > most) most = length } END { print most }' "$work/sent.$way")
  check "$way, $format: what was sent is received, byte by byte ($lines lines)" is_received "$way"
  check "$way, $format: every line is JSON" is_json "$way"
  # Where a logger was left to itself, it would cut at 1,024 bytes, and rsyslog at 8,192.
  check "$way, $format: the longest has $longest bytes" test "$longest" -lt $LONGEST -a "$longest" -gt 4096
  check "$way, $format: each says its instance and release" says_where_from "$way" "$prefix"
  check "$way, $format: the number that a person sees finds the failure" finds_failure "$way" "$id"
}

if [ ! -f target/jikimi.jar ] || [ ! -d target/test-classes ]; then
  skip "rsyslog" "target/jikimi.jar was not built"
elif ! jdk >/dev/null; then
  skip "rsyslog" "there is no JDK 25"
elif ! { command -v rsyslogd && command -v jq && command -v logger || need rsyslog jq bsdutils; } >/dev/null; then
  skip "rsyslog" "rsyslog, jq and logger are missing and cannot be installed here"
elif ! start_stage "$work"; then
  check "the stand-in for Discord starts" cat_log_and_fail "$work/stage.log"
else
  start_rsyslog
  check "rsyslog listens" is_listening
  tries tcp gelf _ _error_id \
    logger --server 127.0.0.1 --port "$(cat "$work/port")" --tcp --octet-count --size 16KiB --tag jikimi
  tries socket ecs '' error.id logger --socket "$work/socket" --size 16KiB --tag jikimi
  tries file logstash '' error.id tee -a "$work/followed.log"
fi
finish
