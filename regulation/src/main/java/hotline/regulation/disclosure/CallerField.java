package hotline.regulation.disclosure;

/** What a ticket keeps of the person who asks (Art 12(1)), and protects (Art 24). */
public enum CallerField {
    NAME("姓名"),
    NUMBER("来电号码"),
    CONTACT("联系方式"),
    IDENTITY_NUMBER("身份证号");

    private final String chinese;

    CallerField(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
