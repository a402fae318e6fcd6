# shellcheck shell=bash
# Passwords of this home, made once, in one file that only its owner reads (secrets.properties, mode 600).

SECRETS_FILE=$HOTLINE_HOME/secrets.properties
AGENTS=${HOTLINE_AGENTS:-60}
AGENT_EXTENSIONS=$(seq 1001 $((1000 + AGENTS)))
# Where other systems hand matters over: 02 is the website, 13 another city (hotline.regulation.Channel).
CHANNELS='02 03 04 05 06 07 08 09 10 11 12 13'
DESK_EXTENSIONS='9110 9119 9120 9122 9210 9219 9220 9222'

# random_hex BYTES
random_hex() { od -An -v -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }

# A password that a person can read out: three groups of four, without look-alikes.
random_words() {
    local letters=23456789abcdefghjkmnpqrstuvwxyz bytes byte word=
    read -r -a bytes <<<"$(od -An -v -N 12 -tu1 /dev/urandom | tr '\n' ' ')"
    for byte in "${bytes[@]}"; do word+=${letters:byte % ${#letters}:1}; done
    printf '%s-%s-%s\n' "${word:0:4}" "${word:4:4}" "${word:8:4}"
}

# Adds what is missing and keeps what is there, so an operator may set a secret by hand.
ensure_secrets() (
    local -A have=()
    local key value missing='' extension hex
    umask 077
    if [ -f "$SECRETS_FILE" ]; then
        while IFS='=' read -r key value; do have[$key]=$value; done <"$SECRETS_FILE"
    fi
    for key in ami.secret database.password database.admin.password redis.password jwt.secret smpp.password carrier.token user.password ticket.keys ticket.index.key; do
        [ -z "${have[$key]:-}" ] || continue
        case $key in
        smpp.password) value=$(random_hex 4) ;; # SMPP 3.4 has room for eight characters
        user.password) value=$(random_words) ;;
        ticket.keys) value="1:aes:$(random_hex 32)" ;; # what seals citizens' data; a new key goes in front, an old one stays
        ticket.index.key) value=$(random_hex 32) ;;
        *) value=$(random_hex 24) ;;
        esac
        missing+="$key=$value"$'\n'
    done
    for key in $CHANNELS; do
        [ -n "${have[channel.$key]:-}" ] || missing+="channel.$key=$(random_hex 24)"$'\n'
    done
    hex=$(random_hex $((10 * $(wc -w <<<"$AGENT_EXTENSIONS $DESK_EXTENSIONS"))))
    for extension in $AGENT_EXTENSIONS $DESK_EXTENSIONS; do
        value=${hex:0:20} hex=${hex:20}
        [ -n "${have[sip.$extension]:-}" ] || missing+="sip.$extension=$value"$'\n'
    done
    [ -n "$missing" ] || {
        chmod 600 "$SECRETS_FILE"
        exit 0
    }
    {
        if [ -f "$SECRETS_FILE" ]; then cat "$SECRETS_FILE"; fi
        printf '%s' "$missing"
    } >"$SECRETS_FILE.new"
    mv "$SECRETS_FILE.new" "$SECRETS_FILE"
)

# secret NAME
secret() {
    local value
    value=$(awk -v key="$1" 'index($0, key "=") == 1 { print substr($0, length(key) + 2); exit }' "$SECRETS_FILE")
    [ -n "$value" ] || die "$SECRETS_FILE 中没有密钥 $1"
    printf '%s\n' "$value"
}
