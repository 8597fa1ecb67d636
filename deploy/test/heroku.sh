#!/usr/bin/env bash
# Runs the Procfile with foreman and holds app.json against Heroku's own schema.
# The lines of the Procfile against a Discord and a PostgreSQL: ProcfileIT.
# shellcheck source=deploy/test/lib.sh
source "$(dirname "$0")/lib.sh"

FOREMAN=3.0.1 AJV=8.20.0 AJV_FORMATS=3.0.1 HEROKU=1.2.8

project=$PWD
work=$(mktemp -d)
web=
trap 'end_web; rm -rf "$work"' EXIT

end_web() {
  [ -z "$web" ] || kill -TERM -- "-$web" 2>/dev/null || true
  [ -z "$web" ] || until_true 30 is_gone || kill -KILL -- "-$web" 2>/dev/null || true
  web=
}

is_gone() {
  ! kill -0 -- "-$web" 2>/dev/null
}

health() {
  curl -sf -o "$work/health" "http://127.0.0.1:$port/actuator/health/$1"
}

# In a process group of its own, so that all of it can be ended. Discord cannot be reached here:
# the web server must not wait for it.
start_web() {
  local java
  java=$(jdk)
  cd "$work/app" || return 1
  PATH=$java/bin:$PATH DISCORD_TOKEN=no.real.token DISCORD_API_URL=http://127.0.0.1:9/ \
    JAVA_OPTS='-XX:MaxRAM=536870912 -Xmx300m -Xss512k -XX:CICompilerCount=2' \
    exec setsid "$work/node_modules/.bin/nf" --procfile "$project/Procfile" --port "$port" start web
}

is_serving() {
  until_true 60 health liveness || { cat "$work/web.log"; return 1; }
}

says() {
  grep -q "$1" "$work/web.log" || { cat "$work/web.log"; return 1; }
}

is_valid() {
  NODE_PATH=$work/node_modules node - "$work/package/dist/utils/app-json.schema.json" "$1" <<'JS'
const fs = require("fs");
const Ajv = require("ajv");
const [schema, file] = process.argv.slice(2).map(name => JSON.parse(fs.readFileSync(name)));
const ajv = new Ajv({ allErrors: true, strict: false });
require("ajv-formats")(ajv);
if (!ajv.validate(schema, file)) {
  console.log(ajv.errorsText());
  process.exit(1);
}
JS
}

is_refused() {
  ! is_valid "$1"
}

if ! { command -v npm && command -v curl || need npm curl; } >/dev/null; then
  skip "Procfile and app.json" "npm and curl are missing and cannot be installed here"
elif ! (cd "$work" && npm install --silent --no-audit --no-fund "foreman@$FOREMAN" "ajv@$AJV" \
  "ajv-formats@$AJV_FORMATS" && npm pack --silent "@heroku/mcp-server@$HEROKU" | xargs tar -xzf); then
  skip "Procfile and app.json" "npm cannot fetch foreman, ajv and Heroku's schema here"
else
  check "app.json fits Heroku's schema" is_valid app.json
  sed 's/"keywords"/"keyword"/' app.json >"$work/misspelt.json"
  check "the schema refuses a misspelt key" is_refused "$work/misspelt.json"
  sed 's/"basic"/"tiny"/' app.json >"$work/tiny.json"
  check "the schema refuses a dyno that does not exist" is_refused "$work/tiny.json"

  if [ ! -f target/jikimi.jar ]; then
    skip "Procfile" "target/jikimi.jar was not built"
  elif ! jdk >/dev/null; then
    skip "Procfile" "there is no JDK 25"
  else
    mkdir "$work/app"
    ln -s "$project/target" "$work/app/target"
    port=$(free_port)
    begun=$SECONDS
    start_web >"$work/web.log" 2>&1 &
    web=$!
    check "the web process answers on \$PORT within 60 s, with Discord out of reach" is_serving
    echo "          it took $((SECONDS - begun)) s"
    check "it says that it cannot reach Discord" says 'Discord gives no gateway yet'
    end_web
  fi
fi
skip "a real deploy" "it needs an account at Heroku"
finish
