package hotline.regulation;

/** The five ways of 督办 (Art 14(1)). */
public enum SupervisionMode {
    PHONE("电话督办"),
    SMS("短信督办"),
    WRITTEN("书面督办"),
    ONLINE("网络督办"),
    ON_SITE("现场督办");

    private final String chinese;

    SupervisionMode(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
