# shellcheck shell=bash
# The sandbox's mobile carrier: an SMPP message centre with simulated handsets, a Node.js process of its own.

CARRIER_DIR=$HOTLINE_CHECKOUT/ops/carrier

start_carrier() {
    if process_runs carrier; then
        STEP_NOTE="已在运行"
        return 0
    fi
    check_ports carrier
    install_carrier
    start_process carrier carrier.mjs env HOTLINE_SECRETS="$SECRETS_FILE" node "$CARRIER_DIR/carrier.mjs"
    wait_until 15 carrier_healthy || {
        tail -n 15 "$LOG_DIR/carrier.log"
        die "模拟运营商没有就绪" "日志：$LOG_DIR/carrier.log"
    }
}

# npm's packages, again only when the lock file changed.
install_carrier() {
    local stamp=$CARRIER_DIR/node_modules/.ops-lock-hash hash
    hash=$(sha256sum <"$CARRIER_DIR/package-lock.json")
    [ "$(cat "$stamp" 2>/dev/null)" != "$hash" ] || return 0
    (cd "$CARRIER_DIR" && npm ci --omit=dev --no-audit --no-fund </dev/null 9>&-) || die "npm 未能安装模拟运营商的软件包" "原因见 $STEP_LOG。"
    printf '%s\n' "$hash" >"$stamp"
}

carrier_healthy() {
    process_runs carrier && port_holder tcp "$HOTLINE_SMPP_PORT" >/dev/null && port_holder tcp "$HOTLINE_CARRIER_HTTP_PORT" >/dev/null
}

stop_carrier() { stop_process carrier TERM 5; }
