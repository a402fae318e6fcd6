package hotline.tickets;

/** Who acts on a ticket (Art 2, 6–9). */
public enum Role {
    AGENT("话务员"),
    SUPERVISOR("班长"),
    UNIT("承办单位"),
    REVIEWER("热线中心"),
    ADMINISTRATOR("管理员"),
    CITIZEN("诉求人"),
    /** Another system that hands matters over. */
    CHANNEL("来件渠道"),
    /** Timers and other acts of the software itself. */
    SYSTEM("系统");

    private final String chinese;

    Role(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
