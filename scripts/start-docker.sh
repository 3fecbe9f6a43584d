#!/bin/sh
# Makes sure that a Docker engine answers and that it has the base image managed-base:3.11. Run as root.
# Changes nothing when both are there (0.1 s). No host name of a registry or mirror is written here: package sources,
# proxies, pip settings and certificates are those of the machine it runs on.
#
#   BASE_IMAGE=managed-base:3.11   name of the image
#   DOCKERD_LOG=/var/log/dockerd.log
#   REGISTRY_PORT=5000             also a registry on 127.0.0.1 at this port; none when unset
set -eu

BASE_IMAGE=${BASE_IMAGE:-managed-base:3.11}
DOCKERD_LOG=${DOCKERD_LOG:-/var/log/dockerd.log}
REGISTRY_PORT=${REGISTRY_PORT-}
CERTIFICATES=/etc/ssl/certs/ca-certificates.crt
PUBLIC_IMAGE=python:3.11-slim-bookworm

say() { echo "start-docker: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

need() { # need COMMAND PACKAGE…: installs Debian packages when the command is absent
  if command -v "$1" >/dev/null 2>&1; then return; fi
  shift
  command -v apt-get >/dev/null 2>&1 || fail "please install: $*"
  # One of several sources may be out of reach; the install tells whether that matters.
  [ -n "${lists_read-}" ] || { apt-get update -qq || true; }
  lists_read=1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

wait_for() { # wait_for SECONDS COMMAND…
  left=$(($1 * 4))
  shift
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.25
  done
}

# --- engine ----------------------------------------------------------------------------------------------------------

engine_answers() { timeout 5 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

start_engine() {
  need docker docker.io
  need dockerd docker.io iptables ca-certificates
  # The package may have started it, where there is a service manager.
  if pidof dockerd >/dev/null && wait_for 5 engine_answers; then return; fi
  # The pid file of a dead engine keeps the next one from starting.
  pid=$(cat /var/run/docker.pid 2>/dev/null || true)
  if [ -n "$pid" ] && ! kill -0 "$pid" 2>/dev/null; then rm -f /var/run/docker.pid; fi
  if iptables -t nat -nL >/dev/null 2>&1; then
    setsid nohup dockerd >>"$DOCKERD_LOG" 2>&1 </dev/null &
  else
    say "this machine has no network address translation: containers get the host's network or none"
    setsid nohup dockerd --iptables=false --bridge=none >>"$DOCKERD_LOG" 2>&1 </dev/null &
  fi
  wait_for 60 engine_answers || {
    tail -5 "$DOCKERD_LOG" >&2
    fail "the engine did not answer within 60 s; its log is $DOCKERD_LOG"
  }
  say "the engine is up"
}

engine_answers || start_engine

# --- base image --------------------------------------------------------------------------------------------------------

# Debian's own packages and the settings of this machine, so that containers reach the package index as the machine does.
bootstrap_debian() {
  need mmdebstrap mmdebstrap
  sources=/etc/apt/sources.list.d/debian.sources
  [ -e "$sources" ] || sources=/etc/apt/sources.list
  set -- --variant=minbase --include=python3,python3-venv,ca-certificates,libgomp1 \
    --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io
  for folder in doc man locale info; do set -- "$@" --dpkgopt="path-exclude=/usr/share/$folder/*"; done
  set -- "$@" --customize-hook="cp -L $CERTIFICATES \"\$1$CERTIFICATES\""
  # shellcheck disable=SC2016 # mmdebstrap sets $1 to the new root
  if [ -f /etc/pip.conf ]; then set -- "$@" --customize-hook='cp /etc/pip.conf "$1/etc/pip.conf"'; fi
  # Python starts faster on a read-only file system when its library is compiled.
  # shellcheck disable=SC2016
  set -- "$@" --customize-hook='chroot "$1" python3 -m compileall -q /usr/lib/python3 /usr/lib/python3.11 >/dev/null 2>&1 || true'
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  say "building $BASE_IMAGE from Debian packages (about a minute)"
  mmdebstrap "$@" bookworm "$folder/base.tar" "$sources" >"$folder/log" 2>&1 || {
    tail -20 "$folder/log" >&2
    fail "Debian could not be unpacked"
  }
  docker import \
    --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change "ENV SSL_CERT_FILE=$CERTIFICATES PIP_CERT=$CERTIFICATES PIP_DISABLE_PIP_VERSION_CHECK=1" \
    --change 'CMD ["python3"]' "$folder/base.tar" "$BASE_IMAGE" >/dev/null
}

if ! docker image inspect "$BASE_IMAGE" >/dev/null 2>&1; then
  # shellcheck source=/dev/null
  if [ "$(. /etc/os-release && echo "${VERSION_CODENAME-}")" = bookworm ]; then
    bootstrap_debian
  else
    docker pull --quiet "$PUBLIC_IMAGE" >/dev/null || fail "$PUBLIC_IMAGE cannot be pulled, and this is not Debian 12"
    docker tag "$PUBLIC_IMAGE" "$BASE_IMAGE"
  fi
  say "$BASE_IMAGE is there"
fi

# --- registry ----------------------------------------------------------------------------------------------------------

registry_answers() { curl -sf --max-time 5 "http://127.0.0.1:$REGISTRY_PORT/v2/" >/dev/null; }

if [ -n "$REGISTRY_PORT" ]; then
  need curl curl
  if ! registry_answers; then
    need docker-registry docker-registry
    data=${REGISTRY_DATA:-/var/lib/local-registry}
    mkdir -p "$data"
    cat >"$data/config.yml" <<YML
version: 0.1
log: {level: warn}
storage: {filesystem: {rootdirectory: $data/data}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$REGISTRY_PORT"}
YML
    setsid nohup docker-registry serve "$data/config.yml" >>"$data/log" 2>&1 </dev/null &
    wait_for 10 registry_answers || fail "the registry did not start; its log is $data/log"
    say "the registry is at 127.0.0.1:$REGISTRY_PORT"
  fi
fi
