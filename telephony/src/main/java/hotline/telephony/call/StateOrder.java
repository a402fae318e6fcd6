package hotline.telephony.call;

/** What a supervisor (班长) may make of an agent's state. */
public enum StateOrder {
    READY("就绪"),
    BREAK("小休"),
    SIGN_OUT("签出");

    private final String chinese;

    StateOrder(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
