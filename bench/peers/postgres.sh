#!/bin/bash
# A PostgreSQL of its own below artifacts/peers, on a socket there and nowhere else: `postgres.sh start`, then `postgres.sh stop`, which removes it. Debian's postgresql and postgresql-contrib (pg_trgm).
set -euo pipefail
out=$(cd "$(dirname "$0")/../.." && pwd)/artifacts/peers/postgres
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
as=()
if [ "$(id -u)" = 0 ]; then
    # It refuses to run as root; its folder stands where its own user may go.
    as=(setpriv --reuid postgres --regid "$(id -g postgres)" --clear-groups env HOME=/tmp)
fi

case $1 in
start)
    mkdir -p "$out"
    data=$(mktemp -d)
    chmod 755 "$data"
    [ "$(id -u)" != 0 ] || chown postgres "$data"
    echo "$data" > "$out/folder"
    "${as[@]}" "$bin/initdb" -D "$data/data" -U bench -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$out/initdb.log"
    "${as[@]}" "$bin/pg_ctl" -D "$data/data" -w -l "$data/log" -o "-k $data -c listen_addresses='' -c fsync=off -c shared_buffers=1GB -c work_mem=256MB -c maintenance_work_mem=1GB -c max_wal_size=4GB -c jit=off -c max_parallel_workers_per_gather=0" start > "$out/start.log"
    echo "$data"
    ;;
stop)
    data=$(cat "$out/folder")
    "${as[@]}" "$bin/pg_ctl" -D "$data/data" -m immediate stop > /dev/null || true
    rm -rf "$data" "$out"
    ;;
esac
