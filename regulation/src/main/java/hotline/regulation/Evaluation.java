package hotline.regulation;

/** What the citizen thinks of the result (Art 14(2)). */
public enum Evaluation {
    SATISFIED("满意"),
    DISSATISFIED("不满意"),
    /** Nothing was said within 24 hours; counted apart from {@link #SATISFIED} and never shown as it. */
    DEFAULT_SATISFIED("默认满意");

    private final String chinese;

    Evaluation(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
