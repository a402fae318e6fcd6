package hotline.ivr;

import hotline.telephony.call.QueueId;
import hotline.telephony.script.CallScript;
import hotline.telephony.script.CallSession;
import hotline.telephony.script.Turn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A citizen's call to 12345, from the greeting to the hang-up. */
public final class CitizenCall implements CallScript {

    private static final QueueId GENERAL = new QueueId("general");
    /** By the key that leads there. Whatever else is pressed leads to {@link #GENERAL}. */
    private static final Map<Character, QueueId> QUEUES =
            Map.of('2', new QueueId("guiliu"), '3', new QueueId("english"));

    private static final char SCOPE_AND_HOURS = '1';
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration TIME_TO_PRESS_A_KEY = Duration.ofSeconds(2);

    private final boolean greeting;

    /** @param greeting false takes callers straight to the queue: for drills, overload and benchmarks */
    public CitizenCall(boolean greeting) {
        this.greeting = greeting;
    }

    @Override
    public void answer(CallSession call) {
        call.enterQueue(call.returning() ? call.queueBefore().orElse(GENERAL) : greeting ? greet(call) : GENERAL);
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

    /** The welcome says that the call is recorded. 2 asks for 桂柳话, 3 for English; 0, silence and anything unknown lead to a person; so does, after the announcement, 1. A key ends what plays. */
    private static QueueId greet(CallSession call) {
        Optional<Character> key = call.ask("welcome", AT_ONCE).or(() -> call.ask("menu", TIME_TO_PRESS_A_KEY));
        if (key.filter(pressed -> pressed == SCOPE_AND_HOURS).isPresent()) {
            call.ask("scope-and-hours", AT_ONCE);
        }
        call.play("please-wait");
        return key.map(QUEUES::get).orElse(GENERAL);
    }
}
