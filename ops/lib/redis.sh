# shellcheck shell=bash
# A real Redis as a process of its own, from the binary in a Maven artifact. HOTLINE_REDIS_URL takes another.

REDIS_ARTIFACT=1.4.4
REDIS_BINARY=$HOTLINE_CACHE/redis-embedded-$REDIS_ARTIFACT/redis-server
REDIS_DATA=$HOTLINE_HOME/redis

redis_url() { printf '%s\n' "${HOTLINE_REDIS_URL:-redis://127.0.0.1:$HOTLINE_REDIS_PORT}"; }

start_redis() {
    if [ -n "${HOTLINE_REDIS_URL:-}" ]; then
        STEP_NOTE="使用 ${HOTLINE_REDIS_URL##*@}"
        return 0
    fi
    if process_runs redis; then
        STEP_NOTE="已在运行"
        return 0
    fi
    check_ports redis
    unpack_redis
    write_redis_config
    start_process redis redis-server "$REDIS_BINARY" "$REDIS_DATA/redis.conf"
    wait_until 15 redis_healthy || die "Redis 没有响应" "$(end_of_log redis)"
    STEP_NOTE=$("$REDIS_BINARY" --version | grep -oE 'v=[0-9.]+' | sed 's/v=/Redis /')
}

unpack_redis() {
    local jar
    [ ! -x "$REDIS_BINARY" ] || return 0
    jar=$(maven_artifact com.github.codemonstur embedded-redis "$REDIS_ARTIFACT")
    mkdir -p "${REDIS_BINARY%/*}"
    unzip -p "$jar" 'redis-server-*-linux-amd64' >"$REDIS_BINARY.$$"
    chmod 755 "$REDIS_BINARY.$$"
    mv "$REDIS_BINARY.$$" "$REDIS_BINARY"
}

# The password stands in a file of mode 600, never on a command line.
write_redis_config() (
    umask 077
    cat >"$REDIS_DATA/redis.conf" <<-CONF
		bind 127.0.0.1
		port $HOTLINE_REDIS_PORT
		requirepass $(secret redis.password)
		dir $REDIS_DATA
		daemonize no
		save ""
		appendonly yes
		appendfsync everysec
		maxmemory 256mb
		maxmemory-policy noeviction
	CONF
)

# Answers PING after the password: spoken over bash's own TCP, so that no client is needed and the password
# stands on no command line.
redis_healthy() {
    [ -z "${HOTLINE_REDIS_URL:-}" ] || return 0
    process_runs redis && redis_pongs 2>/dev/null
}

redis_pongs() (
    exec 4<>"/dev/tcp/127.0.0.1/$HOTLINE_REDIS_PORT" || exit 1
    printf 'AUTH %s\r\nPING\r\n' "$(secret redis.password)" >&4
    read -t 2 -r _ <&4 && read -t 2 -r pong <&4 && [ "$pong" = $'+PONG\r' ]
)

stop_redis() { stop_process redis TERM 10; }
