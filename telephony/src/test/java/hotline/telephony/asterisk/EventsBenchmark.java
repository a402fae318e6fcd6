package hotline.telephony.asterisk;

import hotline.telephony.AgentRules;
import hotline.telephony.TelephonySettings.JointDesks;
import hotline.telephony.TelephonySettings.Rating;
import hotline.telephony.TelephonySettings.Timing;
import hotline.telephony.TelephonySettings.Trunk;
import hotline.telephony.call.NodeId;
import hotline.telephony.core.Exchange;
import hotline.telephony.core.Input;
import hotline.telephony.fact.Fact;
import hotline.telephony.owner.Mailboxes;
import hotline.telephony.owner.Owner;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * AMI events a second, from the bytes on a loopback socket to the exchange's facts: parsed, mapped, handed to the owner and
 * applied, in order. The events are those of a recorded call, with new ids each time. {@link #main} prints one JSON object
 * last; {@code ops/bench events} runs it.
 */
public final class EventsBenchmark {

    private static final int CALLS_A_ROUND = 20_000;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;
    private static final String RECORDED_CALL = "1795520350.797";
    private static final String RECORDED_LEG = "1795520352.798";

    private EventsBenchmark() {}

    public static void main(String[] args) throws Exception {
        List<AmiFrame> call = recordedCall();
        List<Long> perSecond = new ArrayList<>();
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            long found = round(call, round);
            System.out.println((round < WARM_UPS ? "warm-up: " : "measured: ") + found + " events/s");
            if (round >= WARM_UPS) {
                perSecond.add(found);
            }
        }
        perSecond.sort(null);
        System.out.printf(
                Locale.ROOT,
                "{\"eventsPerSecond\":%d,\"worst\":%d,\"best\":%d,\"eventsARound\":%d,\"target\":50000}%n",
                perSecond.get(ROUNDS / 2),
                perSecond.getFirst(),
                perSecond.getLast(),
                call.size() * CALLS_A_ROUND);
        System.exit(0);
    }

    /** From when the flood begins to when its last call has ended. */
    private static long round(List<AmiFrame> call, int round) throws Exception {
        Vertx vertx = Vertx.vertx();
        CountDownLatch ended = new CountDownLatch(CALLS_A_ROUND);
        EndsInOrder ends = new EndsInOrder(round, ended);
        Owner owner = new Owner(
                vertx,
                Clock.systemUTC(),
                new Exchange(
                        List.of(NodeId.FIRST),
                        Timing.usual(),
                        JointDesks.none(),
                        Trunk.none(),
                        AgentRules.NONE,
                        Rating.ALWAYS,
                        UUID::randomUUID),
                new Mailboxes(),
                new Owner.Ports(ends::take, _ -> CompletableFuture.completedFuture(null), _ -> {}));
        EventMapping mapping = new EventMapping(NodeId.FIRST);
        byte[] flood = flood(call, round);
        CompletableFuture<Long> began = new CompletableFuture<>();
        try (FakeAmi asterisk = new FakeAmi(List.of(flood), 64 * 1024, "DBGetTree");
                AmiLink link = new AmiLink(asterisk.settings(), NodeId.FIRST, mapping, input -> {
                    if (input instanceof Input.LinkRestored) {
                        began.complete(System.nanoTime());
                    }
                    owner.post(input);
                })) {
            link.start();
            if (!ended.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(ended.getCount() + " calls did not end");
            }
            long nanos = System.nanoTime() - began.get();
            if (mapping.malformed() > 0) {
                throw new IllegalStateException(mapping.malformed() + " events were not understood");
            }
            return TimeUnit.SECONDS.toNanos(1) * call.size() * CALLS_A_ROUND / nanos;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static final class EndsInOrder {

        private final int round;
        private final CountDownLatch ended;
        private int next;

        EndsInOrder(int round, CountDownLatch ended) {
            this.round = round;
            this.ended = ended;
        }

        private void take(Fact fact) {
            if (fact instanceof Fact.CallEnded end) {
                if (!end.call().value().equals(callId(round, next++))) {
                    throw new IllegalStateException("out of order: " + end.call());
                }
                ended.countDown();
            }
        }
    }

    private static String callId(int round, int number) {
        return "18" + round + "." + number;
    }

    private static byte[] flood(List<AmiFrame> call, int round) {
        String text = String.join(
                "",
                call.stream()
                        .map(frame -> String.join("\r\n", frame.lines()) + "\r\n\r\n")
                        .toList());
        StringBuilder flood = new StringBuilder(text.length() * CALLS_A_ROUND);
        for (int number = 0; number < CALLS_A_ROUND; number++) {
            String id = callId(round, number);
            flood.append(text.replace(RECORDED_CALL, id).replace(RECORDED_LEG, id + "1"));
        }
        return flood.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<AmiFrame> recordedCall() throws IOException {
        return AmiFuzzTest.recorded().stream()
                .filter(frame -> frame.lines().stream()
                        .anyMatch(line -> line.contains(RECORDED_CALL) || line.contains(RECORDED_LEG)))
                .toList();
    }
}
