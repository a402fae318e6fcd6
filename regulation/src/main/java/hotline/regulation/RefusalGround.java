package hotline.regulation;

import hotline.regulation.clause.Clause;

/** The nine grounds on which a matter is not accepted (Art 4). */
@Clause({"4(1)", "4(2)", "4(3)", "4(4)", "4(5)", "4(6)", "4(7)", "4(8)", "4(9)"})
public enum RefusalGround {
    OUTSIDE_CITY(1, "不属于我市行政管辖范围"),
    SECRET_OR_PRIVATE(2, "涉及国家秘密、商业秘密、个人隐私"),
    OTHER_AUTHORITY(3, "属于党委、人大、政协、纪检监察、法院、检察院、军队、武警职责范围"),
    OTHER_PROCEDURE(4, "应当通过诉讼、仲裁、行政复议、政府信息公开等程序解决或已进入信访渠道"),
    ALREADY_FINISHED(5, "已依法依规办结，仍以同一事实和理由提出"),
    ABUSIVE(6, "恶意侮辱、诽谤他人、违反法律法规或社会公序良俗"),
    NO_SUBSTANCE(7, "宣泄个人情绪，无实质性诉求内容"),
    WASTE_OF_RESOURCES(8, "故意占用、消耗行政资源，反映事项完全不属实且无证据证明"),
    LAW(9, "法律、法规、规章规定的其他情形");

    private final int item;
    private final String chinese;

    RefusalGround(int item, String chinese) {
        this.item = item;
        this.chinese = chinese;
    }

    public Article article() {
        return Article.of(4, item);
    }

    public String chinese() {
        return chinese;
    }
}
