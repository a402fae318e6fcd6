# shellcheck shell=bash
# Installs the Debian packages of packages.txt that are missing, and nothing when none is.

# ensure_packages [GROUP…]: without a group, all of them.
ensure_packages() {
    local group package proof missing=()
    while IFS='|' read -r group package proof _; do
        read -r group <<<"$group" && read -r package <<<"$package" && read -r proof <<<"$proof"
        case "${*:+ $* }" in '' | *" $group "*) ;; *) continue ;; esac
        case $proof in
        /*) [ -e "$proof" ] || missing+=("$package") ;;
        *) command -v "$proof" >/dev/null || missing+=("$package") ;;
        esac
    done < <(grep -v '^#' "$HOTLINE_CHECKOUT/ops/lib/packages.txt")
    ((${#missing[@]})) || return 0
    install_packages "${missing[@]}"
    STEP_NOTE="已安装 ${missing[*]}"
}

# install_packages PACKAGE…
install_packages() {
    command -v apt-get >/dev/null || die "缺少软件包：$*" "本机没有 apt-get，请手工安装。"
    is_root || die "缺少软件包：$*" "安装需要 root 权限：sudo apt-get install $*"
    update_package_lists
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" </dev/null 9>&- ||
        die "apt-get 未能安装：$*" "原因见 $STEP_LOG 的末尾。"
}

# Once a run; a failing mirror is no reason to stop as long as the packages can be had.
PACKAGE_LISTS_UPDATED=
update_package_lists() {
    [ -z "$PACKAGE_LISTS_UPDATED" ] || return 0
    apt-get update -q </dev/null || printf 'apt-get update failed; trying with the lists at hand\n'
    PACKAGE_LISTS_UPDATED=yes
}

# has_candidate PACKAGE: does this machine's own apt know a version to install?
has_candidate() {
    command -v apt-cache >/dev/null || return 1
    apt-cache policy "$1" 2>/dev/null | grep -E '^ *Candidate:' | grep -qv '(none)'
}
