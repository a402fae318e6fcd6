# shellcheck shell=bash
# Real SIP phones (baresip) from the shell: for a trial by hand or in a script. Each has a folder of its own with
# its configuration, its log and what it heard (dump-…-dec.wav) and said (dump-…-enc.wav), a control socket on
# loopback, a pid file like every other process, and ends by itself after PHONE_LIFE seconds.

PHONE_LIFE=${PHONE_LIFE:-600}

# phone_agent EXTENSION FOLDER WAV [SECONDS]: registers with its password; answers a call that long after it
# begins to ring (not at all without the number).
phone_agent() {
    phone_start "$1" "$2" "$3" "<sip:$1@127.0.0.1:$HOTLINE_SIP_PORT>;auth_pass=$(secret "sip.$1");regint=60"
    wait_until 10 grep -qE '200 OK|registered successfully' "$2/phone.log" || die "话机 $1 没有注册成功" "日志：$2/phone.log"
    if [ -n "${4:-}" ]; then phone_answer_each "$2" "$4" </dev/null >/dev/null 2>&1 3>&- 9>&- & fi
}

# phone_citizen NUMBER FOLDER WAV: calls 12345 over the carrier's trunk with that number, without registering.
phone_citizen() {
    phone_start "$1" "$2" "$3" "<sip:$1@127.0.0.1:$HOTLINE_SIP_PORT>;regint=0"
    phone_command "$2" dial "sip:12345@127.0.0.1:$HOTLINE_SIP_PORT"
}

phone_hang_up() { phone_command "$1" hangup ''; }

# phone_press FOLDER KEYS
phone_press() {
    local keys=$2
    while [ -n "$keys" ]; do
        phone_command "$1" sndcode "${keys:0:1}"
        keys=${keys:1}
        sleep 0.3
    done
}

phone_stop() { stop_process "phone-$1" TERM 3; }

# phone_start USER FOLDER WAV ACCOUNT
phone_start() {
    local modules
    mkdir -p "$2"
    for modules in /usr/lib/baresip/modules /usr/lib/*/baresip/modules; do if [ -d "$modules" ]; then break; fi; done
    free_loopback_port >"$2/control-port"
    (
        umask 077
        printf '%s;audio_codecs=pcma;answermode=manual\n' "$4" >"$2/accounts"
    )
    cat >"$2/config" <<-CONF
		module_path $modules
		module g711.so
		module aufile.so
		module aubridge.so
		module sndfile.so
		module ctrl_tcp.so
		module_app account.so
		module_app menu.so
		sip_listen 127.0.0.1:$(free_loopback_port)
		net_interface 127.0.0.1
		ctrl_tcp_listen 127.0.0.1:$(cat "$2/control-port")
		audio_source aufile,$(realpath "$3")
		audio_player aubridge,silence
		audio_alert aubridge,silence
		audio_srate 8000
		audio_channels 1
		snd_path $2
	CONF
    : >"$2/phone.log"
    start_process "phone-$1" baresip timeout "$PHONE_LIFE" baresip -f "$2"
    ln -sf "$LOG_DIR/phone-$1.log" "$2/phone.log"
    wait_until 10 phone_command "$2" uastat '' || die "话机 $1 没有启动" "日志：$LOG_DIR/phone-$1.log"
}

# A UDP and TCP port that is free now, above those of --free-ports.
free_loopback_port() {
    local port
    while port=$((26000 + RANDOM % 6000)) && ss -Hlntu "sport = :$port" | grep -q .; do :; done
    printf '%s\n' "$port"
}

# phone_command FOLDER COMMAND PARAMETERS: one netstring of JSON over the control socket.
phone_command() (
    exec 5<>"/dev/tcp/127.0.0.1/$(cat "$1/control-port")" || exit 1
    phone_send 5 "$2" "$3"
    sleep 0.05
)

phone_send() {
    local json="{\"command\":\"$2\",\"params\":\"$3\",\"token\":\"ops\"}"
    printf '%s:%s,' "${#json}" "$json" >&"$1"
}

# Follows the phone's events until it ends, and accepts each call SECONDS after it came in.
phone_answer_each() {
    local length event
    exec 5<>"/dev/tcp/127.0.0.1/$(cat "$1/control-port")" || return 1
    while IFS= read -r -d : length <&5 && read -r -N "$((length + 1))" event <&5; do
        case $event in *CALL_INCOMING*)
            sleep "$2"
            phone_send 5 accept ''
            ;;
        esac
    done
}

# phone_heard FOLDER: prints seconds and level (RMS, 0 to 1) of what it heard; silence is below 0.001.
phone_heard() {
    local file
    file=$(find "$1" -name '*-dec.wav' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2)
    [ -n "$file" ] || return 1
    printf '%s %s\n' "$(soxi -D "$file")" "$(sox "$file" -n stat 2>&1 | awk '/^RMS +amplitude/ { print $3 }')"
}
