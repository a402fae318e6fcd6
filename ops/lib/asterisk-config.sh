# shellcheck shell=bash
# Fills the templates of ivr-scripts/asterisk/*.conf in for the node at hand (at_node in asterisk.sh).

# render_asterisk_config: prints "changed" when a file of asterisk/etc is new or different.
render_asterisk_config() (
    umask 077
    local template name text fresh=$ASTERISK_HOME/etc.new
    rm -rf "$fresh"
    mkdir -p "$fresh" "$ASTERISK_HOME/etc/keys"
    ensure_certificate "$ASTERISK_HOME/etc/keys"
    local -A word=(
        [SYSTEM_NAME]=$(if ((NODE > 1)); then printf 'systemname = %s' "$NODE"; else printf '; the first node: no systemname'; fi)
        [SIP_PORT]=$(node_port HOTLINE_SIP_PORT) [WS_PORT]=$(node_port HOTLINE_WS_PORT) [WSS_PORT]=$(node_port HOTLINE_WSS_PORT)
        [MAX_CALLS]=$HOTLINE_MAX_CALLS
        [RTP_START]=$(node_port HOTLINE_RTP_START) [RTP_END]=$(node_port HOTLINE_RTP_END)
        [AMI_PORT]=$(node_port HOTLINE_AMI_PORT) [AMI_SECRET]=$(secret ami.secret)
        [AGI_PRIMARY]=127.0.0.1:$HOTLINE_AGI_PORT [AGI_STANDBY]=127.0.0.1:$HOTLINE_AGI_STANDBY_PORT
        [AGENT_ENDPOINTS]=$(phone_sections agent "$AGENT_EXTENSIONS")
        [DESK_ENDPOINTS]=$(phone_sections desk "$DESK_EXTENSIONS")
    )
    for template in "$HOTLINE_CHECKOUT"/ivr-scripts/asterisk/*.conf; do
        text=$(cat "$template")
        for name in "${!word[@]}"; do text=${text//"@$name@"/"${word[$name]}"}; done
        if [[ $text =~ @[A-Z][A-Z_]+@ ]]; then die "$template 中有不认识的占位符：${BASH_REMATCH[0]}"; fi
        printf '%s\n' "$text" >"$fresh/${template##*/}"
    done
    if ! diff -qr --exclude=keys "$fresh" "$ASTERISK_HOME/etc" >/dev/null; then
        find "$ASTERISK_HOME/etc" -maxdepth 1 -name '*.conf' -delete
        cp "$fresh"/*.conf "$ASTERISK_HOME/etc/"
        printf 'changed\n'
    fi
    rm -rf "$fresh"
)

# phone_sections TEMPLATE EXTENSIONS: a PJSIP endpoint, its password and its address for each phone.
phone_sections() {
    local template=$1 extension
    local -A password=()
    while IFS='=' read -r extension value; do password[$extension]=$value; done <"$SECRETS_FILE"
    for extension in $2; do
        printf '[%s](%s)\nauth=%s\naors=%s\ncallerid=%s <%s>\n' "$extension" "$template" "$extension" "$extension" "$extension" "$extension"
        printf '[%s](phone-auth)\nusername=%s\npassword=%s\n' "$extension" "$extension" "${password[sip.$extension]}"
        printf '[%s](phone-aor)\n' "$extension"
    done
}

# Self-signed, for browsers' phones on this machine; a real one may be put in its place.
ensure_certificate() {
    [ -s "$1/hotline.crt" ] && [ -s "$1/hotline.key" ] && return 0
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
        -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
        -keyout "$1/hotline.key" -out "$1/hotline.crt" 2>/dev/null
}
