# shellcheck shell=bash
# Finds a JDK 25 (JAVA_HOME, /usr/lib/jvm, apt) and a Node.js that can build the desktop.

is_jdk_25() { [ -x "$1/bin/javac" ] && grep -qE '^JAVA_VERSION="25[."-]' "$1/release" 2>/dev/null; }

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
        is_jdk_25 "$candidate" || continue
        export JAVA_HOME=$candidate PATH=$candidate/bin:$PATH
        return 0
    done
    return 1
}

ensure_jdk() {
    local package
    if ! find_jdk; then
        for package in openjdk-25-jdk-headless temurin-25-jdk; do
            has_candidate "$package" || continue
            install_packages "$package"
            find_jdk && break
        done
    fi
    find_jdk || die "没有找到 JDK 25" \
        "找过：JAVA_HOME（${JAVA_HOME:-未设置}）、/usr/lib/jvm/*25*、apt（openjdk-25-jdk-headless、temurin-25-jdk）。" \
        "请安装 JDK 25，并把 JAVA_HOME 指向它。"
    STEP_NOTE=$JAVA_HOME
}

# The desktop's build needs Node.js 20.19 or newer, Debian 12's own is 18: npm then brings one as a package.
NODE_NEEDED=20.19
ensure_node() {
    local have
    if [ -x "$HOTLINE_CACHE/node/node_modules/.bin/node" ]; then PATH=$HOTLINE_CACHE/node/node_modules/.bin:$PATH; fi
    have=$(node --version)
    STEP_NOTE="node $have"
    if [ "$(printf '%s\n' "$NODE_NEEDED" "${have#v}" | sort -V | head -n 1)" = "$NODE_NEEDED" ]; then return 0; fi
    mkdir -p "$HOTLINE_CACHE/node"
    npm install --silent --no-save --prefix "$HOTLINE_CACHE/node" node@22 </dev/null ||
        die "Node.js ${have#v} 太旧，npm 也没能取得新版本" "请安装 Node.js $NODE_NEEDED 或更新的版本。"
    PATH=$HOTLINE_CACHE/node/node_modules/.bin:$PATH
    STEP_NOTE="node $(node --version) 由 npm 提供"
}

# Scripts that only need Java source this file alone: JAVA_HOME is right afterwards, when a JDK 25 is there.
find_jdk || true
