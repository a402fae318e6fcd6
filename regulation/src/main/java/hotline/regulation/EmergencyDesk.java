package hotline.regulation;

/** The emergency platforms that the hotline hands matters over to (Art 18). */
public enum EmergencyDesk {
    POLICE("110", "公安110"),
    FIRE("119", "消防119"),
    AMBULANCE("120", "急救120"),
    TRAFFIC("122", "交警122");

    private final String number;
    private final String chinese;

    EmergencyDesk(String number, String chinese) {
        this.number = number;
        this.chinese = chinese;
    }

    public String number() {
        return number;
    }

    public String chinese() {
        return chinese;
    }
}
