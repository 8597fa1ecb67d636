#!/usr/bin/env bash
# Builds the Dockerfile as it stands and runs the image as docs/deploy/docker.md says.
#
# There is no Docker engine on the machines this runs on: buildah builds and podman runs it, on a Debian with
# a JDK that is given the name of the base images.
# shellcheck source=deploy/test/lib.sh
source "$(dirname "$0")/lib.sh"

[ "$(id -u)" -eq 0 ] || { skip "the image" "building it takes root"; finish; exit; }
need buildah podman runc mmdebstrap ca-certificates curl ||
  { skip "the image" "buildah, podman, runc or mmdebstrap cannot be installed"; finish; exit; }
jdk=$(jdk) || { skip "the image" "there is no JDK 25"; finish; exit; }

work=$(mktemp -d)
storage=(--root "$work/storage" --runroot "$work/run")
token=canary.token-of-the-container
port=$((20000 + RANDOM % 10000))

podman() { command podman "${storage[@]}" --runtime runc --cgroup-manager=cgroupfs "$@"; }
buildah() { command buildah "${storage[@]}" "$@"; }
# Nobody else's containers are in this storage.
clean_up() {
  podman rm --all --force --time 0 >/dev/null 2>&1 || true
  umount "$work/storage/overlay" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

# What eclipse-temurin's images hold, as far as it matters here.
base_image() {
  local name=$1 java=$2 container
  container=$(buildah from --pull=never debian)
  buildah copy -q "$container" "$java" /opt/java/openjdk >/dev/null
  buildah config --env JAVA_HOME=/opt/java/openjdk \
    --env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
  buildah commit -q --rm "$container" "docker.io/library/eclipse-temurin:$name" >/dev/null
}

jre() {
  local modules
  modules=$("$jdk/bin/java" --list-modules | sed 's/@.*//' |
    grep -vE '^jdk[.](compiler|j(artool|avadoc|deps|link|package|shell|console|cmd|statd|di)|editpad|attach|incubator.*)$' |
    grep -vE '^jdk[.](hotspot[.]agent|internal[.].*|graal.*|unsupported[.]desktop)$' | paste -sd,)
  "$jdk/bin/jlink" --add-modules "$modules" --no-man-pages --no-header-files --output "$work/jre"
}

base_images() {
  jre &
  mmdebstrap --quiet --variant=minbase --include=ca-certificates,unzip bookworm - | podman import -q - debian &&
    wait $! && base_image 25-jdk-noble "$jdk" && base_image 25-jre-noble "$work/jre"
}

# What Docker would keep for the next build is the machine's own repository, which has nearly all of it already.
build() {
  local repository
  repository=$(sed -n 's/.*-Dmaven[.]repo[.]local=\([^ ]*\).*/\1/p' <<<" ${MAVEN_OPTS:-} ${MAVEN_ARGS:-}")
  repository=${repository:-$HOME/.m2/repository}
  mkdir -p "$repository" "$work/buildah-cache/root"
  if [ "$(basename "$repository")" = repository ]; then
    ln -s "$(dirname "$repository")" "$work/buildah-cache/root/.m2"
  fi
  TMPDIR=$work buildah bud --isolation chroot --network host --pull=never --format docker --tag jikimi \
    --volume /etc/ssl/certs:/etc/ssl/certs:ro .
}

# The limits of files and processes are there because podman's own are not granted on every machine.
confined=(--network host --read-only --tmpfs /tmp --cap-drop=ALL --security-opt no-new-privileges
  -m 512m --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 -e "PORT=$port" -e DISCORD_API_URL=http://127.0.0.1:9/)

# once VOLUME ARGUMENT...: a command of the jar.
once() {
  podman run --rm --no-healthcheck "${confined[@]}" -e "DISCORD_TOKEN=$token" -v "$1:/app/data" jikimi "${@:2}"
}

# The token comes from a file, as with compose, and Java must end where it could not use the cache.
start() {
  mkdir -p "$work/secrets"
  printf %s "$token" >"$work/secrets/discord_token"
  podman run -d --name bot "${confined[@]}" -v data:/app/data -v "$work/secrets:/run/secrets:ro" \
    -e JDK_JAVA_OPTIONS="-Xmx200m -Xms96m -Xmn24m -XX:AOTMode=on" jikimi
}

is_ready() { curl -fsS --max-time 3 "http://127.0.0.1:$port/actuator/health/readiness"; }
becomes_ready() { until_true 90 is_ready || { podman logs bot; return 1; }; }

ends_with() {
  local code=$1 exit=0
  shift
  "$@" >"$work/said" 2>&1 || exit=$?
  [ "$exit" -eq "$code" ] || { echo "It ended with $exit and not with $code:"; cat "$work/said"; return 1; }
}

# The cache must not be said to be in use where it is not.
refuses_another_java() {
  ends_with 1 podman run --rm --no-healthcheck "${confined[@]}" --entrypoint java jikimi -XX:-UseCompactObjectHeaders \
    -XX:AOTMode=on -XX:AOTCache=app.aot -jar jikimi.jar --version &&
    grep -i 'AOT cache' "$work/said"
}

is_nobody_and_cannot_write() {
  [ "$(podman exec bot id -u):$(podman exec bot id -g)" = 10001:10001 ] &&
    ! podman exec bot touch /app/x && ! podman exec bot touch /x && podman exec bot touch /tmp/x
}

is_process_1() { [[ $(podman exec bot cat /proc/1/cmdline | tr '\0' ' ') = 'java @java.options '* ]]; }

is_healthy() { podman healthcheck run bot && [ "$(podman exec bot sh -c 'echo $PORT')" = "$port" ]; }
is_unhealthy_elsewhere() {
  ! podman exec -e PORT=9 bot bash -c "$(podman image inspect jikimi --format '{{index .HealthCheck.Test 3}}')"
}

keeps_the_token() { ! podman logs bot 2>&1 | grep -F "$token"; }

stops() {
  local since=$SECONDS
  podman stop --time 30 bot && [ $((SECONDS - since)) -lt 25 ] &&
    [ "$(podman inspect bot --format '{{.State.ExitCode}}')" = 143 ]
}

has_sbom() {
  podman run --rm --no-healthcheck "${confined[@]}" --entrypoint cat jikimi sbom.cdx.json >"$work/sbom" &&
    grep -q '"bomFormat" : "CycloneDX"' "$work/sbom" && grep -q 'pkg:maven/net.dv8tion/JDA@' "$work/sbom"
}

kept_what_it_had() {
  ends_with 75 once data config check --live && grep 'The database is up to date' "$work/said" &&
    ends_with 75 once empty config check --live && ! grep 'The database is up to date' "$work/said"
}

preflight_asks() { ends_with 75 once empty preflight && grep -E 'FAILED +discord' "$work/said"; }
checks() { ends_with 0 once empty config check && grep -q 'No mistakes' "$work/said"; }
answers_alone() {
  podman run --rm --no-healthcheck "${confined[@]}" jikimi --version 2>"$work/said" >"$work/answer" &&
    [ "$(wc -l <"$work/answer")" = 1 ] && grep "^Jikimi " "$work/answer"
}
refuses_a_mistake() {
  ends_with 78 once empty --bot.prefix=too-long && grep -q 'command line --bot.prefix' "$work/said"
}

resident() { podman exec bot cat /proc/1/status | awk '/VmRSS/ {print $2 * 1024}'; }
megabytes() { echo $(($1 / 1000000)) MB; }

check "base images" base_images
check "the Dockerfile as it stands" build
if [ "$failed" -eq 0 ]; then
  check "a list of what is in it" has_sbom
  check "arguments go to the jar" checks
  check "a command prints its answer alone" answers_alone
  check "preflight" preflight_asks
  check "a mistake ends with 78" refuses_a_mistake
  check "another Java's flags do not use the AOT cache" refuses_another_java
  check "starts with it, read-only, in 512 MB, without Discord" start
  check "becomes ready" becomes_ready
  check "is process 1" is_process_1
  check "is nobody and writes nowhere but in its folder" is_nobody_and_cannot_write
  check "its health check" is_healthy
  check "its health check fails where nobody answers" is_unhealthy_elsewhere
  memory=$(resident || echo 0)
  check "ends on SIGTERM with 143" stops
  check "says no token" keeps_the_token
  check "data outlive the container" kept_what_it_had
  size=$(podman image inspect jikimi --format '{{.Size}}')
  base=$(podman image inspect docker.io/library/eclipse-temurin:25-jre-noble --format '{{.Size}}')
  echo "  image: $(megabytes "$size"), $(megabytes $((size - base))) of it on top of its base;" \
    "resident once ready: $(megabytes "$memory")"
fi
finish
