package hotline.telephony.wall;

import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.QueueId;
import hotline.telephony.wall.WallEvent.HandOver;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Counts of this day and of the last 24 hours. Events come in the order of their time; each costs the same whatever there
 * is. A wait belongs to the time in which it began, so a figure of the day never begins with yesterday's calls, and to the
 * queue that it was in last. Not thread-safe.
 */
public final class Tally {

    /** Calls should be answered within this time. */
    public static final Duration SERVICE_LEVEL = Duration.ofSeconds(15);

    public static final Duration SPAN = Duration.ofHours(24);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** @param asked joint desks that were asked. @param confirmed those that confirmed */
    public record HandOvers(int asked, int confirmed) {}

    /** @param occupancy 0 to 1; empty when nobody worked */
    public record Period(Map<QueueId, Counts> queues, Counts total, HandOvers handOvers, OptionalDouble occupancy) {}

    /** @param day since midnight of this city */
    public record Board(Instant at, Period day, Period last24h) {}

    private final Map<CallId, Wait> open = new HashMap<>();
    private final Deque<Wait> waits = new ArrayDeque<>();
    private final Deque<HandOver> handOvers = new ArrayDeque<>();
    private final Occupancy occupancy = new Occupancy();
    private final Window day = new Window();
    private final Window span = new Window();
    private Instant dayBegan = Instant.MIN;

    public void take(WallEvent event) {
        moveOn(event.at());
        switch (event) {
            case WallEvent.Queued it -> queued(it);
            case WallEvent.Answered it -> ends(it.call(), Wait.End.ANSWERED, it.at());
            case WallEvent.CallbackPromised it -> ends(it.call(), Wait.End.CALLBACK, it.at());
            case WallEvent.Ended it -> ends(it.call(), end(it.outcome()), it.at());
            case HandOver it -> handOvers.addLast(it);
            case WallEvent.AgentIs it -> occupancy.agentIs(it.agent(), it.status(), it.at());
            case WallEvent.Blind it -> occupancy.blind(it.at());
        }
    }

    private void queued(WallEvent.Queued queued) {
        if (queued.call().isOutgoing()) {
            return; // nobody waits for it on the line
        }
        Wait waiting = open.get(queued.call());
        if (waiting != null) {
            discount(waiting);
            waiting.queue = queued.queue();
            count(waiting);
            return;
        }
        Wait wait = new Wait(queued.at(), queued.queue());
        open.put(queued.call(), wait);
        waits.addLast(wait);
        count(wait);
    }

    private void ends(CallId call, Wait.End how, Instant at) {
        Wait wait = open.remove(call);
        if (wait != null) {
            discount(wait);
            wait.ends(how, at);
            count(wait);
        }
    }

    private static Wait.End end(CallOutcome outcome) {
        return switch (outcome) {
            // Talked, though nobody saw it begin.
            case ANSWERED -> Wait.End.ANSWERED;
            case ABANDONED_IN_GREETING, ABANDONED_WAITING, ABANDONED_RINGING -> Wait.End.ABANDONED;
            case NOBODY_AVAILABLE, FAILSAFE_UNANSWERED, LOST_SIGHT, TURNED_AWAY -> Wait.End.UNSERVED;
            // Nobody waited: these end calls of ours.
            case OUR_SIDE_UNREACHED, CANCELLED, CALLEE_BUSY, CALLEE_NO_ANSWER, CALLEE_DECLINED, CALLEE_UNREACHABLE ->
                Wait.End.UNSERVED;
        };
    }

    private boolean inSpan(Wait wait) {
        return !waits.isEmpty() && !wait.begin.isBefore(waits.getFirst().begin);
    }

    private void count(Wait wait) {
        if (inSpan(wait)) {
            span.add(wait);
        }
        if (!wait.begin.isBefore(dayBegan)) {
            day.add(wait);
        }
    }

    private void discount(Wait wait) {
        if (inSpan(wait)) {
            span.remove(wait);
        }
        if (!wait.begin.isBefore(dayBegan)) {
            day.remove(wait);
        }
    }

    private void moveOn(Instant now) {
        Instant midnight = now.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        if (midnight.isAfter(dayBegan)) {
            dayBegan = midnight;
            day.clear();
        }
        Instant begin = now.minus(SPAN);
        while (!waits.isEmpty() && waits.getFirst().begin.isBefore(begin)) {
            Wait gone = waits.getFirst();
            span.remove(gone);
            waits.removeFirst();
        }
        while (!handOvers.isEmpty() && handOvers.getFirst().at().isBefore(begin)) {
            handOvers.removeFirst();
        }
        occupancy.forgetBefore(begin);
    }

    public Board board(Instant now) {
        moveOn(now);
        return new Board(now, period(day, dayBegan, now), period(span, now.minus(SPAN), now));
    }

    private Period period(Window window, Instant begin, Instant now) {
        Map<QueueId, Counts> queues = new HashMap<>(window.byQueue());
        queues.values().removeIf(Counts.NONE::equals);
        for (Wait wait : open.values()) {
            if (!wait.begin.isBefore(begin) && wait.mayYetBeInTime(now)) {
                queues.merge(wait.queue, new Counts(0, 0, 0, 0, 0, 0, 1), Counts::plus);
            }
        }
        Counts total = queues.values().stream().reduce(Counts.NONE, Counts::plus);
        return new Period(Map.copyOf(queues), total, handOvers(begin), occupancy.between(begin, now));
    }

    private HandOvers handOvers(Instant begin) {
        int asked = 0;
        int confirmed = 0;
        for (HandOver step : handOvers) {
            if (!step.at().isBefore(begin)) {
                asked += step.confirmed() ? 0 : 1;
                confirmed += step.confirmed() ? 1 : 0;
            }
        }
        return new HandOvers(asked, confirmed);
    }
}
