package hotline.regulation;

/** Why a unit is warned with a card (Art 27(1)); which ground leads to which colour is the hotline's own decision. */
public enum CardGround {
    OVERDUE(Colour.YELLOW, "逾期未办结"),
    SECOND_REDO(Colour.YELLOW, "同一事项第二次重办"),
    LONG_OVERDUE(Colour.RED, "逾期较久仍未办结"),
    FALSIFICATION(Colour.RED, "办理弄虚作假"),
    YELLOW_CARDS(Colour.RED, "一个月内多次黄牌警告");

    /** 黄牌 or 红牌. */
    public enum Colour {
        YELLOW("黄牌警告"),
        RED("红牌警告");

        private final String chinese;

        Colour(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    private final Colour colour;
    private final String chinese;

    CardGround(Colour colour, String chinese) {
        this.colour = colour;
        this.chinese = chinese;
    }

    public Colour colour() {
        return colour;
    }

    public String chinese() {
        return chinese;
    }
}
