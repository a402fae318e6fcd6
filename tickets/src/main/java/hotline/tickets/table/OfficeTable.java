package hotline.tickets.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as offices save it: comma-separated (Chinese commas, semicolons and tabs count too), in UTF-8 with or without a
 * mark, in GBK as Excel writes 「CSV（逗号分隔）」, or in UTF-16 as it writes 「Unicode 文本」.
 */
public final class OfficeTable {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';

    /** A day as offices write it, year, month and day in groups: 2026-09-20, 2026/9/20, 2026年9月20日, with what Excel adds. */
    public static final Pattern DATE = Pattern.compile(
            "(\\d{4})\\s*[年/.\\-]\\s*(\\d{1,2})\\s*[月/.\\-]\\s*(\\d{1,2})\\s*日?(?:\\s*0?0:00(?::00)?)?(?:\\s*(?:星期|周).)?");

    /** @param cells without the blanks around them; empty ones at the end are left out */
    public record Line(int number, List<String> cells) {

        public String cell(int column) {
            return column <= cells.size() ? cells.get(column - 1) : "";
        }
    }

    private OfficeTable() {}

    /** Lines that say something: neither empty nor a remark (#). */
    public static List<Line> of(byte[] file) {
        List<Line> lines = new ArrayList<>();
        String[] texts = decoded(file).split("\r\n|\r|\n", -1);
        for (int i = 0; i < texts.length; i++) {
            List<String> cells = cells(texts[i]);
            if (!cells.isEmpty() && !plain(cells.getFirst()).startsWith("#")) {
                lines.add(new Line(i + 1, cells));
            }
        }
        return lines;
    }

    /** Full-width digits, letters, signs and blanks as the ordinary ones, for what is compared and counted. */
    public static String plain(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    }

    private static String decoded(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE) || startsWith(file, 0xFE, 0xFF)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        String text = strictly(file);
        return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
    }

    /** UTF-8 when it is: Chinese in GBK practically never is. */
    private static String strictly(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, GB18030);
        }
    }

    private static boolean startsWith(byte[] file, int first, int second) {
        return file.length >= 2 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char at = line.charAt(i);
            if (at == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(at);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && isSeparator(at)) {
                cells.add(stripped(cell));
                cell.setLength(0);
            } else if (!Character.isISOControl(at)) {
                cell.append(at);
            }
        }
        cells.add(stripped(cell));
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    private static boolean isSeparator(char at) {
        return at == ',' || at == '，' || at == '\t' || at == ';' || at == '；';
    }

    private static String stripped(StringBuilder cell) {
        return cell.toString().strip();
    }
}
