package hotline.telephony.core;

import static hotline.telephony.core.CallEvent.AGENT_CHOSEN;
import static hotline.telephony.core.CallEvent.ANSWERED;
import static hotline.telephony.core.CallEvent.CALLS_OUT;
import static hotline.telephony.core.CallEvent.ENTERED_QUEUE;
import static hotline.telephony.core.CallEvent.HUNG_UP;
import static hotline.telephony.core.CallEvent.LEFT_TO_ASTERISK;
import static hotline.telephony.core.CallEvent.OFFER_FAILED;
import static hotline.telephony.core.CallEvent.PICKED_UP;
import static hotline.telephony.core.CallEvent.POP_TAKEN;
import static hotline.telephony.core.CallEvent.RATING_ASKED;
import static hotline.telephony.core.CallEvent.SCRIPT_STARTED;
import static hotline.telephony.core.CallEvent.TALK_LEFT;
import static hotline.telephony.core.CallState.CALLING_OUT;
import static hotline.telephony.core.CallState.ENDED;
import static hotline.telephony.core.CallState.FAILSAFE;
import static hotline.telephony.core.CallState.GREETING;
import static hotline.telephony.core.CallState.OFFERED;
import static hotline.telephony.core.CallState.QUEUED;
import static hotline.telephony.core.CallState.RATING;
import static hotline.telephony.core.CallState.RINGING;
import static hotline.telephony.core.CallState.TALKING;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of a call as one table: every pair of state and event is a move, or ignored for a stated reason. */
public final class CallLifecycle {

    /** @param to where the call goes; empty when the event is ignored */
    public record Row(CallState from, CallEvent event, Optional<CallState> to, String why) {}

    private static final String REPEATED = "said twice; Asterisk and the script both report it";
    private static final String LATE = "came late; events and the script's replies race";
    private static final String NOT_TALKING = "nobody talks";
    private static final String NOT_OURS = "only calls of ours";
    private static final String NO_SCRIPT = "a call of ours has no script";
    private static final String ASKED = "the talk is over, the citizen is being asked about it";
    private static final String OVER = "the call is over";

    public static final List<Row> TABLE = List.of(
            ignore(GREETING, SCRIPT_STARTED, REPEATED),
            go(GREETING, ENTERED_QUEUE, QUEUED, "menu finished, or the place in the queue kept"),
            ignore(GREETING, AGENT_CHOSEN, "only waiting calls are offered"),
            ignore(GREETING, POP_TAKEN, LATE),
            ignore(GREETING, OFFER_FAILED, LATE),
            go(GREETING, CALLS_OUT, OFFERED, "an agent calls somebody outside: the own phone is rung first"),
            ignore(GREETING, PICKED_UP, NOT_OURS),
            go(GREETING, ANSWERED, TALKING, "Asterisk connected it while the script was restarting"),
            go(GREETING, LEFT_TO_ASTERISK, FAILSAFE, "script gone"),
            ignore(GREETING, TALK_LEFT, NOT_TALKING),
            go(GREETING, RATING_ASKED, RATING, "found so after a restart"),
            go(GREETING, HUNG_UP, ENDED, "citizen gone, or the script finished"),
            go(QUEUED, SCRIPT_STARTED, GREETING, "a new script takes over"),
            ignore(QUEUED, ENTERED_QUEUE, REPEATED),
            go(QUEUED, AGENT_CHOSEN, OFFERED, "a free agent"),
            ignore(QUEUED, POP_TAKEN, LATE),
            ignore(QUEUED, OFFER_FAILED, REPEATED),
            ignore(QUEUED, CALLS_OUT, REPEATED),
            ignore(QUEUED, PICKED_UP, LATE),
            go(QUEUED, ANSWERED, TALKING, "answered at the last moment"),
            go(QUEUED, LEFT_TO_ASTERISK, FAILSAFE, "script gone"),
            ignore(QUEUED, TALK_LEFT, NOT_TALKING),
            go(QUEUED, RATING_ASKED, RATING, "the talk was not seen"),
            go(QUEUED, HUNG_UP, ENDED, "citizen gone, or nobody was available"),
            go(OFFERED, SCRIPT_STARTED, GREETING, "a new script takes over"),
            ignore(OFFERED, ENTERED_QUEUE, REPEATED),
            ignore(OFFERED, AGENT_CHOSEN, "one offer at a time"),
            go(OFFERED, POP_TAKEN, RINGING, "the desktop has the pop, or its patience ended"),
            go(OFFERED, OFFER_FAILED, QUEUED, "next agent, place kept"),
            ignore(OFFERED, CALLS_OUT, REPEATED),
            ignore(OFFERED, PICKED_UP, NOT_OURS),
            go(OFFERED, ANSWERED, TALKING, "answered another agent's phone through Asterisk"),
            go(OFFERED, LEFT_TO_ASTERISK, FAILSAFE, "script gone"),
            ignore(OFFERED, TALK_LEFT, NOT_TALKING),
            go(OFFERED, RATING_ASKED, RATING, "the talk was not seen"),
            go(OFFERED, HUNG_UP, ENDED, "citizen gone"),
            go(RINGING, SCRIPT_STARTED, GREETING, "a new script takes over"),
            ignore(RINGING, ENTERED_QUEUE, REPEATED),
            ignore(RINGING, AGENT_CHOSEN, "one offer at a time"),
            ignore(RINGING, POP_TAKEN, REPEATED),
            go(RINGING, OFFER_FAILED, QUEUED, "next agent, place kept"),
            ignore(RINGING, CALLS_OUT, REPEATED),
            go(RINGING, PICKED_UP, CALLING_OUT, "our side waits, the other side is rung"),
            go(RINGING, ANSWERED, TALKING, "the agent picked up"),
            go(RINGING, LEFT_TO_ASTERISK, FAILSAFE, "script gone"),
            ignore(RINGING, TALK_LEFT, NOT_TALKING),
            go(RINGING, RATING_ASKED, RATING, "the talk was not seen"),
            go(RINGING, HUNG_UP, ENDED, "citizen gone"),
            ignore(CALLING_OUT, SCRIPT_STARTED, NO_SCRIPT),
            ignore(CALLING_OUT, ENTERED_QUEUE, NO_SCRIPT),
            ignore(CALLING_OUT, AGENT_CHOSEN, "an agent has it"),
            ignore(CALLING_OUT, POP_TAKEN, LATE),
            ignore(CALLING_OUT, OFFER_FAILED, LATE),
            ignore(CALLING_OUT, CALLS_OUT, REPEATED),
            ignore(CALLING_OUT, PICKED_UP, REPEATED),
            go(CALLING_OUT, ANSWERED, TALKING, "the other side answered"),
            ignore(CALLING_OUT, LEFT_TO_ASTERISK, NO_SCRIPT),
            ignore(CALLING_OUT, TALK_LEFT, NOT_TALKING),
            ignore(CALLING_OUT, RATING_ASKED, NOT_TALKING),
            go(CALLING_OUT, HUNG_UP, ENDED, "not reached, or our side hung up"),
            ignore(TALKING, SCRIPT_STARTED, "a talking call has no new script"),
            ignore(TALKING, ENTERED_QUEUE, LATE),
            ignore(TALKING, AGENT_CHOSEN, "only waiting calls are offered"),
            ignore(TALKING, POP_TAKEN, LATE),
            ignore(TALKING, OFFER_FAILED, LATE),
            ignore(TALKING, CALLS_OUT, REPEATED),
            ignore(TALKING, PICKED_UP, LATE),
            ignore(TALKING, ANSWERED, REPEATED),
            ignore(TALKING, LEFT_TO_ASTERISK, LATE),
            go(TALKING, TALK_LEFT, GREETING, "sent back to a queue, or left alone on hold"),
            go(TALKING, RATING_ASKED, RATING, "the agent hung up first"),
            go(TALKING, HUNG_UP, ENDED, "either side hung up"),
            ignore(RATING, SCRIPT_STARTED, ASKED),
            ignore(RATING, ENTERED_QUEUE, ASKED),
            ignore(RATING, AGENT_CHOSEN, ASKED),
            ignore(RATING, POP_TAKEN, ASKED),
            ignore(RATING, OFFER_FAILED, ASKED),
            ignore(RATING, CALLS_OUT, ASKED),
            ignore(RATING, PICKED_UP, LATE),
            ignore(RATING, ANSWERED, LATE),
            ignore(RATING, LEFT_TO_ASTERISK, LATE),
            ignore(RATING, TALK_LEFT, ASKED),
            ignore(RATING, RATING_ASKED, REPEATED),
            go(RATING, HUNG_UP, ENDED, "rated, silent, or the citizen hung up"),
            go(FAILSAFE, SCRIPT_STARTED, GREETING, "fetched back, place kept"),
            ignore(FAILSAFE, ENTERED_QUEUE, LATE),
            ignore(FAILSAFE, AGENT_CHOSEN, "Asterisk chooses here"),
            ignore(FAILSAFE, POP_TAKEN, LATE),
            ignore(FAILSAFE, OFFER_FAILED, LATE),
            ignore(FAILSAFE, CALLS_OUT, NOT_OURS),
            ignore(FAILSAFE, PICKED_UP, NOT_OURS),
            go(FAILSAFE, ANSWERED, TALKING, "Asterisk's queue connected it"),
            ignore(FAILSAFE, LEFT_TO_ASTERISK, REPEATED),
            ignore(FAILSAFE, TALK_LEFT, NOT_TALKING),
            go(FAILSAFE, RATING_ASKED, RATING, "the talk was not seen"),
            go(FAILSAFE, HUNG_UP, ENDED, "citizen gone, or nobody was available"),
            ignore(ENDED, SCRIPT_STARTED, OVER),
            ignore(ENDED, ENTERED_QUEUE, OVER),
            ignore(ENDED, AGENT_CHOSEN, OVER),
            ignore(ENDED, POP_TAKEN, OVER),
            ignore(ENDED, OFFER_FAILED, OVER),
            ignore(ENDED, CALLS_OUT, OVER),
            ignore(ENDED, PICKED_UP, OVER),
            ignore(ENDED, ANSWERED, OVER),
            ignore(ENDED, LEFT_TO_ASTERISK, OVER),
            ignore(ENDED, TALK_LEFT, OVER),
            ignore(ENDED, RATING_ASKED, OVER),
            ignore(ENDED, HUNG_UP, OVER));

    private static final Map<CallState, Map<CallEvent, Row>> BY_STATE = index();

    private CallLifecycle() {}

    public static Row row(CallState from, CallEvent event) {
        Row row = BY_STATE.getOrDefault(from, Map.of()).get(event);
        if (row == null) {
            throw new IllegalStateException("no row for " + from + " and " + event);
        }
        return row;
    }

    private static Row go(CallState from, CallEvent event, CallState to, String why) {
        return new Row(from, event, Optional.of(to), why);
    }

    private static Row ignore(CallState from, CallEvent event, String why) {
        return new Row(from, event, Optional.empty(), why);
    }

    private static Map<CallState, Map<CallEvent, Row>> index() {
        Map<CallState, Map<CallEvent, Row>> index = new EnumMap<>(CallState.class);
        for (Row row : TABLE) {
            Row twin = index.computeIfAbsent(row.from(), _ -> new EnumMap<>(CallEvent.class))
                    .put(row.event(), row);
            if (twin != null) {
                throw new IllegalStateException("two rows for " + row.from() + " and " + row.event());
            }
        }
        return index;
    }
}
