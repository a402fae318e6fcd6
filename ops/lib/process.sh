# shellcheck shell=bash
# Long-running processes by pid file. A pid file holds three lines: the pid, its start time in clock ticks
# since boot (field 22 of /proc/<pid>/stat) and a word of its command line. A pid that was reused by somebody
# else fails the comparison, so nothing of another owner is ever signalled.

pid_file() { printf '%s/%s.pid\n' "$RUN_DIR" "$1"; }

start_ticks() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    stat=${stat##*) } # the command name may hold spaces
    # shellcheck disable=SC2086
    set -- $stat
    [ "$1" != Z ] || return 1 # a zombie runs no more
    printf '%s\n' "${20}"
}

# process_pid NAME: prints the pid when that process runs, else fails.
process_pid() {
    local file pid ticks word
    file=$(pid_file "$1")
    [ -f "$file" ] || return 1
    { read -r pid && read -r ticks && read -r word; } <"$file" || return 1
    [ "$(start_ticks "$pid")" = "$ticks" ] || return 1
    tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "$word" || return 1
    printf '%s\n' "$pid"
}

process_runs() { process_pid "$1" >/dev/null; }

# remember_process NAME PID WORD: writes the pid file; fails when the process does not become what WORD says.
remember_process() {
    local ticks
    if ! ticks=$(start_ticks "$2"); then return 1; fi
    printf '%s\n%s\n%s\n' "$2" "$ticks" "$3" >"$(pid_file "$1").new"
    mv "$(pid_file "$1").new" "$(pid_file "$1")"
    # As long as it lives it may still be on its way to WORD: a busy machine takes its time.
    wait_until 30 process_settled "$1" "$2" "$ticks" || return 1
    # While one program becomes the next (env, then node) there is no command line for a moment.
    wait_until 2 process_runs "$1"
}

process_settled() { process_runs "$1" || [ "$(start_ticks "$2")" != "$3" ]; }

# start_process NAME WORD COMMAND…: detached, with its output in log/NAME.log, its pid in run/NAME.pid.
start_process() { try_process "$@" || die "$1 没有启动起来" "$(end_of_log "$1")"; }

# try_process NAME WORD COMMAND…: the same; fails when it did not start.
try_process() {
    local name=$1 word=$2
    shift 2
    rotate_log "$LOG_DIR/$name.log"
    setsid "$@" </dev/null >>"$LOG_DIR/$name.log" 2>&1 3>&- 9>&- &
    if remember_process "$name" $! "$word"; then return 0; fi
    # Still on its way: two of a kind in one home would fight over its ports and files.
    kill -KILL $! 2>/dev/null || true
    return 1
}

# favour_process NAME [NICE]: a larger share of a busy processor than what else was started here. Only root may, only some kernels
# group by session; without it calls merely wait a little longer.
favour_process() {
    local pid
    pid=$(process_pid "$1") || return 0
    { echo "${2:--10}" >"/proc/$pid/autogroup"; } 2>/dev/null || true
}

# stop_process NAME SIGNAL SECONDS: asks, waits that long, then kills. Nothing to do when it doesn't run.
stop_process() {
    local pid
    pid=$(process_pid "$1") || {
        rm -f "$(pid_file "$1")"
        return 0
    }
    kill "-$2" "$pid" 2>/dev/null || true
    if ! wait_until "$3" process_gone "$1"; then
        say "  $1（进程 $pid）$3 秒内没有结束，已强制结束"
        kill -KILL "$pid" 2>/dev/null || true
        wait_until 5 process_gone "$1" || die "$1（进程 $pid）无法结束"
    fi
    rm -f "$(pid_file "$1")"
}

process_gone() { ! process_runs "$1"; }

# process_uptime NAME: whole seconds since it started.
process_uptime() {
    local pid up
    pid=$(process_pid "$1") || return 1
    read -r up _ </proc/uptime
    printf '%s\n' "$((${up%.*} - $(start_ticks "$pid") / $(getconf CLK_TCK)))"
}

end_of_log() { printf '日志 %s 的末尾：\n' "$LOG_DIR/$1.log" && tail -n 12 "$LOG_DIR/$1.log" | cut -c 1-240; }

# A log beyond 50 MB is set aside once, at a start; one older copy is kept.
rotate_log() {
    local size
    size=$(stat -c %s "$1" 2>/dev/null || echo 0)
    if ((size > 50 * 1024 * 1024)); then mv -f "$1" "$1.1"; fi
}
