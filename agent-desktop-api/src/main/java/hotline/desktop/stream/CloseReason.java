package hotline.desktop.stream;

/** Why the server closes a desktop's socket; the codes are the contract's. */
enum CloseReason {
    MALFORMED(4400, "消息不合格式"),
    UNAUTHENTICATED(4401, "未登录或登录已过期"),
    FORBIDDEN(4403, "无权订阅"),
    NO_AUTH_IN_TIME(4408, "五秒内未认证"),
    TOO_SLOW(4409, "接收过慢，请重新连接"),
    NO_ANSWER(4410, "没有应答"),
    TOO_MANY(4429, "打开的桌面过多");

    private final int code;
    private final String chinese;

    CloseReason(int code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    short code() {
        return (short) code;
    }

    String chinese() {
        return chinese;
    }
}
