package hotline.ivr;

import hotline.kernel.PhoneNumber;
import hotline.regulation.clause.Clause;
import hotline.telephony.call.QueueId;
import hotline.telephony.script.CallScript;
import hotline.telephony.script.CallSession;
import hotline.telephony.script.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A citizen's call to 12345, from the greeting to the hang-up. */
@Clause("2")
public final class CitizenCall implements CallScript {

    private static final QueueId GENERAL = new QueueId("general");
    /** By the key that leads there. Whatever else is pressed leads to {@link #GENERAL}. */
    private static final Map<Character, QueueId> QUEUES =
            Map.of('2', new QueueId("guiliu"), '3', new QueueId("english"));

    /** Joint desks that call back: no menu, and not long to wait. */
    private static final QueueId JOINT = new QueueId("joint");
    /** Before everybody else: from a blocked number, with a life in danger. */
    private static final QueueId URGENT = new QueueId("urgent");

    private static final QueueId LEADER = new QueueId("leader");
    private static final char LEADER_KEY = '4';
    private static final char SCOPE_AND_HOURS = '1';
    private static final char LIFE_IN_DANGER = '9';
    private static final String EMERGENCY = "blocked-emergency";
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration TIME_TO_PRESS_A_KEY = Duration.ofSeconds(2);
    private static final Duration TIME_TO_DECIDE = Duration.ofSeconds(5);

    private final boolean greeting;
    private final Predicate<PhoneNumber> blocked;
    private final BooleanSupplier leaderOnDuty;

    /**
     * @param greeting false takes callers straight to the queue: for drills, overload and benchmarks
     * @param blocked whose calls no agent takes for a time; returns at once
     * @param leaderOnDuty whether the menu offers a leader; returns at once
     */
    public CitizenCall(boolean greeting, Predicate<PhoneNumber> blocked, BooleanSupplier leaderOnDuty) {
        this.greeting = greeting;
        this.blocked = blocked;
        this.leaderOnDuty = leaderOnDuty;
    }

    @Override
    public void answer(CallSession call) {
        if (!call.returning() && call.fromDesk()) {
            call.enterQueue(JOINT);
        } else if (!call.returning() && blocked.test(call.caller())) {
            if (!saysEmergency(call)) {
                call.play("goodbye");
                return;
            }
            call.play("please-wait");
            call.enterQueue(URGENT);
        } else {
            call.enterQueue(call.returning() ? call.queueBefore().orElse(GENERAL) : greeting ? greet(call) : GENERAL);
        }
        while (true) {
            switch (call.waitForTurn()) {
                case Turn.Ring turn -> {
                    if (call.connect(turn.offer())) {
                        return;
                    }
                }
                case Turn.CallbackPromised _ -> {
                    call.play("callback-promised");
                    return;
                }
                case Turn.NobodyAvailable _ -> {
                    call.play("agent-unavailable");
                    return;
                }
            }
        }
    }

    /**
     * Nobody is sent away silently, and nobody is kept from help: the caller hears why, where else to turn, and twice that 9
     * leads to a person when a life is in danger.
     */
    private static boolean saysEmergency(CallSession call) {
        call.turnAway();
        for (String prompt : List.of("welcome", "blocked", EMERGENCY, EMERGENCY)) {
            Duration patience = prompt.equals(EMERGENCY) ? TIME_TO_DECIDE : AT_ONCE;
            if (call.ask(prompt, patience)
                    .filter(pressed -> pressed == LIFE_IN_DANGER)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The welcome says that the call is recorded. 2 asks for 桂柳话, 3 for English, 4 for the leader on duty; 0, silence and anything unknown lead to a person; so does, after the announcement, 1. A key ends what plays. */
    private QueueId greet(CallSession call) {
        boolean leader = leaderOnDuty.getAsBoolean();
        Optional<Character> key = call.ask("welcome", AT_ONCE)
                .or(() -> call.ask(leader ? "menu-with-leader" : "menu", TIME_TO_PRESS_A_KEY));
        if (key.filter(pressed -> pressed == SCOPE_AND_HOURS).isPresent()) {
            call.ask("scope-and-hours", AT_ONCE);
        }
        call.play("please-wait");
        return leader && key.filter(pressed -> pressed == LEADER_KEY).isPresent()
                ? LEADER
                : key.map(QUEUES::get).orElse(GENERAL);
    }
}
