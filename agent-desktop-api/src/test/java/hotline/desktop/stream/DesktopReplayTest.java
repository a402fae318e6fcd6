package hotline.desktop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.Desktop;
import hotline.desktop.fake.FakeWallboard;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A desktop that loses its line anywhere misses nothing and repeats nothing, on its own stream and on a topic's. */
class DesktopReplayTest {

    private static final long SEED = new Random().nextLong();

    private final RunningApi api = SharedApi.get();
    private final Random random = new Random(SEED);

    /** Reads as the web page does: by epoch and sequence number of one stream. */
    private static final class Reader {
        final List<Integer> applied = new ArrayList<>();
        String epoch;
        long seq;
        int snapshots;

        void take(JsonObject message) {
            if (message.getLong("seq") == null) {
                return;
            }
            if (message.getString("type").equals("snapshot")) {
                snapshots++;
            } else {
                assertThat(message.getString("epoch")).isEqualTo(epoch);
                assertThat(message.getLong("seq")).as("seed " + SEED).isEqualTo(seq + 1);
                applied.add(number(message));
            }
            epoch = message.getString("epoch");
            seq = message.getLong("seq");
        }

        private static int number(JsonObject message) {
            JsonObject data = message.getJsonObject("data");
            String id = data.getString("id");
            return id == null
                    ? Integer.parseInt(data.getString("text"))
                    : (int) UUID.fromString(id).getLeastSignificantBits();
        }
    }

    private Desktop line(String person, Reader own) {
        return line(api, person, own);
    }

    private static Desktop line(RunningApi api, String person, Reader own) {
        Desktop desktop = new Desktop(api, "a message, seed " + SEED);
        return own.epoch == null ? desktop.auth(person) : desktop.auth(person, own.epoch, own.seq);
    }

    private static JsonObject from(JsonObject message, Reader reader) {
        return reader.epoch == null
                ? message
                : message.put("epoch", reader.epoch).put("seq", reader.seq);
    }

    @Test
    void given_cuts_anywhere_then_every_event_once_and_in_order() throws Exception {
        int events = 400;
        Reader own = new Reader();
        try (Desktop first = line("1016", own)) {
            while (own.snapshots == 0) {
                own.take(first.next());
            }
        }
        Thread publisher = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= events; i++) {
                api.streams.publish("1016", Topic.TICKET_CHANGED, new TicketNews(new UUID(0, i), null, "DRAFT"));
                if (i % 7 == 0) {
                    Thread.yield();
                }
            }
        });
        int cuts = 0;
        while (own.applied.size() < events) {
            try (Desktop line = line("1016", own)) {
                int patience = 1 + random.nextInt(20);
                for (int i = 0; i < patience && own.applied.size() < events; i++) {
                    own.take(line.next());
                }
                cuts++;
            }
        }
        publisher.join();
        assertThat(cuts).isGreaterThan(10);
        assertThat(own.applied).as("seed " + SEED).isEqualTo(numbers(events));
        assertThat(own.snapshots).isEqualTo(1);
    }

    @Test
    void given_cuts_anywhere_then_a_topic_is_told_whole_beside_the_own_stream() throws Exception {
        int events = 200;
        Reader alerts = new Reader();
        Reader own = new Reader();
        try (Desktop first = follow("banzhang", own, alerts)) {
            while (alerts.snapshots == 0) {
                take(first.next(), own, alerts);
            }
        }
        for (int i = 1; i <= events; i++) {
            api.streams.publish(SharedTopic.ALERTS, Topic.AGENT_NOTICE, AgentNotice.of("BREAK_OVERRUN", "" + i));
        }
        while (alerts.applied.size() < events) {
            try (Desktop line = follow("banzhang", own, alerts)) {
                int patience = 2 + random.nextInt(30);
                for (int i = 0; i < patience && alerts.applied.size() < events; i++) {
                    take(line.next(), own, alerts);
                }
            }
        }
        assertThat(alerts.applied).as("seed " + SEED).isEqualTo(numbers(events));
        assertThat(alerts.snapshots).isEqualTo(1);
    }

    @Test
    void given_a_new_follower_then_a_snapshot_with_the_latest_messages() throws Exception {
        api.streams.publish(SharedTopic.ALERTS, Topic.AGENT_NOTICE, AgentNotice.of("BREAK_OVERRUN", "77"));
        try (Desktop line = follow("banzhang", new Reader(), new Reader())) {
            JsonObject snapshot = line.next();
            while (!"topic:alerts".equals(snapshot.getString("stream"))) {
                snapshot = line.next();
            }
            JsonArray latest = snapshot.getJsonObject("data").getJsonArray("latest");
            assertThat(latest.getJsonObject(latest.size() - 1).getString("text"))
                    .isEqualTo("77");
        }
    }

    @Test
    void given_an_agent_then_topics_of_supervisors_are_closed() throws Exception {
        try (Desktop line = greeted("1017", new Reader())) {
            line.say(new JsonObject().put("type", "follow").put("topic", "wallboard"));
            assertThat(line.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void given_a_supervisor_who_looks_then_the_wallboard_comes_and_again_after_a_change() throws Exception {
        api.streams.watchBoard(new FakeWallboard()::now);
        try (Desktop line = greeted("banzhang", new Reader())) {
            line.say(new JsonObject().put("type", "follow").put("topic", "wallboard"));
            long first = board(line);
            api.streams.queuesChanged();
            assertThat(board(line)).isEqualTo(first + 1);
        }
    }

    /** A restarted server knows no old numbers: another epoch, and a snapshot. */
    @Test
    void given_a_server_that_restarted_then_a_snapshot_with_a_new_epoch() throws Exception {
        Reader own = new Reader();
        try (Desktop line = line("1018", own)) {
            while (own.snapshots == 0) {
                own.take(line.next());
            }
        }
        String before = own.epoch;
        try (RunningApi restarted = RunningApi.withSandbox();
                Desktop line = line(restarted, "1018", own)) {
            while (own.snapshots < 2) {
                own.take(line.next());
            }
        }
        assertThat(own.epoch).isNotEqualTo(before);
    }

    @Test
    void given_pops_then_the_time_until_they_are_acknowledged_is_measured() throws Exception {
        try (Desktop line = line("1019", new Reader())) {
            JsonObject snapshot = line.next();
            while (snapshot.getLong("seq") == null) {
                snapshot = line.next();
            }
            double before = count("hotline_pop_acknowledged_seconds_count");
            Instant offered = api.clock.instant().minus(Duration.ofMillis(3));
            api.streams.publishPop(
                    "1019",
                    new CallPop(
                            "c1",
                            new UUID(0, 1),
                            null,
                            CallPop.CallerCard.of(hotline.kernel.PhoneNumber.parse("13800001234")),
                            0,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            "general",
                            null),
                    offered);
            JsonObject pop = line.next();
            assertThat(count("hotline_pop_acknowledged_seconds_count")).isEqualTo(before);
            line.say(new JsonObject().put("type", "ack").put("seq", pop.getLong("seq")));
            line.say(new JsonObject().put("type", "ack").put("seq", pop.getLong("seq")));
            for (int i = 0; i < 100 && count("hotline_pop_acknowledged_seconds_count") == before; i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(count("hotline_pop_acknowledged_seconds_count")).isEqualTo(before + 1);
        }
    }

    private double count(String metric) {
        return api.send(api.request("GET", "/metrics", null))
                .body()
                .lines()
                .filter(text -> text.startsWith(metric))
                .mapToDouble(text -> Double.parseDouble(text.substring(text.lastIndexOf(' '))))
                .sum();
    }

    private static long board(Desktop line) throws InterruptedException {
        return line.next("wallboard").getLong("seq");
    }

    /** A topic is asked for after the greeting. */
    private Desktop greeted(String person, Reader own) throws InterruptedException {
        Desktop line = line(person, own);
        JsonObject message = line.next();
        assertThat(message.getString("type")).isEqualTo("auth.ok");
        return line;
    }

    private Desktop follow(String person, Reader own, Reader alerts) throws InterruptedException {
        Desktop line = greeted(person, own);
        line.say(from(new JsonObject().put("type", "follow").put("topic", "alerts"), alerts));
        return line;
    }

    private static void take(JsonObject message, Reader own, Reader alerts) {
        ("topic:alerts".equals(message.getString("stream")) ? alerts : own).take(message);
    }

    private static List<Integer> numbers(int to) {
        return java.util.stream.IntStream.rangeClosed(1, to).boxed().toList();
    }
}
