package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.telephony.AgentRules;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.TelephonySettings.JointDesks;
import hotline.telephony.TelephonySettings.Rating;
import hotline.telephony.TelephonySettings.Timing;
import hotline.telephony.TelephonySettings.Trunk;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.QueueId;
import hotline.telephony.core.AsteriskState;
import hotline.telephony.core.Command;
import hotline.telephony.core.Exchange;
import hotline.telephony.core.Input;
import hotline.telephony.core.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A million frames of nonsense: what Asterisk really said, cut into any pieces, with fields that are missing, doubled,
 * exchanged or impossible, repeated, out of order across calls, unknown, endless. It goes through reader, mapping and
 * exchange, while scripts, agents and the clock go on. Nothing may throw, no agent may have two calls, and the next
 * snapshot must set everything right.
 */
class AmiFuzzTest {

    private static final int FRAMES = Integer.getInteger("hotline.fuzz.frames", 1_000_000);
    private static final long SEED = Long.getLong("hotline.fuzz.seed", 20261128L);
    private static final int PHONES = 8;
    /** Nonsense may invent calls that never end; the connection is lost, and read anew, long before this many. */
    private static final int MOST_CALLS = 20_000;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final EventMapping mapping = new EventMapping(NodeId.FIRST);
    private final Exchange exchange = new Exchange(
            List.of(NodeId.FIRST),
            Timing.usual(),
            JointDesks.none(),
            Trunk.none(),
            AgentRules.NONE,
            Rating.ALWAYS,
            () -> new UUID(random.nextLong(), random.nextLong()));
    private final Map<CallId, UUID> rung = new HashMap<>();
    private Instant now = Instant.parse("2026-11-28T02:00:00Z");
    private int inputs;

    @Test
    void given_a_million_frames_of_nonsense_then_nothing_breaks_and_a_snapshot_sets_it_right() throws Exception {
        System.out.println("seed " + SEED + ", frames " + FRAMES);
        connect();
        FuzzedAmi asterisk = new FuzzedAmi(random, FRAMES);
        AmiFrames frames = new AmiFrames(asterisk);
        while (!asterisk.isOver()) {
            try {
                AmiFrame frame = frames.next();
                if (frame != null) {
                    mapping.map(frame).ifPresent(this::tell);
                    meanwhile();
                }
            } catch (Lines.Oversize garbage) {
                tell(new Input.LinkLost(NodeId.FIRST, false));
                asterisk.skipGarbage();
                frames = new AmiFrames(asterisk);
                connect();
            }
        }
        assertThat(mapping.malformed()).isPositive();
        assertThat(mapping.unused()).isPositive();
        assertThat(inputs).as("most of it means something").isGreaterThan(FRAMES / 4);

        connect();
        pass(Duration.ofMinutes(30));
        RoomSnapshot after = exchange.snapshot(now);
        assertThat(after.calls()).isEmpty();
        assertThat(after.agents())
                .noneMatch(agent ->
                        agent.activity() instanceof Activity.Offered || agent.activity() instanceof Activity.Talking);
        System.out.println("inputs " + inputs + ", unused " + mapping.unused() + ", malformed " + mapping.malformed()
                + ", begun anew " + asterisk.endless());
    }

    /** Asterisk as it is found: no calls, all phones. */
    private void connect() {
        Map<Extension, Boolean> phones = new HashMap<>();
        for (int i = 1; i <= PHONES; i++) {
            phones.put(new Extension(String.valueOf(1000 + i)), true);
        }
        rung.clear();
        tell(new Input.LinkRestored(
                NodeId.FIRST, new AsteriskState(List.of(), List.of(), List.of(), phones, List.of(), List.of())));
        phones.keySet().forEach(phone -> {
            tell(new Input.SignIn(new AgentId(phone.number()), phone));
            tell(new Input.MakeReady(new AgentId(phone.number())));
        });
    }

    /** What scripts, agents and the clock do while Asterisk raves. */
    private void meanwhile() {
        int dice = random.nextInt(400);
        CallId call = new CallId(FuzzedAmi.call(random));
        AgentId agent = new AgentId(String.valueOf(1001 + random.nextInt(PHONES)));
        if (dice < 20) {
            tell(new Input.ScriptStarted(call, PhoneNumber.parse("13807731234"), "12345", "PJSIP/trunk-" + call));
        } else if (dice < 40) {
            tell(new Input.EnteredQueue(call, new QueueId("general"), now));
        } else if (dice < 50) {
            UUID offer = rung.remove(call);
            OfferOutcome[] outcomes = OfferOutcome.values();
            tell(new Input.DialEnded(
                    call, offer == null ? new UUID(0, 0) : offer, outcomes[random.nextInt(outcomes.length)]));
        } else if (dice < 54) {
            tell(new Input.ScriptLeft(call));
        } else if (dice < 70) {
            tell(new Input.MakeReady(agent));
        } else if (dice < 72) {
            tell(new Input.TakeBreak(agent, "小休"));
        } else if (dice < 90) {
            pass(Duration.ofMillis(random.nextInt(20_000)));
        } else if (dice == 90) {
            check();
        }
    }

    private void tell(Input input) {
        inputs++;
        Step step = exchange.handle(input, now);
        for (Command command : step.commands()) {
            if (command instanceof Command.Ring ring) {
                rung.put(ring.call(), ring.offerId());
            }
        }
    }

    private void pass(Duration time) {
        Instant until = now.plus(time);
        for (Optional<Instant> due = exchange.nextDue();
                due.filter(at -> !at.isAfter(until)).isPresent();
                due = exchange.nextDue()) {
            now = due.get().isAfter(now) ? due.get() : now;
            tell(new Input.ClockTicked());
        }
        now = until;
    }

    private void check() {
        RoomSnapshot room = exchange.snapshot(now);
        assertThat(room.calls().size()).isLessThan(MOST_CALLS);
        Set<CallId> offered = new HashSet<>();
        for (AgentStatus agent : room.agents()) {
            if (agent.activity() instanceof Activity.Offered at) {
                assertThat(offered.add(at.offered()))
                        .as("one offer a call: %s", agent)
                        .isTrue();
            }
        }
    }

    static List<AmiFrame> recorded() throws IOException {
        List<AmiFrame> frames = new ArrayList<>();
        for (String name : List.of("answered", "unanswered", "anonymous", "hand-over", "three-way", "transfer")) {
            AmiFrames transcript = new AmiFrames(AmiFuzzTest.class.getResourceAsStream("/ami/" + name + ".ami"));
            for (AmiFrame frame = transcript.next(); frame != null; frame = transcript.next()) {
                frames.add(frame);
            }
        }
        return List.copyOf(frames);
    }
}
