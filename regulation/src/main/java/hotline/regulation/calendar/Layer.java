package hotline.regulation.calendar;

/** Whose word a calendar row is; a later constant outranks an earlier one. */
public enum Layer {
    /** Monday to Friday, when nobody says otherwise. */
    WEEK("周历"),
    NATIONAL("国家"),
    /** 壮族三月三 is in no national notice and has reversed a national make-up day (2017-04-01, 2022-04-02). */
    GUANGXI("广西"),
    /** One county's or district's own notice. */
    COUNTY("县（市、区）");

    private final String chinese;

    Layer(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
