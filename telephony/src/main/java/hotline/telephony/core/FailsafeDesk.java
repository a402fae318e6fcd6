package hotline.telephony.core;

import hotline.regulation.clause.Clause;
import hotline.telephony.call.CallId;
import hotline.telephony.core.Deadlines.Kind;
import java.time.Duration;
import java.time.Instant;

/** Asterisk goes on alone with a call, in its own queue, and we fetch it back when we can. */
@Clause("2")
final class FailsafeDesk {

    /** Some for nothing: who hears the welcome first is not in the queue yet. */
    private static final int MOST_FETCHES = 10;

    private static final Duration FETCH_DELAY = Duration.ofSeconds(1);

    private final Room room;
    private final OfferDesk offers;

    FailsafeDesk(Room room, OfferDesk offers) {
        this.room = room;
        this.offers = offers;
    }

    void joined(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call != null && room.move(step, call, CallEvent.LEFT_TO_ASTERISK)) {
            offers.abandon(step, call, now);
            room.setLeg(call, null);
            step.command(new Command.Forget(id));
            planFetch(call, now);
        }
    }

    /** Found after a restart, without a script of this process: on its way to Asterisk's own queue, or there. */
    void found(Step step, Call call, Instant now) {
        room.move(step, call, CallEvent.LEFT_TO_ASTERISK);
        planFetch(call, now);
    }

    private void planFetch(Call call, Instant now) {
        if (call.fetches < MOST_FETCHES) {
            room.deadlines.add(now.plus(FETCH_DELAY), Kind.FETCH_BACK, call.id.value());
        }
    }

    /** Back into our own, quicker queue, unless a phone rings for it just now. */
    void fetchBackDue(Step step, Call call, Instant now) {
        if (call.state != CallState.FAILSAFE || call.fetches >= MOST_FETCHES) {
            return;
        }
        if (room.nodes.connected(call.id.node()) && call.leg == null) {
            call.fetches++;
            step.moved(call.id, "fetched back from Asterisk's queue");
            step.command(new Command.FetchBack(call.id, call.channel));
        }
        planFetch(call, now);
    }
}
