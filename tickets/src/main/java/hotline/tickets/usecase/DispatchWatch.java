package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.FastLane;
import hotline.regulation.calendar.CityTime;
import hotline.regulation.guard.DispatchClock;
import hotline.tickets.Actor;
import hotline.tickets.Paper;
import hotline.tickets.Paper.Warning;
import hotline.tickets.PaperKind;
import hotline.tickets.Ticket;
import hotline.tickets.store.DispatchStore;
import hotline.tickets.store.DispatchStore.Late;
import hotline.tickets.usecase.Catalogues.InForce;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Note;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The clock from acceptance to dispatch (Art 12(2), 19). Most tickets are dispatched by the agent who accepts them and never get
 * one: it is started by the sweep, for those that wait, and a ticket that was not dispatched in time has it in its file.
 */
final class DispatchWatch {

    private final Database database;
    private final Transitions transitions;
    private final Catalogues catalogues;
    private final Papers papers;
    private final Duration fastLane;
    private final int batch;
    private final DispatchStore store = new DispatchStore();

    DispatchWatch(
            Database database,
            Transitions transitions,
            Catalogues catalogues,
            Papers papers,
            Duration fastLane,
            int batch) {
        this.database = database;
        this.transitions = transitions;
        this.catalogues = catalogues;
        this.papers = papers;
        this.fastLane = fastLane;
        this.batch = batch;
    }

    void sweep() {
        int clocked;
        do {
            clocked = database.inTransaction(this::clock);
        } while (clocked == batch);
        database.runInTransaction(tx -> store.dropSpent(tx, transitions.now()));
        List<Moved> late;
        do {
            late = database.inTransaction(this::late);
            transitions.announce(late);
        } while (late.size() == batch);
    }

    private int clock(DSLContext tx) {
        List<Ticket> waiting = store.lockUnclocked(tx, batch);
        if (!waiting.isEmpty()) {
            Optional<InForce> catalogue = catalogues.inForce(tx, transitions.now());
            for (Ticket ticket : waiting) {
                FastLane lane = catalogue
                        .flatMap(one -> one.recognised(ticket.matter()).map(one::lane))
                        .orElse(null);
                store.clock(tx, ticket, DispatchClock.by(store.waitsSince(tx, ticket), lane, fastLane), lane);
            }
        }
        return waiting.size();
    }

    private List<Moved> late(DSLContext tx) {
        Moment moment = new Moment(tx, transitions.now());
        List<Moved> noted = new ArrayList<>();
        for (Late late : store.lockLate(tx, moment.now(), batch)) {
            papers.file(
                    late.ticket(), Actor.system(), moment, new Paper.Warned(Warning.NOT_DISPATCHED, late.dispatchBy()));
            Note note = new Note(
                    Warning.NOT_DISPATCHED.name(), PaperKind.WARNED.chinese(), words(late.lane(), late.dispatchBy()));
            if (transitions.note(late.ticket(), Actor.system(), moment, note, _ -> {})
                    instanceof Outcome.Move(Moved moved)) {
                store.foundLate(tx, late.ticket().id(), moved.after().version(), moment.now());
                noted.add(moved);
            }
        }
        return noted;
    }

    private static String words(@Nullable FastLane lane, Instant by) {
        return "应于 " + CityTime.minute(by) + " 前派单，尚未派出"
                + (lane == null ? "" : "；属接诉即办（" + lane.chinese() + "）")
                + "（" + DispatchClock.article(lane) + "）";
    }
}
