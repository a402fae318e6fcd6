package hotline.sms.flow;

import hotline.database.Database;
import hotline.regulation.clause.Clause;
import hotline.sms.link.Incoming;
import hotline.sms.link.Link;
import hotline.sms.store.PartState;
import hotline.sms.store.Seals;
import hotline.tickets.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The automatic follow-up of Art 14(2). Two loops: the sender, and the desk, whose {@link #round} is the whole flow. All
 * state is in the database, so that a crash anywhere only repeats steps that bear repeating.
 */
@Clause("14(2)a")
public final class SatisfactionFlow implements AutoCloseable {

    /** Without a poke, how soon the loops notice work that appeared by itself. */
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** Deadlines and leases are looked at this often, and at once after a poke. */
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    private static final int SEALED_AT_ONCE = 500;

    private final Stores stores;
    private final Link link;
    private final ResultIntake intake;
    private final CodeIntake codes;
    private final UnitIntake units;
    private final ReceiptDesk receipts;
    private final Outcomes outcomes;
    private final ReplyDesk replies;
    private final Sender sender;
    private final Loop desk;
    private volatile boolean sealed;
    private volatile Instant nextSweep = Instant.MIN;

    /**
     * @param link made here, because it hands what comes in to this flow: its argument is where to put that
     * @param business the clock of receipts, deadlines and leases
     * @param real the clock of claims and pauses
     */
    public SatisfactionFlow(
            Database database,
            Seals seals,
            Outbox outbox,
            TicketDesk tickets,
            FlowSettings settings,
            Clock business,
            Clock real,
            Function<Incoming, Link> link) {
        this.stores = Stores.of(database, seals, settings, business, real);
        this.desk = new Loop("sms-desk", IDLE, this::round);
        this.link = link.apply(new Letterbox(stores, desk::poke, this::poke));
        this.intake = new ResultIntake(stores, settings, outbox);
        this.codes = new CodeIntake(stores, settings, outbox);
        this.units = new UnitIntake(stores, settings, outbox, this.link, tickets);
        this.sender = new Sender(stores, this.link, settings.partsPerSecond(), IDLE, desk::poke);
        this.receipts = new ReceiptDesk(stores, settings, this.link, sender::inHand, desk::poke);
        this.outcomes = new Outcomes(stores, tickets);
        this.replies = new ReplyDesk(stores, settings, tickets);
    }

    public void start() {
        desk.start();
        sender.start();
        link.start();
    }

    private boolean round() {
        boolean worked = codes.take() > 0;
        worked |= intake.take() > 0;
        worked |= units.take() > 0;
        worked |= receipts.match();
        worked |= sweepWhenDue();
        worked |= outcomes.tell() > 0;
        worked |= replies.handle() > 0;
        if (worked) {
            sender.poke();
        }
        return worked;
    }

    private boolean sweepWhenDue() {
        Instant now = stores.real().instant();
        if (now.isBefore(nextSweep)) {
            return false;
        }
        nextSweep = now.plus(SWEEP_EVERY);
        stores.database().runInTransaction(dsl -> {
            stores.surveys().expire(dsl, stores.business().instant());
            stores.messages().forgetCodes(dsl);
        });
        sealSome();
        return receipts.sweep();
    }

    /** What lies there from before it was sealed. */
    private void sealSome() {
        if (!sealed) {
            sealed = stores.database()
                            .inTransaction(dsl -> stores.suppressions().sealSome(dsl, SEALED_AT_ONCE)
                                    + stores.inbox().sealSome(dsl, SEALED_AT_ONCE)
                                    + stores.surveys().sealSome(dsl, SEALED_AT_ONCE))
                    == 0;
        }
    }

    /** Looks at everything now: after the outbox was written, after the sandbox clock moved. */
    public void poke() {
        nextSweep = Instant.MIN;
        desk.poke();
        sender.poke();
    }

    public FlowHealth health() {
        return stores.database()
                .inTransaction(dsl -> new FlowHealth(
                        link.connected(),
                        stores.queue().count(dsl, PartState.QUEUED),
                        stores.queue().count(dsl, PartState.SUBMITTED),
                        stores.queue().count(dsl, PartState.UNKNOWN),
                        stores.inbox().count(dsl, "NEW"),
                        stores.inbox().count(dsl, "DEAD")));
    }

    /** Lets submits that are under way get their answers before the link goes. */
    @Override
    public void close() {
        sender.close();
        desk.close();
        receipts.close();
    }
}
