package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.Ids;
import hotline.kernel.MovableClock;
import hotline.kernel.PhoneNumber;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.reply.ReplyContent;
import hotline.regulation.reply.ReplyContent.CaseFiling;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.DraftFields;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueAssumptions;
import hotline.tickets.DueExplanation;
import hotline.tickets.EndingSettings;
import hotline.tickets.Matter;
import hotline.tickets.NewDraft;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketChanged;
import hotline.tickets.TicketSettings;
import hotline.tickets.sealing.SealingKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A room on a real PostgreSQL, a clock that the test moves, and the people who work there. */
final class TestRoom implements AutoCloseable {

    static final Actor AGENT = new Actor("1001", Role.AGENT);
    static final Actor OTHER_AGENT = new Actor("1002", Role.AGENT);
    static final Actor REVIEWER = new Actor("shenhe", Role.REVIEWER);
    static final Actor SUPERVISOR = new Actor("banzhang", Role.SUPERVISOR);
    static final Actor UNIT = Actor.ofUnit("unit-cg", "cg");
    static final Actor OTHER_UNIT = Actor.ofUnit("unit-jt", "jt");
    static final PhoneNumber CALLER = PhoneNumber.parse("13807731234");

    /** Friday 2026-09-18 10:00 in the city. */
    static final Instant START = Instant.parse("2026-09-18T02:00:00Z");

    /** With the calendar and the catalogue that the first start loads. */
    final Database database = TestDatabase.fresh("ticket_room", TestRoom::firstStart);

    final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneId.of("Asia/Shanghai")), Duration.ZERO);
    final List<TicketChanged> told = new CopyOnWriteArrayList<>();
    volatile Consumer<UUID> whenSaved = _ -> {};
    final TicketRoom room;
    private final Ids ids = new Ids(clock);

    TestRoom() {
        this(TicketSettings.defaults());
    }

    private static void firstStart(Database database) {
        TicketRoom.open(
                database,
                SealingKeys.wellKnown(),
                Clock.fixed(START, ZoneId.of("Asia/Shanghai")),
                TicketSettings.defaults(),
                EndingSettings.defaults(),
                _ -> {},
                _ -> {});
    }

    TestRoom(TicketSettings settings) {
        room = TicketRoom.open(
                database,
                SealingKeys.wellKnown(),
                clock,
                settings,
                EndingSettings.defaults(),
                told::add,
                id -> whenSaved.accept(id));
    }

    UUID id() {
        return ids.next();
    }

    Ticket draft(PhoneNumber caller) {
        return room.tickets().openDraft(NewDraft.ofCall(id(), "1700000000.1", caller, AGENT.id()));
    }

    static DraftFields fields(TicketKind kind) {
        return new DraftFields(matter(kind, false), "张三", "", "", false);
    }

    static Matter matter(TicketKind kind, boolean confidential) {
        return new Matter(
                kind, "路灯不亮", "七星区某路口路灯不亮三天", Urgency.NORMAL, "450305", "某路口", IdentityNeed.NONE, confidential);
    }

    Ticket accepted(PhoneNumber caller, DraftFields fields) {
        Ticket draft = draft(caller);
        done(room.tickets().saveDraft(Act.by(AGENT, draft.id()), fields));
        return done(room.tickets().accept(Act.by(AGENT, draft.id())));
    }

    Ticket dispatched(PhoneNumber caller, DraftFields fields) {
        Ticket accepted = accepted(caller, fields);
        DispatchOrder order = DispatchOrder.to("cg", "市城管委权责清单").because("由市城管委统一处置");
        return done(room.tickets().dispatch(Act.by(AGENT, accepted.id()), order));
    }

    Ticket replied(PhoneNumber caller, DraftFields fields) {
        Ticket ticket = dispatched(caller, fields);
        done(room.tickets().sign(Act.by(UNIT, ticket.id())));
        return done(room.tickets().reply(Act.by(UNIT, ticket.id()), reply(""), "路灯已修复，感谢您的反映。"));
    }

    Ticket passed(PhoneNumber caller, DraftFields fields) {
        Ticket ticket = replied(caller, fields);
        return done(room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.PASS, ""));
    }

    Ticket passed() {
        return passed(CALLER, fields(TicketKind.HELP));
    }

    Ticket delivered() {
        Ticket ticket = passed();
        return done(room.tickets().resultDelivered(ticket.id(), clock.instant()));
    }

    static ReplyContent reply(String overdueExplanation) {
        return new ReplyContent(
                LocalDateTime.parse("2026-09-18T00:00"),
                "市政管理处",
                "李四",
                "已更换灯泡",
                true,
                "",
                "",
                true,
                CaseFiling.NOT_APPLICABLE,
                "",
                "",
                overdueExplanation);
    }

    Ticket now(UUID id) {
        return room.queries().find(id, REVIEWER).orElseThrow();
    }

    DueExplanation due(UUID id, Actor reader) {
        return known(room.queries().due(id, reader, DueAssumptions.none()));
    }

    static DueExplanation known(DueAnswer answer) {
        return switch (answer) {
            case DueAnswer.Known(DueExplanation due) -> due;
            case DueAnswer.Unknown unknown -> throw new AssertionError(unknown);
        };
    }

    static Result.Refused unknown(DueAnswer answer) {
        return switch (answer) {
            case DueAnswer.Known known -> throw new AssertionError("known: " + known.due());
            case DueAnswer.Unknown(Result.Refused why) -> why;
        };
    }

    static Ticket done(Result result) {
        return switch (result) {
            case Result.Done(Ticket ticket) -> ticket;
            case Result.Refused refused -> throw new AssertionError(refused);
        };
    }

    static Result.Refused refused(Result result) {
        return switch (result) {
            case Result.Done(Ticket ticket) -> throw new AssertionError("not refused: " + ticket.state());
            case Result.Refused refused -> refused;
        };
    }

    @Override
    public void close() {
        database.close();
    }
}
