package hotline.telephony.call;

/** Why an agent handles a caller by the protocol for disturbing calls. */
public enum IncidentKind {
    HARASSMENT("骚扰"),
    LINE_BLOCKING("恶意占线"),
    ABUSE("辱骂");

    private final String chinese;

    IncidentKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
