#!/usr/bin/env bash
# deploy/systemd: its units as systemd's own tools read them, and its installer and the jar under a real systemd in a container.
# JIKIMI_LONG_TESTS=yes adds several instances on PostgreSQL and an encrypted token.
source "$(dirname "$0")/lib.sh"

jar=$PWD/target/jikimi.jar
token=canary.$RANDOM$RANDOM.of-the-token
long=${JIKIMI_LONG_TESTS:-no}
work=$(mktemp -d)
nspawn='' leader=''

tidy_up() {
  [ -z "$leader" ] || kill -KILL "$leader" 2>/dev/null || true
  [ -z "$nspawn" ] || wait "$nspawn" 2>/dev/null || true
  rm -rf "$work"
}
trap tidy_up EXIT

# --- What systemd's tools say of the units

says_nothing() {
  local said
  said=$("$@" 2>&1) || true
  [ -z "$said" ] || { echo "$said" && return 1; }
}

differ_only_where_an_instance_is_named() {
  diff <(sed 1d deploy/systemd/jikimi.service) \
    <(sed '1d; \#^EnvironmentFile=.*/%i[.]env$#d; s# (instance %i)##; s#[/-]%i$##' deploy/systemd/jikimi@.service)
}

read_units() {
  mkdir "$work/units"
  for unit in jikimi.service jikimi@.service; do
    # There is no Java in that place here.
    sed 's|/opt/jikimi/java/bin/java|/bin/true|' "deploy/systemd/$unit" >"$work/units/$unit"
  done
  cp "$work/units/jikimi@.service" "$work/units/jikimi@1.service"
  check "systemd understands every line of the unit" says_nothing systemd-analyze verify --man=no "$work/units/jikimi.service"
  check "systemd understands every line of the template" says_nothing systemd-analyze verify --man=no "$work/units/jikimi@1.service"
  for unit in jikimi.service jikimi@.service; do
    check "exposure of $unit is 1.5 at most" systemd-analyze security --no-pager --offline=true --threshold=15 "$work/units/$unit"
  done
  check "the template is the unit, and an instance" differ_only_where_an_instance_is_named
}

if need shellcheck; then
  check "shellcheck finds nothing" shellcheck --exclude=SC1091 deploy/systemd/install.sh deploy/test/systemd.sh
else
  skip "shellcheck" "it cannot be installed"
fi
if need systemd; then
  read_units
else
  skip "the units" "systemd-analyze cannot be installed"
fi

# --- A real systemd

make_root() {
  local packages=systemd,dbus
  [ "$long" != yes ] || packages+=,postgresql
  mmdebstrap --quiet --variant=minbase --include="$packages" bookworm "$work/root"
}

find_leader() {
  read -r leader _ <"/proc/$nspawn/task/$nspawn/children" || [ -n "$leader" ]
}
inside() { nsenter --target "$leader" --mount --uts --ipc --net --pid --cgroup env -i -C / PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
is_booted() { [[ $(inside systemctl is-system-running) =~ running|degraded ]]; }

boot() {
  systemd-nspawn --register=no --keep-unit --quiet --directory="$work/root" --boot --private-network \
    --bind-ro="$java" --bind-ro="$PWD/deploy/systemd:/srv/systemd" --bind-ro="$work/jars:/srv/jars" </dev/null >"$work/console" 2>&1 &
  nspawn=$!
  until_true 20 find_leader && until_true 30 is_booted
}

# What the service is told here: no Discord, but the sooner up and the sooner missed.
prepare() {
  mkdir -p "$work/root/etc/jikimi" "$work/root"/etc/systemd/system/jikimi{,@}.service.d
  printf '%s\n' DISCORD_API_URL=http://127.0.0.1:9/api/v10/ 'JAVA_OPTS=-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1' \
    >"$work/root/etc/jikimi/jikimi.env"
  tee "$work/root"/etc/systemd/system/jikimi{,@}.service.d/test.conf >/dev/null <<<$'[Service]\nRestartSec=1s\nWatchdogSec=6s'
}

# with NAME FILE...: a jar like ours that has more migrations.
with() {
  local made=$work/jars/$1.jar folder=$work/$1
  shift
  mkdir -p "$folder/BOOT-INF/classes/db/migration"
  cp "$jar" "$made"
  while [ $# -gt 0 ]; do
    echo "$2" >"$folder/BOOT-INF/classes/db/migration/$1.sql"
    shift 2
  done
  "$java/bin/jar" --update --no-compress --file "$made" -C "$folder" BOOT-INF
}

installer() { inside /srv/systemd/install.sh "$@" >"$work/said" 2>&1; }
says() { grep -qF -- "$1" "$work/said" || { cat "$work/said" && return 1; }; }
of() { inside systemctl show --property="$2" --value "$1"; }
is() { [ "$(of "$1" "$2")" = "$3" ] || { inside systemctl status --no-pager --lines=30 "$1" && return 1; }; }
log() { inside journalctl --no-pager --output=cat "$@"; }
# Reads all before it looks: a reader that leaves early would make the writer fail.
logged() { [[ $(log "${@:2}") = *"$1"* ]]; }
current() { readlink "$work/root/opt/jikimi/current"; }
data() { find "$work/root/var/lib/jikimi" -name '*.mv.db'; }

refuses_without_a_token() {
  ! installer --jar /srv/jars/first.jar && says "There is no Discord token" && [ "$(of jikimi ActiveState)" = inactive ]
}

installs() {
  echo "$token" >"$work/root/root/token.txt"
  installer --jar /srv/jars/first.jar --token-file /root/token.txt && rm "$work/root/root/token.txt" &&
    says "jikimi.service is ready: ready, waiting for Discord"
}

runs_as_told() {
  is jikimi ActiveState active && is jikimi SubState running && is jikimi User jikimi &&
    inside systemctl is-enabled jikimi && [[ $(of jikimi StatusText) = *"waiting for Discord"* ]] && [ -n "$(data)" ] &&
    ! log --unit=jikimi | grep -i 'restricted method'
}

keeps_the_token_secret() {
  local pid
  pid=$(of jikimi MainPID)
  ! inside cat "/proc/$pid/environ" | grep -aF "$token" && ! log | grep -F "$token" && ! inside systemctl show jikimi | grep -F "$token" &&
    ! grep -F "$token" "$work/said" && [ "$(stat -c '%a %u' "$work/root/etc/jikimi/credentials/bot/token")" = "600 0" ]
}

does_nothing_twice() {
  local pid
  pid=$(of jikimi MainPID)
  installer --jar /srv/jars/first.jar && says "Nothing to do" && is jikimi MainPID "$pid"
}

runs_commands() {
  installer --run -- config explain bot.token && says "/run/credentials/" && ! grep -F "$token" "$work/said" &&
    installer --run -- config check && says "No mistakes" && { installer --run -- cofnig || [ $? -eq 78 ]; } && says "Did you mean"
}

came_back() { [ "$(of jikimi MainPID)" != "$1" ] && [ "$(of jikimi SubState)" = running ]; }

comes_back_when_killed() {
  local pid
  pid=$(of jikimi MainPID)
  inside systemctl kill --kill-whom=main --signal=KILL jikimi && until_true 60 came_back "$pid"
}

comes_back_when_frozen() {
  local pid
  pid=$(of jikimi MainPID)
  inside systemctl kill --kill-whom=main --signal=STOP jikimi && until_true 90 came_back "$pid" && logged 'Watchdog timeout' --unit=jikimi && logged 'Full thread dump' --unit=jikimi
}

stops_in_good_order() {
  local begun=$SECONDS
  inside systemctl stop jikimi && [ $((SECONDS - begun)) -lt 25 ] &&
    is jikimi Result success && is jikimi ExecMainStatus 143 && is jikimi ActiveState inactive
}

# stays_down STATUS: a start fails with that, and is not tried again.
stays_down() {
  ! inside systemctl start jikimi && is jikimi SubState failed && is jikimi ExecMainStatus "$1" && is jikimi NRestarts 0
}

stays_down_on_a_mistake() {
  echo BOT_PREFIX=much-too-long >>"$work/root/etc/jikimi/jikimi.env"
  stays_down 78 && [[ $(of jikimi StatusText) = "not started: bot.prefix"* ]]
  local held=$?
  sed -i /BOT_PREFIX/d "$work/root/etc/jikimi/jikimi.env"
  return $held
}

stays_down_without_credentials() {
  mv "$work/root/etc/jikimi/credentials/database"{,.away}
  stays_down 243
  local held=$?
  mv "$work/root/etc/jikimi/credentials/database"{.away,}
  return $held
}

starts_again_once_mended() { inside systemctl start jikimi && is jikimi SubState running; }

tried_again() { [ "$(of jikimi NRestarts)" -ge 2 ]; }

# On these codes the unit does not give up; that Jikimi itself ends with them, others show.
tries_again_on() {
  local drop_in=$work/root/etc/systemd/system/jikimi.service.d/ends.conf
  printf '[Service]\nExecStart=\nExecStart=/bin/sh -c "exit %s"\n' "$1" >"$drop_in"
  inside systemctl daemon-reload
  inside systemctl stop jikimi
  inside systemctl reset-failed jikimi
  ! inside systemctl start jikimi && until_true 20 tried_again && logged "Main process exited, code=exited, status=$1" --unit=jikimi
  local held=$?
  inside systemctl stop jikimi
  rm "$drop_in"
  inside systemctl daemon-reload
  return $held
}

upgrades() {
  local before
  before=$(current)
  installer --jar /srv/jars/second.jar && says "jikimi.service is ready" && says "Copied the data of jikimi.service" && is jikimi SubState running &&
    [ "$(current)" != "$before" ] && [ -d "$work/root$before" ] && grep -qa second_came "$(data)" &&
    [ -n "$(find "$work/root/var/backups/jikimi" -name '*.mv.db')" ]
}

goes_back() {
  local before
  before=$(current)
  ! installer --jar /srv/jars/broken.jar && says "Put the data of jikimi.service back" && says "Jikimi is back on ${before##*/}" &&
    [ "$(current)" = "$before" ] && is jikimi SubState running && grep -qa second_came "$(data)" && ! grep -qa third_came "$(data)"
}

refuses_instances_on_a_file() {
  ! installer --jar /srv/jars/second.jar --instances 2 && says "must share a PostgreSQL database" && is jikimi SubState running
}

runs_two_instances() {
  inside systemctl stop jikimi
  inside systemctl start jikimi@1 jikimi@2 && is jikimi@1 SubState running && is jikimi@2 SubState running &&
    logged 8081 --identifier=jikimi-1 && logged 8082 --identifier=jikimi-2 && [ "$(data | wc -l)" -eq 3 ] &&
    inside systemctl stop jikimi@1 jikimi@2 && logged 'jikimi@1.service: Deactivated successfully' --unit='jikimi@*' &&
    logged 'jikimi@2.service: Deactivated successfully' --unit='jikimi@*'
}

makes_a_database() {
  inside runuser -u postgres -- psql -qc "create role jikimi login password 'secret'" -c 'create database jikimi owner jikimi'
}

counted() { inside runuser -u postgres -- psql -Atc "$1" jikimi; }
are_two() { [ "$(counted 'select count(*) from cluster_instance')" -eq 2 ]; }

shares_a_database() {
  inside sh -c 'echo postgres://jikimi:secret@127.0.0.1:5432/jikimi | /srv/systemd/install.sh --jar /srv/jars/second.jar --instances 2 --database-url-file -' \
    >"$work/said" 2>&1
  says "jikimi@1.service is ready" && says "jikimi@2.service is ready" && until_true 30 are_two &&
    [ "$(of jikimi ActiveState)" = inactive ] && ! inside systemctl is-enabled jikimi && installer --jar /srv/jars/second.jar && says "Nothing to do"
}

upgrades_one_after_the_other() {
  installer --run -- --help
  says " backup " && installer --jar /srv/jars/third.jar && says "Copied the database to" && says "jikimi@1.service is ready" &&
    says "jikimi@2.service is ready" && [ "$(counted "select to_regclass('third_came')")" = third_came ]
}

goes_back_to_one() {
  installer --jar /srv/jars/third.jar --instances 0 && says "jikimi.service is ready" && ! inside systemctl is-active jikimi@1 jikimi@2
}

takes_an_encrypted_token() {
  inside sh -c 'cd /etc/jikimi/credentials && systemd-creds encrypt --with-key=host --name=bot_token bot/token bot_token.cred && rm bot/token' &&
    echo '[Service]'$'\n''LoadCredentialEncrypted=bot_token:/etc/jikimi/credentials/bot_token.cred' >"$work/root/etc/systemd/system/jikimi.service.d/token.conf" &&
    inside systemctl daemon-reload && inside systemctl restart jikimi && is jikimi SubState running &&
    installer --run -- config explain bot.token && says "/bot_token"
}

leaves_the_data() {
  installer --uninstall && [ ! -e "$work/root/opt/jikimi" ] && [ -n "$(data)" ] && [ -e "$work/root/etc/jikimi/credentials/bot" ] &&
    ! inside systemctl cat jikimi
}

purges() {
  installer --uninstall --purge && [ ! -e "$work/root/var/lib/jikimi" ] && [ ! -e "$work/root/etc/jikimi" ] && ! inside getent passwd jikimi
}

use_it() {
  check "refuses to install without a token" refuses_without_a_token
  check "installs, and waits until it is ready" installs
  is jikimi SubState running >/dev/null || return 0 # Nothing below would hold.
  check "runs as the unit says" runs_as_told
  check "shows its token to nobody" keeps_the_token_secret
  check "does nothing the second time" does_nothing_twice
  check "runs commands of the jar in its sandbox" runs_commands
  check "is exposed to 1.5 at most, running" inside systemd-analyze security --no-pager --threshold=15 jikimi.service
  check "comes back when it is killed" comes_back_when_killed
  check "comes back when it is frozen, and says what it was doing" comes_back_when_frozen
  check "stops within 25 s, with success" stops_in_good_order
  check "stays down on a mistake in the settings (78)" stays_down_on_a_mistake
  check "stays down without its credentials (243)" stays_down_without_credentials
  check "tries again when it was stuck (70)" tries_again_on 70
  check "tries again when a database was away (75)" tries_again_on 75
  check "starts once the mistakes are mended" starts_again_once_mended
  check "upgrades, with a copy of the data" upgrades
  check "goes back, data and all, when a release does not start" goes_back
  check "refuses several instances on a file" refuses_instances_on_a_file
  check "runs two instances side by side" runs_two_instances
  if [ "$long" = yes ]; then
    check "makes a database" makes_a_database
    check "runs two instances on one database" shares_a_database
    check "upgrades one after the other, with a copy of the database" upgrades_one_after_the_other
    check "goes back to one instance" goes_back_to_one
    check "takes an encrypted token" takes_an_encrypted_token
  else
    skip "several instances on PostgreSQL, and an encrypted token" "only with JIKIMI_LONG_TESTS=yes"
  fi
  check "is taken away without its data" leaves_the_data
  check "is taken away with its data" purges
}

if [ "$(id -u)" -ne 0 ]; then
  skip "a real systemd" "only root can start a container"
elif ! java=$(jdk); then
  skip "a real systemd" "there is no JDK 25"
elif [ ! -f "$jar" ]; then
  skip "a real systemd" "there is no $jar; ./mvnw package builds it"
elif ! need mmdebstrap systemd-container; then
  skip "a real systemd" "mmdebstrap and systemd-container cannot be installed"
elif ! make_root >"$work/said" 2>&1; then
  skip "a real systemd" "no Debian can be made: $(tail -n 1 "$work/said")"
else
  mkdir "$work/jars"
  cp "$jar" "$work/jars/first.jar"
  with second V209901010000__second 'create table second_came (id integer);'
  [ "$long" != yes ] || with third V209901010000__second 'create table second_came (id integer);' \
    V209901020000__third 'create table third_came (id integer);'
  with broken V209901010000__second 'create table second_came (id integer);' \
    V209901020000__third 'create table third_came (id integer);' V209901030000__broken 'this is no SQL;'
  prepare
  if boot; then
    use_it
  else
    skip "a real systemd" "it does not boot in a container here: $(tail -n 1 "$work/console")"
  fi
fi
finish
