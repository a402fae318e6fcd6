package hotline.regulation;

/** Why a matter needs name, ID number and contact (Art 12(1), the four cases). */
public enum IdentityNeed {
    NONE("无"),
    PERSONAL_INFORMATION(1, "查询个人信息"),
    DISPUTE(2, "涉及纠纷调解、侵权投诉等需联系核实"),
    LAW(3, "法律规定须提供个人信息"),
    /** Valid only when the unit registered the requirement with its legal basis. */
    UNIT_RULE(4, "承办单位规定须提供个人信息");

    private final int item;
    private final String chinese;

    IdentityNeed(String chinese) {
        this(0, chinese);
    }

    IdentityNeed(int item, String chinese) {
        this.item = item;
        this.chinese = chinese;
    }

    /** The case's number in Art 12(1); zero for {@link #NONE}. */
    public int item() {
        return item;
    }

    public String chinese() {
        return chinese;
    }
}
