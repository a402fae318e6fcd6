package hotline.telephony.wall;

import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;

/** One wait of one call. */
final class Wait {

    enum End {
        NONE,
        ANSWERED,
        ABANDONED,
        UNSERVED,
        CALLBACK
    }

    final Instant begin;
    QueueId queue;
    End end = End.NONE;
    boolean inTime;

    Wait(Instant begin, QueueId queue) {
        this.begin = begin;
        this.queue = queue;
    }

    void ends(End how, Instant at) {
        end = how;
        inTime = how == End.ANSWERED && Duration.between(begin, at).compareTo(Tally.SERVICE_LEVEL) <= 0;
    }

    boolean mayYetBeInTime(Instant now) {
        return end == End.NONE && Duration.between(begin, now).compareTo(Tally.SERVICE_LEVEL) <= 0;
    }

    /** Its share of the counts, without what the moment decides. */
    Counts counts() {
        return new Counts(
                1,
                end == End.ANSWERED ? 1 : 0,
                inTime ? 1 : 0,
                end == End.ABANDONED ? 1 : 0,
                end == End.UNSERVED ? 1 : 0,
                end == End.CALLBACK ? 1 : 0,
                0);
    }
}
