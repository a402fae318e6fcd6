package hotline.tickets.dispute;

/** What the reviewer makes of an application to return a ticket. */
public enum ReturnVerdict {
    /** Dispatched anew, to another unit. */
    ACCEPT("同意退单"),
    /** Back to the same unit, whose time went on. */
    REFUSE("不予退单"),
    /** A joint meeting decides (Art 21). */
    DISPUTE("提请联席会议");

    private final String chinese;

    ReturnVerdict(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
