package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Channel;
import hotline.tickets.ChannelNotice;
import hotline.tickets.ChannelNotices;
import hotline.tickets.Ticket;
import hotline.tickets.store.ChannelNoticeStore;
import hotline.tickets.store.OutboxStore;
import hotline.tickets.usecase.Transitions.Moved;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** Writes what a channel is to be told, in the transaction that changes the ticket. */
final class Notices implements ChannelNotices {

    private final Database database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final ChannelNoticeStore store = new ChannelNoticeStore();
    private final OutboxStore outbox = new OutboxStore();

    Notices(Database database, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** Steps that the citizen may know of, of tickets that were handed over; calls cost nothing here. */
    void write(DSLContext tx, Moved moved) {
        Ticket after = moved.after();
        Channel channel = after.intake().channel();
        if (!channel.isHandedOver()) {
            return;
        }
        Optional<String> step = PublicSteps.name(moved.event());
        if (step.isEmpty()) {
            return;
        }
        store.wanted(tx, after.id()).ifPresent(externalId -> {
            String kind = ChannelNotices.kind(channel);
            String key = kind + ":" + after.id() + ":" + after.version();
            outbox.add(
                    tx,
                    ids.get(),
                    kind,
                    key,
                    notice(externalId, moved, step.get()),
                    moved.event().at());
        });
    }

    private static ChannelNotice notice(String externalId, Moved moved, String step) {
        Ticket after = moved.after();
        Ticket.Times times = after.times();
        return new ChannelNotice(
                externalId,
                after.number(),
                after.version(),
                after.state().name(),
                after.state().chinese(),
                PublicSteps.reason(after),
                step,
                moved.event().at(),
                times.acceptedAt(),
                times.dispatchedAt(),
                times.dueAt(),
                times.finishedAt(),
                times.closedAt());
    }

    @Override
    public List<Target> targets() {
        return store.active(database.dsl());
    }

    @Override
    public Target set(Channel channel, URI url, String by) {
        return database.inTransaction(tx -> store.set(tx, channel, url, by, clock.instant()));
    }

    @Override
    public Optional<Target> remove(Channel channel, String by) {
        return database.inTransaction(tx -> store.remove(tx, channel, by, clock.instant()));
    }

    @Override
    public List<Undelivered> undelivered() {
        return store.undelivered(database.dsl());
    }

    @Override
    public boolean again(UUID id) {
        return database.inTransaction(tx -> store.again(tx, id, clock.instant()));
    }
}
