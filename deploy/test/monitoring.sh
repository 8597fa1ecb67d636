#!/usr/bin/env bash
# Has a real Prometheus scrape the packaged bot by the files of deploy/prometheus, asks it all that the alerts and
# dashboards ask, and ends the bot.
# shellcheck source=deploy/test/lib.sh
source "$(dirname "$0")/lib.sh"

work=$(mktemp -d)
prometheus=''
trap 'end_process "$bot"; end_process "$prometheus"; end_process "$stage"; rm -rf "$work"' EXIT

# The project's own files; only where the bot is, and how long things take, are this test's.
prepare_prometheus() {
  printf %s "$operator" >"$work/operator-token"
  sed -e "s#/etc/prometheus/#$work/#" -e "s#jikimi:9091#127.0.0.1:$inside#" \
    -e 's/_interval: 15s/_interval: 1s/' deploy/prometheus/prometheus.yml >"$work/prometheus.yml"
  # Two more that only tell whether they were let in.
  sed -i '/^# To be told/,$d' "$work/prometheus.yml"
  cat >>"$work/prometheus.yml" <<YAML
  - job_name: with-token
    metrics_path: /actuator/prometheus
    authorization: {credentials_file: $work/operator-token}
    metric_relabel_configs: [{action: drop, source_labels: [__name__]}]
    static_configs: [{targets: ["127.0.0.1:$outside"]}]
  - job_name: without-token
    metrics_path: /actuator/prometheus
    metric_relabel_configs: [{action: drop, source_labels: [__name__]}]
    static_configs: [{targets: ["127.0.0.1:$outside"]}]
YAML
  awk '/alert: JikimiNoTelemetry/ { soon = 1 } soon && /for: 2m/ { sub("2m", "3s"); soon = 0 } 1' \
    deploy/prometheus/alerts.yaml >"$work/alerts.yaml"
}

start_prometheus() {
  prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" \
    --web.listen-address="127.0.0.1:$asked" --log.level=warn >"$work/prometheus.log" 2>&1 &
  prometheus=$!
}

# Everything that is asked of the bot here: something that works, and something that does not.
meet_a_failure() {
  ask ping
  ask sql 'alter table "guild_setting" rename to "hidden"'
  ask prefix set '?'
  ask sql 'alter table "hidden" rename to "guild_setting"'
}

asks() {
  node deploy/test/monitoring.mjs "http://127.0.0.1:$asked" "$@"
}

# up JOB VALUE: what Prometheus says of its last visit.
up() {
  until_true 30 asks holds "up{job=\"$1\"} == $2" || { asks holds "up{job=\"$1\"} == $2"; tail -n 5 "$work/prometheus.log" "$work/bot.err"; return 1; }
}

# A rate is there once Prometheus has seen it move, and a busy machine visits the bot late: it is kept at work.
sees_names_of_a_busy_bot() {
  meet_a_failure >>"$work/said"
  asks names
}

has_all_names() {
  until_true 60 sees_names_of_a_busy_bot || asks names
}

is_in_state() {
  until_true 20 asks alert "$1" "$2" || { asks alert "$1" "$2"; return 1; }
}

if [ ! -f target/jikimi.jar ] || [ ! -d target/test-classes ]; then
  skip "Prometheus" "target/jikimi.jar was not built"
elif ! jdk >/dev/null; then
  skip "Prometheus" "there is no JDK 25"
elif ! { command -v prometheus && command -v node || need prometheus nodejs; } >/dev/null; then
  skip "Prometheus" "prometheus and node are missing and cannot be installed here"
elif ! start_stage "$work"; then
  check "the stand-in for Discord starts" cat_log_and_fail "$work/stage.log"
else
  operator=an-operators-token-of-this-test
  inside=$(free_port) outside=$(free_port) asked=$(free_port)
  prepare_prometheus
  run_bot PORT="$outside" BOT_OPERATOR_PORT="$inside" BOT_OPERATOR_TOKEN="$operator" >"$work/bot.log" 2>"$work/bot.err" &
  bot=$!
  start_prometheus
  # What is measured from the first one on: a command, a failure, a collection of garbage.
  meet_a_failure >"$work/said"
  "$(jdk)/bin/jcmd" "$bot" GC.run >>"$work/said"

  check "Prometheus reads the configuration" promtool check config "$work/prometheus.yml"
  check "it scrapes at the operator's port, as deploy/prometheus/prometheus.yml says" up jikimi 1
  check "it scrapes at the other port with the token" up with-token 1
  check "it is turned away there without" up without-token 0
  check "$(asks count) alerts and records, and panels: each can be asked" asks queries
  check "each metric and label that they name is the running bot's" has_all_names
  check "JikimiNoTelemetry is silent" asks alert JikimiNoTelemetry inactive
  end_process "$bot"
  bot=
  check "JikimiNoTelemetry is raised once the bot is gone" is_in_state JikimiNoTelemetry firing
  check "JikimiInstanceSilent waits for its five minutes" is_in_state JikimiInstanceSilent pending
fi
finish
