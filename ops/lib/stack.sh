# shellcheck shell=bash
# All parts of the stack together. Scripts source this one file.

OPS_LIB=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=base.sh
. "$OPS_LIB/base.sh"
# shellcheck source=process.sh
. "$OPS_LIB/process.sh"
# shellcheck source=ports.sh
. "$OPS_LIB/ports.sh"
load_ports
for part in secrets packages java maven asterisk-root asterisk-config asterisk postgres redis carrier server; do
    # shellcheck disable=SC1090
    . "$OPS_LIB/$part.sh"
done

# In the order of their start; ops/down goes backwards.
PARTS="postgres redis carrier $(asterisk_nodes)server"

any_part_runs() {
    local part
    for part in $PARTS; do if process_runs "$part"; then return 0; fi; done
    return 1
}

# The ports a stack runs on cannot change under it.
refuse_other_ports() {
    local name value
    [ -f "$RUN_DIR/ports.env" ] && any_part_runs || return 0
    while IFS='=' read -r name value; do
        [ "${!name}" = "$value" ] || die "本系统正在端口 $name=$value 上运行，与要求的 ${!name} 不同" "先执行 ops/down，再用新端口执行 ops/up。"
    done <"$RUN_DIR/ports.env"
}

# Before anything long begins: every port is ours or free.
check_all_ports() {
    local part
    command -v ss >/dev/null || return 0
    for part in $PARTS; do
        case "$part ${HOTLINE_DATABASE_URL:+postgres} ${HOTLINE_REDIS_URL:+redis} ${ASTERISK_HOST:+asterisk}" in "$part "*" $part"*) continue ;; esac
        if ! process_runs "$part"; then check_ports "$part"; fi
    done
}
