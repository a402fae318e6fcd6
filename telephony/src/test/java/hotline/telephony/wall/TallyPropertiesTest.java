package hotline.telephony.wall;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;

/** The tally against recounting all facts from the beginning, at random moments of several days. */
class TallyPropertiesTest {

    private static final ZoneId GUILIN = ZoneId.of("Asia/Shanghai");
    private static final List<QueueId> QUEUES =
            List.of(new QueueId("general"), new QueueId("guiliu"), new QueueId("leader"));
    private static final List<String> STATES =
            List.of("READY", "OFFERED", "TALKING", "WRAP_UP", "BREAK", "PAUSED", "SIGNED_OUT");

    @Property(tries = 40)
    void given_any_three_days_then_day_and_sliding_24_hours_are_what_a_recount_says(@ForAll long seed) {
        Random random = new Random(seed);
        Tally tally = new Tally();
        List<WallEvent> all = new ArrayList<>();
        List<CallId> calls = new ArrayList<>();
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        for (int i = 0; i < 700; i++) {
            now = now.plusMillis(random.nextInt(12) == 0 ? random.nextInt(9_000_000) : random.nextInt(20_000));
            WallEvent event = event(random, now, calls);
            all.add(event);
            tally.take(event);
            if (random.nextInt(10) == 0) {
                now = now.plusMillis(random.nextInt(3) == 0 ? random.nextInt(4_000_000) : random.nextInt(16_000));
                compare(tally.board(now), all, now, seed);
            }
        }
    }

    private static WallEvent event(Random random, Instant now, List<CallId> calls) {
        int kind = random.nextInt(10);
        if (calls.isEmpty() || kind < 3) {
            CallId call =
                    random.nextInt(5) > 0 || calls.isEmpty() ? new CallId("c" + calls.size()) : any(random, calls);
            if (!calls.contains(call)) {
                calls.add(call);
            }
            return new WallEvent.Queued(now, call, any(random, QUEUES));
        }
        CallId call = random.nextInt(3) > 0 ? calls.getLast() : any(random, calls);
        return switch (kind) {
            case 3, 4 -> new WallEvent.Answered(now, call);
            case 5 -> new WallEvent.Ended(now, call, any(random, List.of(CallOutcome.values())));
            case 6 ->
                random.nextInt(4) > 0
                        ? new WallEvent.HandOver(now, random.nextBoolean())
                        : new WallEvent.CallbackPromised(now, call);
            case 7 ->
                random.nextInt(20) > 0
                        ? new WallEvent.AgentIs(now, new AgentId("a" + random.nextInt(4)), any(random, STATES))
                        : new WallEvent.Blind(now);
            default -> new WallEvent.AgentIs(now, new AgentId("a" + random.nextInt(4)), any(random, STATES));
        };
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    // ---- the recount

    private record Counted(Instant begin, QueueId queue, WallEvent end) {}

    private static void compare(Tally.Board board, List<WallEvent> all, Instant now, long seed) {
        Instant midnight = now.atZone(GUILIN).toLocalDate().atStartOfDay(GUILIN).toInstant();
        for (var which : Map.of(midnight, board.day(), now.minus(Duration.ofHours(24)), board.last24h())
                .entrySet()) {
            Instant from = which.getKey();
            Tally.Period period = which.getValue();
            String what = "from " + from + " to " + now + ", seed " + seed;
            Map<QueueId, int[]> naive = recount(all, from, now);
            for (QueueId queue : QUEUES) {
                Counts counted = period.queues().getOrDefault(queue, Counts.NONE);
                assertThat(new int[] {
                            counted.entered(),
                            counted.answered(),
                            counted.inTime(),
                            counted.abandoned(),
                            counted.unserved(),
                            counted.callbacks(),
                            counted.undecided()
                        })
                        .as(queue + " " + what)
                        .isEqualTo(naive.getOrDefault(queue, new int[7]));
            }
            assertThat(period.total().entered())
                    .as(what)
                    .isEqualTo(naive.values().stream().mapToInt(row -> row[0]).sum());
            assertThat(period.handOvers().asked()).as(what).isEqualTo(handOvers(all, from, false));
            assertThat(period.handOvers().confirmed()).as(what).isEqualTo(handOvers(all, from, true));
            double[] worked = worked(all, from, now);
            if (worked[1] < 0.001) {
                assertThat(period.occupancy()).as(what).isEmpty();
            } else {
                assertThat(period.occupancy().orElseThrow())
                        .as(what)
                        .isCloseTo(worked[0] / worked[1], Offset.offset(1e-6));
            }
        }
    }

    private static Map<QueueId, int[]> recount(List<WallEvent> all, Instant from, Instant now) {
        List<Counted> waits = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof WallEvent.Queued queued && !waitsAlready(all, i, queued.call())) {
                waits.add(follow(all, i, queued));
            }
        }
        Map<QueueId, int[]> rows = new HashMap<>();
        for (Counted wait : waits) {
            if (wait.begin().isBefore(from)) {
                continue;
            }
            int[] row = rows.computeIfAbsent(wait.queue(), _ -> new int[7]);
            row[0]++;
            Instant until = wait.end() == null ? now : wait.end().at();
            boolean quick =
                    !Duration.between(wait.begin(), until).minusSeconds(15).isPositive();
            switch (wait.end()) {
                case null -> row[6] += quick ? 1 : 0;
                case WallEvent.Answered _ -> {
                    row[1]++;
                    row[2] += quick ? 1 : 0;
                }
                case WallEvent.CallbackPromised _ -> row[5]++;
                case WallEvent.Ended ended -> {
                    switch (ended.outcome()) {
                        case ANSWERED -> {
                            row[1]++;
                            row[2] += quick ? 1 : 0;
                        }
                        case ABANDONED_IN_GREETING, ABANDONED_WAITING, ABANDONED_RINGING -> row[3]++;
                        default -> row[4]++;
                    }
                }
                default -> throw new IllegalStateException();
            }
        }
        return rows;
    }

    private static boolean waitsAlready(List<WallEvent> all, int at, CallId call) {
        for (int i = at - 1; i >= 0; i--) {
            if (ends(all.get(i), call)) {
                return false;
            }
            if (all.get(i) instanceof WallEvent.Queued queued && queued.call().equals(call)) {
                return true;
            }
        }
        return false;
    }

    private static Counted follow(List<WallEvent> all, int at, WallEvent.Queued first) {
        QueueId queue = first.queue();
        for (int i = at + 1; i < all.size(); i++) {
            WallEvent event = all.get(i);
            if (event instanceof WallEvent.Queued moved && moved.call().equals(first.call())) {
                queue = moved.queue();
            } else if (ends(event, first.call())) {
                return new Counted(first.at(), queue, event);
            }
        }
        return new Counted(first.at(), queue, null);
    }

    private static boolean ends(WallEvent event, CallId call) {
        return switch (event) {
            case WallEvent.Answered it -> it.call().equals(call);
            case WallEvent.CallbackPromised it -> it.call().equals(call);
            case WallEvent.Ended it -> it.call().equals(call);
            default -> false;
        };
    }

    private static int handOvers(List<WallEvent> all, Instant from, boolean confirmed) {
        return (int) all.stream()
                .filter(event -> event instanceof WallEvent.HandOver step && step.confirmed() == confirmed)
                .filter(event -> !event.at().isBefore(from))
                .count();
    }

    /** Seconds in calls, and seconds in calls or ready. */
    private static double[] worked(List<WallEvent> all, Instant from, Instant now) {
        double busy = 0;
        double staffed = 0;
        for (int a = 0; a < 4; a++) {
            AgentId agent = new AgentId("a" + a);
            String state = "SIGNED_OUT";
            Instant since = Instant.EPOCH;
            for (int i = 0; i <= all.size(); i++) {
                WallEvent event = i < all.size() ? all.get(i) : null;
                boolean changes = event == null
                        || event instanceof WallEvent.Blind
                        || event instanceof WallEvent.AgentIs is && is.agent().equals(agent);
                if (!changes) {
                    continue;
                }
                Instant until = event == null ? now : event.at();
                Instant begin = since.isBefore(from) ? from : since;
                double seconds = Math.max(0, Duration.between(begin, until).toNanos() / 1e9);
                boolean inCall = List.of("OFFERED", "TALKING", "WRAP_UP").contains(state);
                busy += inCall ? seconds : 0;
                staffed += inCall || state.equals("READY") ? seconds : 0;
                since = until;
                state = event instanceof WallEvent.AgentIs is ? is.status() : "SIGNED_OUT";
            }
        }
        return new double[] {busy, staffed};
    }
}
