package hotline.sms.text;

import hotline.regulation.clause.Clause;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of the automatic follow-up (Art 14(2)). Written to be understood when read aloud: who speaks, which matter,
 * what was done, what to key in, and what silence means.
 *
 * @param answerUnits longest public answer in UTF-16 units; more is cut at a sentence's end
 * @param titleUnits longest title
 */
public record Texts(Signature signature, int answerUnits, int titleUnits) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s\\p{Cf}]+");
    private static final String SENTENCE_ENDS = "。！？；!?;";
    private static final String SENTENCE_PAUSES = "，,、 ";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String QUESTION = "请您评价：满意回复1，基本满意回复2，不满意回复3。24小时内未回复，默认为满意。不再接收短信请回复TD。";
    private static final String CUT_MARK = "……详情请拨打12345。";

    /**
     * The result of one ticket, with the question.
     *
     * @param title empty for a matter that nobody named
     */
    public Outgoing result(String ticketNumber, String title, String unitName, String answer) {
        String named = title.isBlank() ? "的诉求" : "的“" + cut(clean(title), titleUnits, "…") + "”";
        String handler = unitName.isBlank() ? "" : "由" + clean(unitName);
        return Outgoing.of(
                signature,
                "您好，您反映" + named + "（工单" + ticketNumber + "）已" + handler + "办结。办理结果：" + sentence(answer) + QUESTION);
    }

    /** 结果不公开 (Art 24): the number and where to ask, nothing of the matter. */
    @Clause("24b")
    public Outgoing confidentialResult(String ticketNumber) {
        return Outgoing.of(signature, "您好，您的工单" + ticketNumber + "已办结，办理结果请来电查询。" + QUESTION);
    }

    /** Asked once, after a reply that cannot be understood. */
    public Outgoing askAgain(String ticketNumber) {
        return Outgoing.of(signature, "抱歉，没能识别您的回复。对工单" + ticketNumber + "的办理结果，满意请回1，基本满意回2，不满意回3。");
    }

    /** For the page that shows the progress; short enough for one message. @param minutes how long it is good */
    public Outgoing progressCode(String code, long minutes) {
        return Outgoing.of(signature, "验证码" + code + "，用于查询12345工单的办理进度，" + minutes + "分钟内有效。请勿告诉他人。");
    }

    /** Numbers of tickets and times, nothing of the matters or of who asked. */
    @Clause("27(1)")
    public Outgoing unitWarning(String unitName, List<UnitNews> news) {
        String body = news.stream().map(Texts::said).collect(Collectors.joining("；"));
        return Outgoing.of(signature, cut(clean(unitName), titleUnits, "…") + "：" + body + "。请登录系统查看办理。");
    }

    private static String said(UnitNews news) {
        boolean one = news.count() == 1;
        String which = "工单" + news.number() + (one ? "" : "等" + news.count() + "件");
        LocalDateTime due = news.dueAt();
        return due == null ? which + news.card() : which + (one ? "将于" + until(due) + "到期" : "即将到期，最早" + until(due));
    }

    /** A day's end is the end of that day, as people say it. */
    private static String until(LocalDateTime due) {
        return due.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? DAY.format(due.minusDays(1)) + "24:00"
                : DAY.format(due) + TIME.format(due);
    }

    private String sentence(String answer) {
        String text = clean(answer);
        String short_ = cut(text, answerUnits, CUT_MARK);
        return short_.isEmpty() || SENTENCE_ENDS.indexOf(short_.charAt(short_.length() - 1)) >= 0
                ? short_
                : short_ + "。";
    }

    /** One line; 【】 only for the signature, because carriers take a second pair for a forged sender. */
    static String clean(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(" ")
                .strip()
                .replace('【', '〔')
                .replace('】', '〕');
    }

    /** At a sentence's end when that keeps at least half, else at a pause, else anywhere but within a surrogate pair. */
    static String cut(String text, int units, String mark) {
        if (text.length() <= units) {
            return text;
        }
        int room = units - mark.length();
        int end = lastOf(SENTENCE_ENDS, text, room) + 1;
        if (end < room / 2) {
            end = lastOf(SENTENCE_PAUSES, text, room);
        }
        if (end < room / 2) {
            end = Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
        }
        return text.substring(0, end).strip() + mark;
    }

    private static int lastOf(String wanted, String text, int before) {
        for (int at = before - 1; at >= 0; at--) {
            if (wanted.indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }
}
