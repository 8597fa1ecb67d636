#!/usr/bin/env bash
# Measures how soon the packaged bot is ready and what it takes of the machine: as one jar, unpacked, and as in
# the image, with the AOT cache. ROUNDS=5 each, in turn, after one that does not count. Asserts nothing.
# shellcheck source=deploy/test/lib.sh
source "$(dirname "$0")/../test/lib.sh"

JAVA_HOME=$(jdk) || { echo "There is no JDK 25 here." >&2; exit 1; }
export JAVA_HOME
java=$JAVA_HOME/bin/java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -f target/jikimi.jar ] || ./mvnw -B -ntp -q -DskipTests package
mkdir "$work/jar"
cp target/jikimi.jar "$work/jar"
"$java" -Djarmode=tools -jar target/jikimi.jar extract --destination "$work/unpacked"
cp deploy/docker/java.options "$work"

options="@$work/java.options"
memory=$(sed -n 's/^ENV JDK_JAVA_OPTIONS="\(.*\)"/\1/p' Dockerfile)
(
  cd "$work/unpacked"
  # As the Dockerfile does.
  DISCORD_TOKEN=nobody DISCORD_API_URL=http://127.0.0.1:9/ DATABASE_URL=jdbc:h2:mem:training \
    "$java" "$options" -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar jikimi.jar >/dev/null 2>&1
)

variant() { printf '%s\t%s\t%s\n' "$1" "$work/$2" "$java $3 -jar jikimi.jar" >>"$work/variants"; }
variant "one jar, plain" jar ""
variant "one jar, recommended flags" jar "$options $memory"
variant "unpacked, recommended flags" unpacked "$options $memory"
variant "unpacked, recommended flags, AOT cache" unpacked "$options $memory -XX:AOTMode=on -XX:AOTCache=app.aot"

megabytes() { du -sm --apparent-size "$@" | awk '{sum += $1} END {print sum " MB"}'; }
echo "$(nproc) processors, $("$java" --version | head -n 1); flags: $(grep -v '^#' "$work/java.options" | paste -sd' ') $memory"
echo "jar: $(megabytes target/jikimi.jar); unpacked: $(megabytes "$work"/unpacked/{lib,jikimi.jar}); AOT cache: $(megabytes "$work/unpacked/app.aot")"
echo "(deploy/test/docker.sh tells the size of the image)"
./mvnw -B -ntp -q test -Dtest=StartBenchmark -Dbenchmark.variants="$work/variants" -Dbenchmark.rounds="${ROUNDS:-5}"
