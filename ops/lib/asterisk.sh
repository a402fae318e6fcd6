# shellcheck shell=bash
# The Asterisk instances of this home, one a node: their folders, start, command line, health.

# The node at hand: the first, or the one that at_node names.
NODE=1 ASTERISK=asterisk ASTERISK_HOME=$HOTLINE_HOME/asterisk

# at_node NUMBER COMMAND…
at_node() {
    local NODE=$1 ASTERISK=asterisk ASTERISK_HOME
    if ((NODE > 1)); then ASTERISK+=-$NODE; fi
    ASTERISK_HOME=$HOTLINE_HOME/$ASTERISK
    shift
    "$@"
}

# The names of their processes.
asterisk_nodes() {
    local node
    for ((node = 1; node <= HOTLINE_NODES; node++)); do at_node "$node" node_name; done
}

node_name() { printf '%s ' "$ASTERISK"; }

start_asterisk() {
    local node
    if [ "$ASTERISK_FOUND" = elsewhere ]; then
        ((HOTLINE_NODES == 1)) || die "ASTERISK_HOST 只说明一个节点" "多个外部节点请写在 config/local.conf 的 telephony.nodes 中，并去掉 HOTLINE_NODES。"
        STEP_NOTE="使用 $ASTERISK_HOST，须按 ivr-scripts/asterisk 配置"
        return 0
    fi
    for ((node = 1; node <= HOTLINE_NODES; node++)); do at_node "$node" start_node; done
}

start_node() {
    local changed unshare=(unshare -m --propagation private)
    changed=$(render_asterisk_config)
    if process_runs "$ASTERISK"; then
        if [ "$changed" = changed ]; then asterisk_cli 'core reload'; fi
        STEP_NOTE="已在运行${changed:+，已重新加载配置}"
        return 0
    fi
    check_ports "$ASTERISK"
    need_space "$HOTLINE_HOME" 500 "通话录音"
    mkdir -p "$ASTERISK_HOME"/{lib/sounds,lib/moh,spool/monitor,spool/tmp,run,log} "$HOTLINE_HOME/recordings/incoming"
    rm -f "$ASTERISK_HOME/run/asterisk.ctl" "$ASTERISK_HOME/run/asterisk.pid"
    printf '127.0.0.1 localhost %s\n' "$(hostname)" >"$ASTERISK_HOME/hosts"
    prepare_installed_asterisk
    if ! is_root; then
        unshare=(unshare --map-root-user -m --propagation private)
        "${unshare[@]}" true || die "Asterisk 需要自己的挂载命名空间，当前用户 $(id -un) 没有权限建立" \
            "请用 root 执行 ops/up，或让内核允许用户命名空间（sysctl kernel.unprivileged_userns_clone=1）。"
    fi
    start_process "$ASTERISK" /usr/sbin/asterisk "${unshare[@]}" \
        "$HOTLINE_CHECKOUT/ops/lib/asterisk-inside.sh" "$ASTERISK_ROOT" "$ASTERISK_HOME" \
        "$HOTLINE_CHECKOUT/ivr-scripts/sounds/zh" "$HOTLINE_HOME/recordings/incoming"
    # Its voices are in real time; its threads that write recordings are not, and lose sound when kept waiting half a second.
    favour_process "$ASTERISK" -15
    wait_until 60 asterisk_booted ||
        die "Asterisk 60 秒内没有就绪" "$(end_of_log "$ASTERISK")" "另见 $ASTERISK_HOME/log/messages"
    STEP_NOTE=$(asterisk_cli 'core show version' | cut -d ' ' -f 1-2)
}

# An installed binary runs with the same folders laid over its own, so the mount points must be there.
prepare_installed_asterisk() {
    [ "$ASTERISK_FOUND" = installed ] || return 0
    mkdir -p /usr/share/asterisk/sounds/zh/hotline /run/asterisk /var/spool/asterisk /var/log/asterisk ||
        die "已安装的 Asterisk 缺少目录，只有 root 能建立" "请用 root 执行一次 ops/up。"
}

# asterisk_cli COMMAND…: on the command line of the node at hand, inside its namespace.
asterisk_cli() {
    local pid user=()
    pid=$(process_pid "$ASTERISK") || return 1
    if ! is_root; then user=(--user --preserve-credentials); fi
    nsenter --target "$pid" --mount --root --wd "${user[@]}" /usr/sbin/asterisk -rx "$*"
}

asterisk_booted() { asterisk_cli 'core waitfullybooted' | grep -qi 'fully booted'; }

asterisk_healthy() {
    [ "${ASTERISK_FOUND:-}" = elsewhere ] || { process_runs "$ASTERISK" && port_holder tcp "$(node_port HOTLINE_AMI_PORT)" >/dev/null; }
}

# Ends calls that are going on, as a stop by a person is meant to.
stop_asterisk() {
    local node
    for node in {1..9}; do at_node "$node" stop_node; done
}

stop_node() { stop_process "$ASTERISK" TERM 10; }
