# shellcheck shell=bash
# Every port this product opens, in one table. Order of a port's value: the environment variable, then what
# the running stack wrote to run/ports.env, then the default.

# variable|default|protocol|who listens there (a process name of ops, see process.sh)|for what
PORTS_OF_ONE_NODE='
HOTLINE_HTTP_PORT|8080|tcp|server|坐席桌面和 HTTP 接口
HOTLINE_SIP_PORT|5060|udp|asterisk|SIP 话机和运营商中继
HOTLINE_TRUNK_PORT|5070|udp|-|运营商一侧：被呼叫的外线话机（测试自己打开）
HOTLINE_WS_PORT|8088|tcp|asterisk|WebSocket SIP
HOTLINE_WSS_PORT|8089|tcp|asterisk|加密的 WebSocket SIP
HOTLINE_AMI_PORT|5038|tcp|asterisk|Asterisk 管理接口
HOTLINE_AGI_PORT|4573|tcp|server|FastAGI
HOTLINE_AGI_STANDBY_PORT|4574|tcp|server|备用 FastAGI
HOTLINE_PG_PORT|15432|tcp|postgres|PostgreSQL
HOTLINE_REDIS_PORT|16379|tcp|redis|Redis
HOTLINE_SMPP_PORT|2775|tcp|carrier|模拟运营商短信网关
HOTLINE_CARRIER_HTTP_PORT|2780|tcp|carrier|模拟运营商手机
'

# Calls at once, of each Asterisk.
USUAL_MAX_CALLS=500
HOTLINE_MAX_CALLS=${HOTLINE_MAX_CALLS:-$USUAL_MAX_CALLS}

# Each further Asterisk (HOTLINE_NODES) has the first one's ports once more: HOTLINE_SIP_PORT_2, by default 100 higher.
ports_of_nodes() {
    local node name default protocol owner purpose
    for ((node = 2; node <= HOTLINE_NODES; node++)); do
        while IFS='|' read -r name default protocol owner purpose; do
            [ "$owner" = asterisk ] || continue
            printf '%s\n' "${name}_$node|$((default + 100 * (node - 1)))|$protocol|asterisk-$node|节点 $node：$purpose"
        done <<<"$PORTS_OF_ONE_NODE"
    done
}

# node_port NAME: the port of the node at hand (at_node in asterisk.sh), such as HOTLINE_SIP_PORT.
node_port() {
    local name=$1
    if ((NODE > 1)); then name+=_$NODE; fi
    printf '%s\n' "${!name}"
}

port_names() { cut -d '|' -f 1 <<<"$PORTS" | grep .; }

load_ports() {
    local line name default node
    local -A written=()
    if [ -f "$RUN_DIR/ports.env" ]; then
        while IFS='=' read -r name line; do written[$name]=$line; done <"$RUN_DIR/ports.env"
    fi
    export HOTLINE_NODES=${HOTLINE_NODES:-${written[HOTLINE_NODES]:-1}}
    [[ $HOTLINE_NODES =~ ^[1-9]$ ]] || die "HOTLINE_NODES=$HOTLINE_NODES 应为 1 至 9"
    PORTS=$PORTS_OF_ONE_NODE$(ports_of_nodes)
    while IFS='|' read -r name default _; do
        [ -n "$name" ] || continue
        export "$name=${!name:-${written[$name]:-$default}}"
        [[ ${!name} =~ ^[0-9]+$ ]] && ((${!name} > 0 && ${!name} < 65536)) || die "$name=${!name} 不是端口号"
    done <<<"$PORTS"
    export HOTLINE_RTP_START=${HOTLINE_RTP_START:-${written[HOTLINE_RTP_START]:-10000}}
    export HOTLINE_RTP_END=${HOTLINE_RTP_END:-${written[HOTLINE_RTP_END]:-19999}}
    for ((node = 2; node <= HOTLINE_NODES; node++)); do
        name=HOTLINE_RTP_START_$node line=HOTLINE_RTP_END_$node
        export "$name=${!name:-${written[$name]:-$((18000 + 2000 * node))}}"
        export "$line=${!line:-${written[$line]:-$((19999 + 2000 * node))}}"
    done
}

rtp_names() {
    local node
    printf 'HOTLINE_RTP_START HOTLINE_RTP_END '
    for ((node = 2; node <= HOTLINE_NODES; node++)); do printf 'HOTLINE_RTP_START_%s HOTLINE_RTP_END_%s ' "$node" "$node"; done
}

# Remembered for ops/status, ops/down and the tests of this home; ops/down forgets it.
write_ports() {
    local name
    for name in HOTLINE_NODES $(port_names) $(rtp_names); do
        printf '%s=%s\n' "$name" "${!name}"
    done >"$RUN_DIR/ports.env.new"
    mv "$RUN_DIR/ports.env.new" "$RUN_DIR/ports.env"
}

# port_holder PROTOCOL PORT: prints "pid command" (or "?") of who has it on an address that collides with ours.
port_holder() {
    local line pid
    line=$(ss -Hnp "-${1:0:1}l" "sport = :$2" 2>/dev/null | grep -E " (127\.0\.0\.1|\[::ffff:127\.0\.0\.1\]|0\.0\.0\.0|\*|\[::\])(%[a-z0-9]+)?:$2 " | head -n 1) || return 1
    [ -n "$line" ] || return 1
    pid=$(grep -oE 'pid=[0-9]+' <<<"$line" | head -n 1 | cut -d = -f 2) || true
    if [ -z "$pid" ]; then
        printf '?\n'
    else
        printf '%s %s\n' "$pid" "$(tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c 1-120)"
    fi
}

port_is_free() { ! port_holder "$1" "$2"; }

# check_ports OWNER: each port of that process is free, or the script ends saying who has it.
check_ports() {
    local variable protocol owner purpose holder
    while IFS='|' read -r variable _ protocol owner purpose; do
        [ "$owner" = "$1" ] || continue
        holder=$(port_holder "$protocol" "${!variable}") || continue
        # A killed process of ours may need a moment to let go of it.
        if [[ $holder =~ ^[0-9]+\ *$ ]] && wait_until 10 port_is_free "$protocol" "${!variable}"; then continue; fi
        case $holder in
        '?') holder="其他用户的进程（用 root 执行 ss -lntup 可看到）" ;;
        *) holder="进程 ${holder%% *}：${holder#* }" ;;
        esac
        die "端口 ${!variable}/$protocol（$purpose）已被占用：$holder" \
            "请结束该进程，或换一个端口：$variable=<端口> ops/up" \
            "也可以自动选用空闲端口：ops/up --free-ports"
    done <<<"$PORTS"
}

# Free ports for everything, from below the range the kernel gives to outgoing connections.
choose_free_ports() {
    local name taken candidate=$((20000 + SRANDOM % 6000))
    taken=" $(ss -Hlntu | awk '{ n = split($5, a, ":"); print a[n] }' | tr '\n' ' ') "
    for name in $(port_names); do
        while [[ $taken == *" $candidate "* ]]; do candidate=$((candidate + 1)); done
        export "$name=$candidate"
        candidate=$((candidate + 1))
    done
    # A block of 400 RTP ports for each node, enough for about 100 calls with both legs; one that is to take more calls than
    # usual has all that one range holds.
    local start blocks=' '
    if ((HOTLINE_MAX_CALLS > USUAL_MAX_CALLS)); then
        export HOTLINE_RTP_START=10000 HOTLINE_RTP_END=19999
        return 0
    fi
    for start in $(rtp_names); do
        [[ $start == *START* ]] || continue
        candidate=$((10000 + SRANDOM % 20 * 500))
        while [[ $blocks == *" $candidate "* ]] || ss -Hlnu | awk -v low="$candidate" -v high="$((candidate + 399))" \
            '{ n = split($4, a, ":"); if (a[n] >= low && a[n] <= high) found = 1 } END { exit !found }'; do
            candidate=$((10000 + SRANDOM % 20 * 500))
        done
        blocks+="$candidate "
        export "$start=$candidate" "${start/START/END}=$((candidate + 399))"
    done
}
