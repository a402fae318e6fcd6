# shellcheck shell=bash
# Where Asterisk comes from. In this order: a server of the user's own (ASTERISK_HOST), an installed binary,
# an installable package, or a Debian root directory built once into the cache and shared by all instances.

ASTERISK_ROOT=${HOTLINE_ASTERISK_ROOT:-$HOTLINE_CACHE/asterisk-root}
ASTERISK_FOUND=none # none | elsewhere | installed | root

find_asterisk() {
    if [ -n "${ASTERISK_HOST:-}" ]; then
        ASTERISK_FOUND=elsewhere
    elif [ -z "${HOTLINE_ASTERISK_ROOT:-}" ] && command -v asterisk >/dev/null; then
        ASTERISK_FOUND=installed
        ASTERISK_ROOT=/
    elif [ -x "$ASTERISK_ROOT/usr/sbin/asterisk" ]; then
        ASTERISK_FOUND=root
    else
        ASTERISK_FOUND=none
    fi
}

ensure_asterisk() {
    find_asterisk
    if [ "$ASTERISK_FOUND" = none ] && is_root && has_candidate asterisk; then
        install_packages asterisk
        disown_packaged_asterisk
        find_asterisk
    fi
    if [ "$ASTERISK_FOUND" = none ]; then
        build_asterisk_root
        find_asterisk
    fi
    case $ASTERISK_FOUND in
    elsewhere) STEP_NOTE="$ASTERISK_HOST" ;;
    installed) STEP_NOTE=$(command -v asterisk) ;;
    root) STEP_NOTE=$ASTERISK_ROOT ;;
    *) die "没有 Asterisk" "请设置 ASTERISK_HOST，或安装 asterisk 软件包。" ;;
    esac
}

# Debian's package starts a service of its own at once; ours has its own configuration and ports.
disown_packaged_asterisk() {
    if command -v systemctl >/dev/null; then systemctl disable --now asterisk || true; fi
}

build_asterisk_root() {
    local suite
    mkdir -p "$(dirname "$ASTERISK_ROOT")" || die "不能写入 $(dirname "$ASTERISK_ROOT")" "请把 HOTLINE_CACHE 设为可写的目录。"
    need_space "$(dirname "$ASTERISK_ROOT")" 1500 "Asterisk 根目录"
    ensure_packages root
    exec 8>"$ASTERISK_ROOT.lock"
    flock -w 900 8 || die "另一个构建 $ASTERISK_ROOT 的进程没有结束"
    if [ ! -x "$ASTERISK_ROOT/usr/sbin/asterisk" ]; then
        for suite in sid bullseye; do
            if build_asterisk_from "$suite"; then break; fi
            printf 'suite %s did not work\n' "$suite"
        done
    fi
    exec 8>&-
    [ -x "$ASTERISK_ROOT/usr/sbin/asterisk" ] || die "未能构建 Asterisk 根目录" \
        "原因见 $STEP_LOG。没有 root 权限时，需要 newuidmap（软件包 uidmap）和 /etc/subuid 中的一行。" \
        "也可以自行安装 Asterisk，或设置 ASTERISK_HOST。"
}

# build_asterisk_from SUITE: into a folder beside, renamed when complete, so that a root is whole or absent.
build_asterisk_from() {
    local mirror keyring building="$ASTERISK_ROOT.building.$$" mode=unshare wrap=() options=()
    mirror=$(debian_mirror) || die "本机 apt 配置中没有 Debian 镜像" "请自行安装 Asterisk，或设置 ASTERISK_HOST。"
    keyring=$(debian_keyring)
    if is_root; then mode=root wrap=(unshare -m --propagation private); fi
    while read -r option; do options+=("--aptopt=$option"); done < <(apt_transport_options)
    printf 'building Asterisk from %s\n' "$1"
    # mmdebstrap hands file descriptors to sh, which knows only those below 10: ours must not push them up.
    "${wrap[@]}" mmdebstrap --mode="$mode" --variant=essential --format=directory \
        --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Check-Date "false"' "${options[@]}" \
        --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        ${keyring:+--keyring="$keyring"} --include=asterisk,asterisk-modules,asterisk-config,asterisk-core-sounds-en-gsm \
        "$1" "$building" "$mirror" </dev/null 3>&- 8>&- 9>&- || {
        remove_tree "$building"
        return 1
    }
    make_mount_points "$building"
    mv -T "$building" "$ASTERISK_ROOT"
}

# What an instance lays its own folders over (asterisk-inside.sh). Names must resolve without DNS: an
# empty resolv.conf and the host's name in hosts, or each call waits five seconds.
make_mount_points() {
    mkdir -p "$1"/{dev,proc,tmp,etc/asterisk,var/lib/asterisk,var/spool/asterisk,run/asterisk,var/log/asterisk,usr/share/asterisk/sounds/zh/hotline}
    rm -f "$1/etc/resolv.conf" "$1/etc/hosts"
    : >"$1/etc/resolv.conf"
    printf '127.0.0.1 localhost %s\n' "$(hostname)" >"$1/etc/hosts"
}

# The mirror and keyring this machine itself installs Debian packages from (one-line and deb822 sources alike).
debian_mirror() {
    apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(REPO_URI)|$(RELEASE)' 'Created-By: Packages' 2>/dev/null |
        awk -F '|' '$2 == "main" && $3 !~ /security/ && $4 !~ /security|updates|backports/ && ($1 == "Debian" || $3 ~ /\/debian\/?$/) { print $3; found = 1; exit }
            END { exit !found }'
}

debian_keyring() {
    local keyring
    for keyring in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
        if [ -f "$keyring" ]; then
            printf '%s\n' "$keyring"
            return 0
        fi
    done
}

# Proxies and certificates of the machine's apt hold for the new root too.
apt_transport_options() { apt-config dump 2>/dev/null | grep -E '^Acquire::(https?|Proxy)[: ]' | grep -v ' "";$' | sed 's/;$//' || true; }

# remove_tree FOLDER: only when nothing is mounted below it.
remove_tree() {
    if grep -qF " $1/" /proc/self/mountinfo; then die "$1 之下有挂载，不予删除" "查看：findmnt -R $1"; fi
    rm -rf --one-file-system "$1"
}
