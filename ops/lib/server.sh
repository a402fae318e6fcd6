# shellcheck shell=bash
# The Java server: its configuration file, start, readiness.

SERVER_CONFIG=$HOTLINE_HOME/config/hotline.conf
SERVER_ADDRESS=http://127.0.0.1:$HOTLINE_HTTP_PORT
# What the JVM learns at a start, kept beside the jar: classes found, linked and profiled.
SERVER_CACHE=${SERVER_JAR%.jar}.aot
# Kept small. A thread for each waiting call: ahead of its calls HotSpot would touch 20 pages of its stack, for a socket code that
# it no longer has. And in a quiet minute the heap gives back what a rush took.
SERVER_SMALL=(-XX:StackShadowPages=10 -XX:+UseCompactObjectHeaders -XX:G1PeriodicGCInterval=20000 -XX:MaxHeapFreeRatio=40)

# Every key is explained in server/src/main/resources/reference.conf. What an operator wants otherwise goes to
# config/local.conf, which ops never touches.
# With one node there is nothing to say.
nodes_config() {
    local node
    ((HOTLINE_NODES > 1)) || return 0
    printf 'telephony.nodes = ['
    for ((node = 1; node <= HOTLINE_NODES; node++)); do at_node "$node" node_config; done
    printf ']\n'
}

node_config() {
    printf '{number = %s, ami-host = "127.0.0.1", ami-port = %s, sip-server = "127.0.0.1:%s"}, ' \
        "$NODE" "$(node_port HOTLINE_AMI_PORT)" "$(node_port HOTLINE_SIP_PORT)"
}

write_server_config() (
    umask 077
    cat >"$SERVER_CONFIG.new" <<-CONF
		# Written by ops/up at each start; your own settings belong into local.conf beside this file.
		hotline {
		  sandbox = ${HOTLINE_SANDBOX:-true}
		  secrets-file = "$SECRETS_FILE"
		  state-dir = "$HOTLINE_HOME"
		  http.port = $HOTLINE_HTTP_PORT
		  asterisk {
		    ami-host = "${ASTERISK_HOST:-127.0.0.1}"
		    ami-port = $HOTLINE_AMI_PORT
		    agi-port = $HOTLINE_AGI_PORT
		    sip-server = "${ASTERISK_HOST:-127.0.0.1}:$HOTLINE_SIP_PORT"
		  }
		  $(nodes_config)
		  # Nobody answers beyond the sandbox's trunk, and its people have no night; a trial sets automatic in local.conf.
		  telephony.callbacks { automatic = false, from = "00:00", until = "24:00", retry-after = 20s }
		  telephony.trunk.peer = "127.0.0.1:$HOTLINE_TRUNK_PORT"
		  database.url = "$(database_url)"
		  redis.url = "$(redis_url)"
		  sms {
		    port = $HOTLINE_SMPP_PORT
		    handset-api = "http://127.0.0.1:$HOTLINE_CARRIER_HTTP_PORT"
		  }
		  recordings {
		    incoming-dir = "$HOTLINE_HOME/recordings/incoming"
		    store-dir = "$HOTLINE_HOME/recordings/store"
		    native-cache-dir = "$HOTLINE_CACHE/native"
		  }
		  tickets.attachments.directory = "$HOTLINE_HOME/attachments"
		}
		include "local.conf"
	CONF
    mv "$SERVER_CONFIG.new" "$SERVER_CONFIG"
)

# Of what a running server was made; another jar or configuration means a restart.
server_version() { { cat "$BUILD_STAMP" "$SERVER_CONFIG" "$HOTLINE_HOME/config/local.conf" 2>/dev/null || true; } | sha256sum; }

start_server() {
    local version options=()
    mkdir -p "$HOTLINE_CACHE/native" || die "不能写入 $HOTLINE_CACHE" "请把 HOTLINE_CACHE 设为可写的目录。"
    write_server_config
    version=$(server_version)
    if process_runs server; then
        # One whose database has just come back needs a moment, not a restart.
        if [ "$(cat "$RUN_DIR/server.version" 2>/dev/null)" = "$version" ] && wait_until 15 server_ready; then
            STEP_NOTE="已在运行"
            return 0
        fi
        # Calls go on meanwhile: that is what the failsafe in the dialplan is for.
        stop_server
        STEP_NOTE="已重新启动"
    fi
    check_ports server
    read -r -a options <<<"${HOTLINE_JAVA_OPTS:--Xms64m -Xmx1g}"
    if in_rehearsal; then
        options+=(-XX:AOTCacheOutput="$SERVER_CACHE.new")
    elif rehearsed; then
        options+=(-XX:AOTCache="$SERVER_CACHE")
    fi
    start_process server hotline-server.jar "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
        "${SERVER_SMALL[@]}" -XX:+ExitOnOutOfMemoryError -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath="$LOG_DIR" \
        "${options[@]}" -jar "$SERVER_JAR" "$SERVER_CONFIG"
    favour_process server
    wait_until 90 server_settled || true
    server_ready || die "服务没有就绪" "就绪检查：$(curl -s -m 2 "$SERVER_ADDRESS/ready" | cut -c 1-300)" "$(end_of_log server)"
    printf '%s\n' "$version" >"$RUN_DIR/server.version"
}

server_ready() { curl -sf -m 2 -o /dev/null "$SERVER_ADDRESS/ready"; }

server_settled() { server_ready || ! process_runs server; }

# At the end of a rehearsal the JVM writes down what it learnt.
stop_server() {
    local limit=20
    if in_rehearsal; then limit=120; fi
    stop_process server TERM "$limit"
}

in_rehearsal() { [ -n "${HOTLINE_REHEARSAL:-}" ]; }

# Since the last build, which may have changed a library and not the server's own jar. The JVM ignores a cache of other jars or
# of another JDK by itself.
rehearsed() { [ "$SERVER_CACHE" -nt "$BUILD_STAMP" ]; }

# rehearse: once a build, a stack of its own is started and ended, and every later start takes a third of the time. That is
# what callers who are held by the failsafe wait for after a crash.
rehearse() {
    local home=$HOTLINE_CHECKOUT/server/target/rehearsal
    STEP_NOTE="已有"
    if in_rehearsal || rehearsed; then return 0; fi
    if [ -n "${ASTERISK_HOST:-}" ]; then
        STEP_NOTE="没有本机的 Asterisk，略过"
        return 0
    fi
    exec 8>"${home%/*}/.rehearsal.lock"
    flock -w 300 8 || true
    if ! rehearsed; then
        rm -f "$SERVER_CACHE" "$SERVER_CACHE.new"
        STEP_NOTE="启动只需原来的三分之一时间"
        if rehearse_in "$home" && [ -f "$SERVER_CACHE.new" ]; then
            mv "$SERVER_CACHE.new" "$SERVER_CACHE"
            if ! grep -qF " $home/" /proc/self/mountinfo; then rm -rf --one-file-system "$home"; fi
        else
            STEP_NOTE="没有成功，启动会慢几秒；原因见 $home/log"
        fi
    fi
    exec 8>&-
}

# Nothing of it touches the stack, the database or the Asterisk that calls go through.
rehearse_in() (
    unset HOTLINE_DATABASE_URL HOTLINE_REDIS_URL
    export HOTLINE_HOME=$1 HOTLINE_REHEARSAL=yes HOTLINE_NODES=1
    exec 3>&- 8>&- 9>&-
    trap '"$HOTLINE_CHECKOUT/ops/down"; exit 1' INT TERM # who is interrupted leaves nothing running
    "$HOTLINE_CHECKOUT/ops/up" --free-ports && learnt=yes
    "$HOTLINE_CHECKOUT/ops/down" && [ -n "${learnt:-}" ]
)
