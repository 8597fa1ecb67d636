#!/usr/bin/env bash
# Installs Jikimi as a service of systemd, or brings an installed one up to date. Run twice, it does nothing the second time.
set -euo pipefail

usage() {
  cat <<'END'
install.sh [OPTION...]         install Jikimi, or upgrade it
install.sh --run -- ...        run a command of the jar with the service's user, settings and sandbox
install.sh --uninstall         take it away; settings, data and copies stay unless --purge is said too

  --jar FILE                   the jar to install (target/jikimi.jar of this checkout)
  --java FOLDER                the Java 25 or newer to run on (otherwise it is looked for)
  --token-file FILE            where the bot's token is read from, - for the standard input
  --database-url-file FILE     where the URL of a PostgreSQL database is read from
  --instances N                jikimi@1 to jikimi@N in place of the one jikimi; 0 goes back to that one
END
}

home=/opt/jikimi
settings=/etc/jikimi
state=/var/lib/jikimi
backups=/var/backups/jikimi
system=/etc/systemd/system
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
keep=2 # former releases that stay, and as many copies of data besides the newest
changed=no

say() { printf '%s\n' "$*"; }
die() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

# put MODE TARGET: what is read becomes that file, at once and whole, unless it is that already.
put() {
  local mode=$1 target=$2
  (umask 077 && cat >"$target.new")
  chmod "$mode" "$target.new"
  if [ "$(stat -c %a "$target" 2>/dev/null)" = "$mode" ] && cmp -s "$target.new" "$target"; then
    rm "$target.new"
  else
    mv -f "$target.new" "$target"
    changed=yes
  fi
}

# link TO NAME: lets a symbolic link point there, at once.
link() {
  if [ "$(readlink "$2")" != "$1" ]; then
    ln -sfn "$1" "$2.new"
    mv -fT "$2.new" "$2"
    changed=yes
  fi
}

is_java_25() {
  [ -x "$1/bin/java" ] && [[ $("$1/bin/java" -version 2>&1) =~ version\ \"(2[5-9]|[3-9][0-9]) ]]
}

find_java() {
  local folder
  if [ -n "$java" ]; then
    is_java_25 "$java" || die "There is no Java 25 or newer at $java; expected is a folder with bin/java in it."
  else
    for folder in "$home/java" "${JAVA_HOME:-}" /usr/lib/jvm/* "$(readlink -f "$(command -v java)" | sed 's|/bin/java$||')"; do
      if [ -n "$folder" ] && is_java_25 "$folder"; then
        java=$folder
        break
      fi
    done
    [ -n "$java" ] || die "There is no Java 25 here. Install one (openjdk-25-jre-headless, or Temurin), or name it with --java FOLDER."
  fi
  java=$(readlink -f "$java")
  case $java in
    /home/* | /root/* | /run/user/* | /tmp/* | /var/tmp/*)
      die "The service's sandbox hides $java. Put that Java below /opt, for example."
      ;;
  esac
}

# The units that run here, or are to.
find_units() {
  local number
  if [ -z "$instances" ]; then
    instances=$(find "$system/multi-user.target.wants" -name 'jikimi@*.service' 2>/dev/null | wc -l)
  fi
  [ "$instances" -gt 0 ] || units=(jikimi.service)
  for ((number = 1; number <= instances; number++)); do
    units+=("jikimi@$number.service")
  done
}

# The units that ran here before and are not wanted any more.
former_units() {
  find "$system/multi-user.target.wants" -name 'jikimi*.service' -printf '%f\n' 2>/dev/null |
    grep -vxF "$(printf '%s\n' "${units[@]}")" || true
}

# number UNIT: which instance it is; nothing for the one that is alone.
number() { sed -n 's/^jikimi@\(.*\)\.service$/\1/p' <<<"$1"; }
template() { echo "${1/@*.service/@.service}"; }
folder() { echo "$state/$(number "$1")" | sed 's|/$||'; }

# run RELEASE UNIT ARGUMENT...: a command of that release's jar, just as the unit would run it.
run() {
  local release=$1 unit=$2 line command=() options=()
  shift 2
  while IFS= read -r line; do
    line=${line//%i/$(number "$unit")}
    case $line in
      ExecStart=*) read -ra command <<<"${line/#ExecStart=$home\/java/${java:-$home\/java}}" ;;
      *:"$home/running") options+=("--property=BindReadOnlyPaths=$release:$home/running") ;;
      Type=* | NotifyAccess=* | Exec* | Restart* | SuccessExitStatus=* | Timeout* | Watchdog* | KillMode=* | SyslogIdentifier=*) ;;
      [A-Z]*=*) options+=("--property=$line") ;;
    esac
  done < <(cat "$release/$(template "$unit")" "$system/$(template "$unit").d/"*.conf "$system/$unit.d/"*.conf 2>/dev/null |
    awk '/^\[/ { inside = $0 == "[Service]" } inside')
  systemd-run --quiet --collect --wait --pipe "${options[@]}" -- "${command[@]}" "${@//\$/\$\$}"
}

# The port of a unit, as its settings give it.
port() {
  cat "$settings/jikimi.env" "$settings/instances/$(number "$1").env" 2>/dev/null |
    sed -n "s/^PORT=[\"']\?\([0-9]\+\).*/\1/p" | tail -n 1 | grep . || echo 8080
}

check_ports() {
  local unit
  for unit in "${units[@]}"; do
    if ! systemctl is-active --quiet "$unit" && (exec 3<>"/dev/tcp/127.0.0.1/$(port "$unit")") 2>/dev/null; then
      die "Port $(port "$unit") is taken. Give Jikimi another one: PORT=... in $settings/jikimi.env."
    fi
  done
}

make_user() {
  put 644 /etc/sysusers.d/jikimi.conf <"$here/sysusers.conf"
  getent passwd jikimi >/dev/null || systemd-sysusers jikimi.conf
}

make_folders() {
  install -d -m 755 "$home" "$home/releases" "$home/running" "$settings" "$settings/instances" /etc/sysusers.d
  install -d -m 700 "$settings/credentials" "$settings/credentials/bot" "$settings/credentials/database" "$backups"
}

# credential NAME FILE: a secret, into the folder from which systemd hands it to the service alone.
credential() {
  local text
  if [ "$2" = - ]; then
    text=$(cat)
  else
    text=$(cat "$2") || die "$2 cannot be read."
  fi
  [ -n "$text" ] || die "There is nothing in $2."
  put 600 "$settings/credentials/$1" <<<"$text"
}

make_settings() {
  local number token
  [ -e "$settings/jikimi.env" ] || put 600 "$settings/jikimi.env" <"$here/jikimi.env.example"
  for ((number = 1; number <= instances; number++)); do
    [ -e "$settings/instances/$number.env" ] ||
      sed "s/^PORT=.*/PORT=$((8080 + number))/" "$here/instance.env.example" | put 600 "$settings/instances/$number.env"
  done
  [ -z "$database_url_file" ] || credential database/url "$database_url_file"
  if [ -n "$token_file" ]; then
    credential bot/token "$token_file"
  elif [ ! -e "$settings/credentials/bot/token" ] && [ -t 0 ]; then
    read -rsp "The bot's token (it is not shown): " token
    echo
    [ -z "$token" ] || credential bot/token - <<<"$token"
  fi
}

# Lays the jar and its units into a folder of their own, called after its version and its content.
lay_release() {
  local sum incoming=$home/releases/incoming version
  [ -r "$jar" ] || die "There is no $jar. Build it with ./mvnw package, or name another with --jar FILE."
  sum=$(sha256sum "$jar" | cut -c1-12)
  release=$(find "$home/releases" -mindepth 1 -maxdepth 1 -name "*-$sum")
  if [ -z "$release" ]; then
    rm -rf "$incoming"
    install -d -m 755 "$incoming"
    install -m 644 "$jar" "$incoming/jikimi.jar"
    version=$(cd / && runuser -u jikimi -- "$java/bin/java" -jar "$incoming/jikimi.jar" --version | sed -n 's/^Jikimi //p')
    [[ $version =~ ^[A-Za-z0-9._+-]+$ ]] || die "$jar is no jar of Jikimi."
    release=$home/releases/$version-$sum
    mv "$incoming" "$release"
    changed=yes
  fi
  put 644 "$release/jikimi.service" <"$here/jikimi.service"
  put 644 "$release/jikimi@.service" <"$here/jikimi@.service"
}

check_settings() {
  local unit said
  for unit in "${units[@]}"; do
    said=$(run "$release" "$unit" config check 2>&1) || die "$unit would not start on its settings:"$'\n'"$said"
  done
  if [ "$instances" -gt 0 ] && is_on_a_file "$release" "${units[0]}"; then
    die "Instances must share a PostgreSQL database: name it with --database-url-file FILE. How to bring your data there: docs/upgrading.md."
  fi
  if [ "$instances" -gt 1 ]; then
    say "Instances do not divide the work yet: each of the $instances answers everybody, so this is for trying it out."
  fi
}

# Makes a release, on a Java, the one that the next start takes.
activate() {
  link "$1" "$home/current"
  link "$2" "$home/java"
  put 644 "$system/jikimi.service" <"$1/jikimi.service"
  put 644 "$system/jikimi@.service" <"$1/jikimi@.service"
  touch "$1"
  systemctl daemon-reload
}

is_up_to_date() {
  [ $changed = no ] && [ "$former" = "$release" ] && [ "$former_java" = "$java" ] && [ -z "$(former_units)" ] &&
    cmp -s "$release/jikimi.service" "$system/jikimi.service" && cmp -s "$release/jikimi@.service" "$system/jikimi@.service" &&
    systemctl is-active --quiet "${units[@]}" && systemctl is-enabled --quiet "${units[@]}"
}

is_on_a_file() { grep -qx '  by default' <<<"$(run "$1" "$2" config explain database.url)"; }
knows_backup() { grep -qE '^ +backup ' <<<"$(run "$1" "$2" --help)"; }

# Copies a stopped unit's data: the files of the embedded database and, where it lies elsewhere, what the jar takes out of it.
copy_data() {
  local files=() data
  data=$(folder "$1")
  [ ! -d "$data" ] || mapfile -t files < <(cd "$data" && find . -name '*.mv.db')
  install -d -m 700 "$copies/$1" || return
  if [ ${#files[@]} -gt 0 ]; then
    (cd "$data" && cp --archive --reflink=auto --parents -- "${files[@]}" "$copies/$1") || return
    say "Copied the data of $1 to $copies/$1."
  fi
  if [ "$1" = "${units[0]}" ] && ! is_on_a_file "$former" "$1" && knows_backup "$former" "$1"; then
    run "$former" "$1" backup --replace "$data/before-upgrade" || return
    mv "$data/before-upgrade" "$copies/$1/backup" || return
    say "Copied the database to $copies/$1/backup."
  fi
}

put_data_back() {
  local data
  data=$(folder "$1")
  if [ -n "$(find "$copies/$1" -name '*.mv.db' 2>/dev/null)" ]; then
    find "$data" -name '*.mv.db' -delete
    cp --archive "$copies/$1/." "$data/"
    say "Put the data of $1 back."
  elif [ -e "$copies/$1/backup" ]; then
    say "The database may have been changed already; the copy of it is $copies/$1/backup."
  fi
}

# start UNIT: returns when it has said that it is ready, or has not become so.
start() {
  systemctl reset-failed "$1" 2>/dev/null || true
  systemctl enable --quiet "$1"
  if systemctl start "$1" 2>/dev/null; then
    say "$1 is ready: $(systemctl show --property=StatusText --value "$1")"
  else
    say "$1 did not become ready. What it said last:"
    journalctl --unit="$1" --lines=20 --output=cat --no-pager | sed 's/^/    /'
    return 1
  fi
}

go_back() {
  local unit
  if [ -z "$former" ]; then
    die "Jikimi is installed, but does not run yet. Put right what is said above, then: systemctl start ${units[*]}"
  fi
  for unit in "$@"; do
    systemctl stop "$unit"
    put_data_back "$unit"
  done
  activate "$former" "$former_java"
  for unit in "$@"; do
    start "$unit" || say "Nor did the former release."
  done
  die "$(basename "$release") did not become ready; Jikimi is back on $(basename "$former")."
}

prune() {
  find "$home/releases" -mindepth 1 -maxdepth 1 -printf '%T@ %p\n' | sort -rn | cut -d' ' -f2- | tail -n "+$((keep + 2))" | xargs -rd '\n' rm -rf
  find "$backups" -mindepth 1 -maxdepth 1 | sort -r | tail -n "+$((keep + 2))" | xargs -rd '\n' rm -rf
}

install_or_upgrade() {
  local unit begun=()
  former=$(readlink "$home/current" || true)
  former_java=$(readlink "$home/java" || true)
  copies=$backups/$(date -u +%Y%m%dT%H%M%SZ)-${former##*/}
  find_java
  make_folders
  make_user
  make_settings
  check_ports
  lay_release
  if is_up_to_date; then
    say "Nothing to do: Jikimi ${release##*/} runs as ${units[*]}."
    return
  fi
  check_settings
  for unit in $(former_units); do
    systemctl disable --quiet --now "$unit"
  done
  for unit in "${units[@]}"; do
    begun+=("$unit")
    systemctl stop "$unit" 2>/dev/null || true
    if [ -n "$former" ] && [ "$former" != "$release" ] && ! copy_data "$unit"; then
      start "$unit" || true
      die "The data of $unit could not be copied, so nothing was changed."
    fi
    activate "$release" "$java"
    start "$unit" || go_back "${begun[@]}"
  done
  prune
  say "Jikimi ${release##*/} is installed. Its log: journalctl --follow --unit=${units[0]}"
}

uninstall() {
  units=(none)
  for unit in $(former_units) $(systemctl list-units --plain --no-legend 'jikimi.service' 'jikimi@*.service' | cut -d' ' -f1); do
    systemctl disable --quiet --now "$unit"
  done
  rm -rf "$system/jikimi.service" "$system/jikimi@.service" "$home" /etc/sysusers.d/jikimi.conf
  systemctl daemon-reload
  if [ $purge = yes ]; then
    rm -rf "$settings" "$state" "$backups" "$system/jikimi.service.d" "$system/jikimi@.service.d"
    if getent passwd jikimi >/dev/null; then
      userdel jikimi
    fi
    say "Jikimi is gone, with its settings, data and copies."
  else
    say "Jikimi is gone. What stays: $settings, $state and $backups; --purge takes those away too."
  fi
}

jar=$here/../../target/jikimi.jar java='' token_file='' database_url_file='' instances='' purge=no action=install_or_upgrade units=()
while [ $# -gt 0 ]; do
  case $1 in
    --jar | --java | --token-file | --database-url-file | --instances)
      [ $# -gt 1 ] || die "$1 needs a value."
      name=${1#--}
      printf -v "${name//-/_}" %s "$2"
      shift
      ;;
    --run) action=run_command ;;
    --uninstall) action=uninstall ;;
    --purge) purge=yes ;;
    --help) usage && exit ;;
    --)
      shift
      break
      ;;
    *) usage >&2 && die "There is no option $1." ;;
  esac
  shift
done

[ "$(id -u)" -eq 0 ] || die "Only root can do this: sudo $0"
[ -d /run/systemd/system ] || die "systemd does not run here."
[ "$(systemctl --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p')" -ge 252 ] || die "systemd 252 or newer is needed."
[[ $instances =~ ^[0-9]*$ ]] || die "--instances takes a number."
find_units

run_command() {
  [ -e "$home/current" ] || die "Jikimi is not installed yet."
  run "$(readlink "$home/current")" "${units[0]}" "$@"
}

"$action" "$@"
