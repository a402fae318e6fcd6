# shellcheck shell=bash
# Maven: artifacts that hold a native program, and the build of the server.

# maven_artifact GROUP ARTIFACT VERSION: prints the path of its jar in the local repository, fetched when missing.
maven_artifact() {
    local jar
    jar=$(maven_repository)/${1//./\/}/$2/$3/$2-$3.jar
    if [ ! -s "$jar" ]; then
        (cd "$HOTLINE_CHECKOUT" && mvn -q -B -N dependency:get -Dtransitive=false -Dartifact="$1:$2:$3" >&2 </dev/null) ||
            die "Maven 未能取得 $1:$2:$3" "原因见 $STEP_LOG。"
    fi
    printf '%s\n' "$jar"
}

maven_repository() {
    local line
    for line in ${MAVEN_OPTS:-} ${MAVEN_ARGS:-}; do
        case $line in -Dmaven.repo.local=*)
            printf '%s\n' "${line#*=}"
            return 0
            ;;
        esac
    done
    printf '%s\n' "${HOME:-/root}/.m2/repository"
}

SERVER_JAR=$HOTLINE_CHECKOUT/server/target/hotline-server.jar
OPS_JAR=$HOTLINE_CHECKOUT/ops/target/hotline-ops.jar
BUILD_STAMP=$HOTLINE_CHECKOUT/server/target/ops-build-stamp

# Every file and folder that the jars are built from, ending in a zero byte each; tests, prompts and shell are none.
# $@: what find is to do with them.
sources() {
    cd "$HOTLINE_CHECKOUT" || return 1
    find . \( -name target -o -name node_modules -o -name dist -o -name .git -o -name .hotline -o -path './*/src/test' -o -path ./ops/carrier \) -prune -o \
        \( -path '*/src/main/*' -o -path '*/src/build/*' -o -name pom.xml -o -path './agent-desktop-api/web/*' -o -path './.mvn/*' \) "$@"
}

sources_hash() (cd "$HOTLINE_CHECKOUT" && sources -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1)

# build_jars: only when the sources are not the ones the jars were made from. One build at a time in a checkout.
build_jars() {
    local hash
    hash=$(sources_hash)
    if jars_are_from "$hash"; then
        STEP_NOTE="源码未变"
        return 0
    fi
    need_space "$HOTLINE_CHECKOUT" 2000 "编译"
    mkdir -p "${BUILD_STAMP%/*}" || die "不能在 $HOTLINE_CHECKOUT 中编译：用户 $(id -un) 没有写权限" "请用检出代码的用户执行，或先由它执行一次 ops/up。"
    exec 7>"${BUILD_STAMP%/*}/.ops-build.lock"
    flock -w 900 7
    if ! jars_are_from "$hash"; then
        rm -f "$BUILD_STAMP"
        (cd "$HOTLINE_CHECKOUT" && mvn -B -ntp -Dstyle.color=never -DskipTests -pl server,ops -am package </dev/null 3>&- 7>&- 9>&-) ||
            die "编译失败" "Maven 的输出在 $STEP_LOG；手工重试：mvn -DskipTests -pl server,ops -am package" "$(grep -m 8 '^\[ERROR\]' "$STEP_LOG")"
        [ -f "$SERVER_JAR" ] || die "编译没有生成 $SERVER_JAR"
        printf '%s\n' "$hash" >"$BUILD_STAMP"
    fi
    exec 7>&-
    STEP_NOTE="已编译"
}

# By the stamp of the last build here, or, after a build by hand, by nothing being newer than the jars.
jars_are_from() {
    [ -f "$SERVER_JAR" ] && [ -f "$OPS_JAR" ] || return 1
    [ "$(cat "$BUILD_STAMP" 2>/dev/null)" != "$1" ] || return 0
    [ -z "$(sources -newer "$SERVER_JAR" -print -quit)$(sources -newer "$OPS_JAR" -print -quit)" ] || return 1
    printf '%s\n' "$1" >"$BUILD_STAMP"
}
