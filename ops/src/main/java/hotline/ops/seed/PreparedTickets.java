package hotline.ops.seed;

import hotline.kernel.Ids;
import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.guard.EvaluationRule;
import hotline.tickets.Role;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketNumber;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Tickets that stand exactly where a benchmark wants them. Their ids bear no mark: the benchmark's database is its own. */
public final class PreparedTickets {

    public static final String AGENT = "1001";
    /** The times are the trial's own: no calendar counts them anew. */
    private static final long NEWER_THAN_ANY = Long.MAX_VALUE;

    private static final int AT_A_TIME = 10_000;
    private static final int SEQUENCES = 999_999;

    private final SeedTarget target;

    public PreparedTickets(SeedTarget target) {
        this.target = target;
    }

    /** What a timer waits for. */
    public enum Waiting {
        SIGN,
        DUE,
        EVALUATION,
        RECEIPT
    }

    /** Filled in, ready to be accepted. */
    public List<UUID> drafts(int count) throws SQLException, IOException {
        return written(count, Instant.now(), _ -> {});
    }

    /** Whose time comes at a moment, and no earlier. */
    public List<UUID> due(int count, Waiting waiting, Instant at, int firstSequence) throws SQLException, IOException {
        int[] sequence = {firstSequence};
        return written(count, at.minus(Duration.ofDays(3)), ticket -> {
            dispatched(ticket, at, sequence[0]++ % SEQUENCES + 1);
            switch (waiting) {
                case SIGN -> ticket.signBy = at;
                case DUE -> {
                    signed(ticket, at);
                    ticket.dueAt = at;
                }
                case EVALUATION -> {
                    passed(ticket, at);
                    ticket.resultDeliveredAt = at.minus(EvaluationRule.SILENCE);
                    ticket.evaluateBy = at;
                }
                case RECEIPT -> {
                    passed(ticket, at);
                    ticket.receiptBy = at;
                }
            }
        });
    }

    private List<UUID> written(int count, Instant createdAt, Consumer<SeededTicket> change)
            throws SQLException, IOException {
        Ids ids = new Ids(Clock.fixed(createdAt, ZoneOffset.UTC));
        List<UUID> written = new ArrayList<>();
        try (SeedDatabase database = SeedDatabase.open(target)) {
            while (written.size() < count) {
                List<SeededTicket> part = new ArrayList<>();
                for (int i = Math.min(AT_A_TIME, count - written.size()); i > 0; i--) {
                    SeededTicket ticket = draft(ids.next(), createdAt);
                    change.accept(ticket);
                    part.add(ticket);
                }
                database.copy(part);
                database.connection().commit();
                part.forEach(ticket -> written.add(ticket.id));
            }
        }
        return written;
    }

    private static SeededTicket draft(UUID id, Instant createdAt) {
        SeededTicket ticket = new SeededTicket(id, Channel.PHONE, AGENT, createdAt);
        ticket.kind = TicketKind.HELP;
        ticket.title = "路灯不亮";
        ticket.content = "市民反映龙隐路路灯不亮，孩子放学看不清路，希望尽快修复。";
        ticket.area = "450305";
        ticket.address = "七星区龙隐路";
        ticket.callerName = "秦女士";
        ticket.callerNumber = "19600000001";
        ticket.callerMasked = "196****0001";
        ticket.history.add(new SeededTicket.Line(
                1, new TicketEvent(createdAt, AGENT, Role.AGENT, "OPEN", "登记", null, TicketState.DRAFT, "")));
        return ticket;
    }

    private static void dispatched(SeededTicket ticket, Instant due, int sequence) {
        Instant at = ticket.createdAt;
        ticket.number = TicketNumber.of(SeedPlan.day(at), Channel.PHONE, sequence);
        ticket.state = TicketState.DISPATCHED;
        ticket.unitId = "cg";
        ticket.basis = "权责清单";
        ticket.acceptedAt = at;
        ticket.firstDispatchedAt = at;
        ticket.dispatchedAt = at;
        ticket.signBy = due.plus(Duration.ofDays(1));
        ticket.dueAt = due.plus(Duration.ofDays(3));
        ticket.calendarVersion = NEWER_THAN_ANY;
    }

    private static void signed(SeededTicket ticket, Instant due) {
        ticket.state = TicketState.IN_PROGRESS;
        ticket.signedAt = due.minus(Duration.ofDays(2));
    }

    private static void passed(SeededTicket ticket, Instant due) {
        signed(ticket, due);
        ticket.state = TicketState.AWAITING_EVALUATION;
        ticket.finishedAt = due.minus(Duration.ofDays(2));
    }
}
