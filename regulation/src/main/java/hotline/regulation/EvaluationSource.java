package hotline.regulation;

/** Who gave an evaluation. */
public enum EvaluationSource {
    /** The citizen's reply to the result SMS. */
    SMS("短信回访"),
    /** A person called back; that result is final (Art 14(2)). */
    PERSON("人工回访"),
    /** The 24 hours passed in silence. */
    DEFAULT("超时默认");

    private final String chinese;

    EvaluationSource(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
