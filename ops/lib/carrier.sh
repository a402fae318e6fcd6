# shellcheck shell=bash
# The sandbox's mobile carrier: an SMPP message centre with simulated handsets, a Node.js process of its own.

CARRIER_DIR=$HOTLINE_CHECKOUT/ops/carrier

start_carrier() {
    if [ "${HOTLINE_SANDBOX:-true}" = false ]; then
        STEP_NOTE="正式环境不启动；短信网关写在 config/local.conf"
        return 0
    fi
    if process_runs carrier; then
        STEP_NOTE="已在运行"
        return 0
    fi
    check_ports carrier
    install_carrier
    start_process carrier carrier.mjs env HOTLINE_SECRETS="$SECRETS_FILE" node "$CARRIER_DIR/carrier.mjs"
    wait_until 15 carrier_healthy || die "模拟运营商没有就绪" "$(end_of_log carrier)"
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
