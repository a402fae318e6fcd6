package hotline.desktop.store;

/** In what way somebody came to see a ticket. */
public enum LookKind {
    VIEW("查看"),
    LIST("列表"),
    ACT("办理"),
    UNMASK("查看完整信息"),
    RELAY("号码保护通话"),
    CHECK("核对归档"),
    EXPORT("导出"),
    PRINT("打印");

    private final String chinese;

    LookKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
