package hotline.regulation;

import hotline.regulation.clause.Clause;

/** The six kinds of matter the hotline accepts (Art 3). */
@Clause("3")
public enum TicketKind {
    CONSULTATION("咨询"),
    HELP("求助"),
    COMPLAINT("投诉"),
    REPORT("举报"),
    SUGGESTION("建议"),
    PRAISE("表扬");

    private final String chinese;

    TicketKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Complaints and reports must say whether a case was filed (Art 13(4)3). */
    public boolean isComplaintOrReport() {
        return this == COMPLAINT || this == REPORT;
    }
}
