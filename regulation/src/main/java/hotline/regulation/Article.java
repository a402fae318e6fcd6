package hotline.regulation;

/**
 * A place in 市政规〔2022〕11号.
 *
 * @param text as it is cited: {@code 第十三条第二项}
 */
public record Article(String text) {

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    /** {@code of(15)} is 第十五条. */
    public static Article of(int article) {
        return new Article("第" + chinese(article) + "条");
    }

    /** {@code of(13, 2)} is 第十三条第二项: the item in brackets, （二）. */
    public static Article of(int article, int item) {
        return new Article("第" + chinese(article) + "条第" + chinese(item) + "项");
    }

    /** {@code of(13, 2, 7)} is 第十三条第二项第7目: the numbered line below the item. */
    public static Article of(int article, int item, int line) {
        return new Article("第" + chinese(article) + "条第" + chinese(item) + "项第" + line + "目");
    }

    private static String chinese(int number) {
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("no such article: " + number);
        }
        String tens = number < 10 ? "" : (number < 20 ? "" : DIGITS[number / 10]) + "十";
        return tens + DIGITS[number % 10];
    }

    @Override
    public String toString() {
        return text;
    }
}
