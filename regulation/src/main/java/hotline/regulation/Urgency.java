package hotline.regulation;

/** 紧急程度. Only {@link #EMERGENCY} changes the time limits (Art 13(2)7). */
public enum Urgency {
    NORMAL("一般"),
    URGENT("紧急"),
    /** 突发: signed within 30 minutes, finished within 24 hours, in natural time. */
    EMERGENCY("突发");

    private final String chinese;

    Urgency(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
