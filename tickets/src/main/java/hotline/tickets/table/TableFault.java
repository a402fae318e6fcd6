package hotline.tickets.table;

/**
 * What is wrong with a table that was handed in, and where.
 *
 * @param line counted from 1 as the table's program shows it; zero when the whole file is meant
 * @param column counted from 1, in cells; zero when the whole line is meant
 * @param message in Chinese, with what to do
 */
public record TableFault(int line, int column, String message) {

    /** {@code 第3行第2列：…}. */
    public String chinese() {
        String where = line == 0 ? "" : "第" + line + "行" + (column == 0 ? "" : "第" + column + "列") + "：";
        return where + message;
    }
}
