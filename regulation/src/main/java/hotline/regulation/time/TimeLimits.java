package hotline.regulation.time;

import static hotline.regulation.time.Length.hours;
import static hotline.regulation.time.Length.minutes;
import static hotline.regulation.time.Length.workingDays;

import hotline.regulation.Article;
import hotline.regulation.Channel;
import hotline.regulation.Edition;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Clause;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of Art 13(2), dated. A change of the regulation adds rows and closes the old ones; no row is ever
 * edited, since old tickets are explained by them.
 */
@Clause({"13(2)1", "13(2)2", "13(2)3", "13(2)4", "13(2)5", "13(2)6", "13(2)7"})
public final class TimeLimits {

    private static final LocalDate ISSUED = Edition.OF_2022.from();
    private static final @Nullable LocalDate LAPSES = Edition.OF_2022.until();

    /** Ordinary tickets are signed 及时 (Art 13(1)); one working day is the hotline's own decision. */
    @Clause("13(1)a")
    private static final Length SIGN = workingDays(1);

    /** The first row that covers a ticket wins: 突发 over 主席信箱 over kind. */
    private static final List<TimeLimit> ROWS = List.of(
            new TimeLimit(
                    Urgency.EMERGENCY,
                    null,
                    null,
                    "突发类工单",
                    minutes(30),
                    hours(24),
                    Article.of(13, 2, 7),
                    ISSUED,
                    LAPSES),
            new TimeLimit(
                    null,
                    Channel.CHAIRMAN_MAILBOX,
                    null,
                    "主席信箱转交工单",
                    SIGN,
                    workingDays(3),
                    Article.of(13, 2, 6),
                    ISSUED,
                    LAPSES),
            ofKind(TicketKind.CONSULTATION, 2, 1),
            ofKind(TicketKind.HELP, 3, 2),
            ofKind(TicketKind.SUGGESTION, 5, 3),
            ofKind(TicketKind.COMPLAINT, 10, 4),
            ofKind(TicketKind.REPORT, 10, 5),
            // Art 13(2) sets no limit for praise; the hotline decided to treat it as a suggestion.
            ofKind(TicketKind.PRAISE, 5, 3));

    private TimeLimits() {}

    private static TimeLimit ofKind(TicketKind kind, int days, int line) {
        return new TimeLimit(
                null,
                null,
                kind,
                kind.chinese() + "类事项",
                SIGN,
                workingDays(days),
                Article.of(13, 2, line),
                ISSUED,
                LAPSES);
    }

    public static List<TimeLimit> rows() {
        return ROWS;
    }

    /**
     * The limit for a ticket dispatched on a day. Outside every row's dates the nearest row answers; a
     * {@link DueDecision} made with a row not in force is provisional.
     */
    public static TimeLimit of(TicketKind kind, Channel channel, Urgency urgency, LocalDate day) {
        List<TimeLimit> covering =
                ROWS.stream().filter(row -> row.covers(kind, channel, urgency)).toList();
        Optional<TimeLimit> dated =
                covering.stream().filter(row -> row.inForce(day)).findFirst();
        return dated.orElseGet(covering::getFirst);
    }
}
