package hotline.sms;

import hotline.database.Database;
import hotline.sms.flow.FlowHealth;
import hotline.sms.flow.SatisfactionFlow;
import hotline.sms.flow.TicketDesk;
import hotline.sms.smpp.SmppLink;
import hotline.sms.store.Seals;
import hotline.tickets.Outbox;
import hotline.tickets.sealing.SealingKeys;
import java.time.Clock;

/** SMS as a running whole. */
public final class SmsRoom implements AutoCloseable {

    private final SatisfactionFlow flow;

    private SmsRoom(SatisfactionFlow flow) {
        this.flow = flow;
    }

    /**
     * Starts at once and returns; an unreachable gateway is retried for ever and shows in {@link #health}.
     *
     * @param keys that tickets were opened with
     * @param business the movable clock
     * @param real the wall clock
     */
    public static SmsRoom start(
            Database database,
            SealingKeys keys,
            Outbox outbox,
            TicketDesk tickets,
            SmsSettings settings,
            Clock business,
            Clock real) {
        SatisfactionFlow flow = new SatisfactionFlow(
                database,
                Seals.with(keys),
                outbox,
                tickets,
                settings.flow(),
                business,
                real,
                incoming -> new SmppLink(settings.smpp(), incoming));
        flow.start();
        return new SmsRoom(flow);
    }

    /** Looks at everything now: after a review passed, after the sandbox clock moved. Returns at once. */
    public void poke() {
        flow.poke();
    }

    public FlowHealth health() {
        return flow.health();
    }

    @Override
    public void close() {
        flow.close();
    }
}
