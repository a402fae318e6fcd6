# shellcheck shell=bash
# Where things are, and the few words ops prints with. Every ops script sources this first.

set -euo pipefail
exec 3>&2 # the person at the terminal, also while a step writes to its log

HOTLINE_CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
HOTLINE_HOME=$(realpath -m "${HOTLINE_HOME:-$HOTLINE_CHECKOUT/.hotline}")
HOTLINE_CACHE=$(realpath -m "${HOTLINE_CACHE:-${HOME:-/root}/.cache/hotline}")
RUN_DIR=$HOTLINE_HOME/run
LOG_DIR=$HOTLINE_HOME/log
STEP_LOG=$LOG_DIR/up.log
export HOTLINE_CHECKOUT HOTLINE_HOME HOTLINE_CACHE

say() { printf '%s\n' "$*" >&3; }

# die MESSAGE [WHAT TO DO]…: says what is wrong and what to do about it, then ends the script. The status says
# that everything has been told, so that a failure inside a subshell is not told twice.
TOLD=70
die() {
    CURRENT_STEP=
    heartbeat_stop
    printf '\n错误：%s\n' "$1" >&3
    shift
    if (($#)); then printf '%s\n' "$@" | sed 's/^/     /' >&3; fi
    exit "$TOLD"
}

is_root() { [ "$(id -u)" -eq 0 ]; }

# Milliseconds of the monotonic clock (/proc/uptime counts hundredths).
now_ms() {
    local up
    read -r up _ </proc/uptime
    printf '%s\n' "$((10#${up/./} * 10))"
}

seconds_since() { awk -v ms="$(($(now_ms) - $1))" 'BEGIN { printf "%.1f", ms / 1000 }'; }

# A step prints one line with its time; what it writes goes to the log. errexit stays on inside it, so a
# step's function may fail by any command: report_failed_step (an EXIT trap) then says which step it was.
CURRENT_STEP=
step() {
    local began
    CURRENT_STEP=$1
    shift
    began=$(now_ms)
    STEP_NOTE=
    printf '\n== %s %s\n' "$(date -u +%FT%TZ)" "$CURRENT_STEP" >>"$STEP_LOG"
    heartbeat_start "$CURRENT_STEP" "$began"
    "$@" >>"$STEP_LOG" 2>&1
    heartbeat_stop
    tell_step "$CURRENT_STEP" "$began"
    CURRENT_STEP=
}

tell_step() { printf '%7s 秒  %s%s\n' "$(seconds_since "$2")" "$1" "${STEP_NOTE:+（$STEP_NOTE）}" >&3; }

# steps_together TITLE FUNCTION TITLE FUNCTION…: steps that do not need each other, at the same time.
steps_together() {
    local began title jobs=() job failed=
    began=$(now_ms)
    CURRENT_STEP="同时启动"
    heartbeat_start "$CURRENT_STEP" "$began"
    while (($#)); do
        title=$1
        printf '\n== %s %s\n' "$(date -u +%FT%TZ)" "$title" >>"$STEP_LOG"
        (
            STEP_NOTE=
            "$2" >>"$STEP_LOG" 2>&1
            tell_step "$title" "$began"
        ) &
        jobs+=($!)
        shift 2
    done
    for job in "${jobs[@]}"; do wait "$job" || failed=$?; done
    heartbeat_stop
    [ -z "$failed" ] || exit "$failed"
    CURRENT_STEP=
}

# A long step says every ten seconds that it still works, and what its log's last line is. It ends with its input: a signal in
# its first moment would find it with the traps of the script.
heartbeat_start() { coproc HEARTBEAT { beat "$@" >/dev/null 2>&1 9>&-; }; }

beat() {
    local waited
    while :; do
        waited=0
        read -r -t 10 _ || waited=$?
        ((waited > 128)) || return 0 # not the time, but the end
        printf '%7s 秒  %s …… %s\n' "$(seconds_since "$2")" "$1" "$(tail -n 1 "$STEP_LOG" | cut -c 1-70)" >&3
    done
}

heartbeat_stop() {
    local pid=${HEARTBEAT_PID:-} input=${HEARTBEAT[1]:-}
    if [ -n "$input" ]; then exec {input}>&-; fi
    if [ -n "$pid" ]; then wait "$pid" || true; fi
}

report_failed_step() {
    local status=$?
    heartbeat_stop
    if [ "$status" -ne 0 ] && [ "$status" -ne "$TOLD" ] && [ -n "$CURRENT_STEP" ]; then
        printf '\n错误：“%s”失败。日志 %s 的末尾：\n' "$CURRENT_STEP" "$STEP_LOG" >&3
        tail -n 25 "$STEP_LOG" | sed 's/^/     /' >&3
    fi
    exit "$status"
}
trap report_failed_step EXIT

# Home and its folders. Secrets, logs and recordings of citizens lie here: nobody else reads them.
prepare_home() {
    mkdir -p "$HOTLINE_HOME" 2>/dev/null || true
    [ -w "$HOTLINE_HOME" ] || die "不能写入 HOTLINE_HOME（$HOTLINE_HOME）" \
        "请把 HOTLINE_HOME 设为用户 $(id -un) 可写的目录。"
    chmod 700 "$HOTLINE_HOME"
    mkdir -p "$RUN_DIR" "$LOG_DIR" "$HOTLINE_HOME"/{config,journal,redis,recordings/{incoming,store}}
}

# One ops/up or ops/down at a time in one home; the second waits its turn for up to ten minutes.
take_turn() {
    exec 9>"$RUN_DIR/turn.lock"
    flock -n 9 && return 0
    say "另一个 ops/up 或 ops/down 正在处理 $HOTLINE_HOME，等它结束……"
    flock -w 600 9 || die "另一个 ops/up 或 ops/down 十分钟内没有结束"
}

# need_space FOLDER MEGABYTES WHAT: refuses to start on a full disk rather than to fail half way.
need_space() {
    local have folder=$1
    while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
    have=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
    [ "$have" -ge "$2" ] || die "磁盘空间不足：$folder 只剩 $have MB，$3需要 $2 MB" \
        "请清理磁盘，或把 HOTLINE_HOME（数据）、HOTLINE_CACHE（下载缓存）设到别的磁盘。"
}

# wait_until SECONDS COMMAND…: true as soon as the command succeeds, false after the time.
wait_until() {
    local deadline=$(($(now_ms) + $1 * 1000))
    shift
    until "$@" >/dev/null 2>&1; do
        (($(now_ms) < deadline)) || return 1
        sleep 0.1
    done
}
