package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where callers stood who left the queue without being served: cut off, or given up. Whoever calls again soon takes the
 * place again, once, in the same queue. Kept in memory, for the {@value #MOST} of late.
 */
final class FormerPlaces {

    /** Long enough to dial again, short enough that nobody comes back to a place of an hour ago. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private record Stood(QueueId queue, Instant entry, Instant until) {}

    private final Map<String, Stood> byNumber = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stood> eldest) {
            return size() > MOST;
        }
    };

    /** The call is over. */
    void left(Call call, CallOutcome outcome, Instant now) {
        Instant entry = call.entry;
        if (call.out != null || entry == null || call.caller.digits().isEmpty()) {
            return;
        }
        switch (outcome) {
            case ABANDONED_WAITING, ABANDONED_RINGING, NOBODY_AVAILABLE, FAILSAFE_UNANSWERED, LOST_SIGHT ->
                byNumber.put(call.caller.digits(), new Stood(call.queue, entry, now.plus(KEPT)));
            case ANSWERED -> byNumber.remove(call.caller.digits());
            case ABANDONED_IN_GREETING,
                    TURNED_AWAY,
                    OUR_SIDE_UNREACHED,
                    CANCELLED,
                    CALLEE_BUSY,
                    CALLEE_NO_ANSWER,
                    CALLEE_DECLINED,
                    CALLEE_UNREACHABLE -> {}
        }
    }

    /** @return when the caller entered this queue before; the place is taken then */
    Optional<Instant> take(PhoneNumber caller, QueueId queue, Instant now) {
        Stood stood = byNumber.get(caller.digits());
        if (stood == null || !stood.queue().equals(queue)) {
            return Optional.empty();
        }
        byNumber.remove(caller.digits());
        return stood.until().isAfter(now) ? Optional.of(stood.entry()) : Optional.empty();
    }
}
