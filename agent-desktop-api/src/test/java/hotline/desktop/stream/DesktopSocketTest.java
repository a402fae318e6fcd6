package hotline.desktop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.Desktop;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.desktop.port.QueueState;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DesktopSocketTest {

    private static final Duration ALMOST_A_LIFETIME = Duration.ofMinutes(15).minusSeconds(1);

    private final RunningApi api = SharedApi.get();

    private CompletableFuture<Void> tell(String person, int n) {
        return api.streams
                .publish(person, Topic.TICKET_CHANGED, new TicketNews(new UUID(0, n), null, "DRAFT"))
                .toCompletionStage()
                .toCompletableFuture();
    }

    @Test
    void given_a_first_connection_then_a_snapshot_and_then_events_in_order() throws Exception {
        try (Desktop desktop = new Desktop(api).auth("1011")) {
            assertThat(desktop.next("auth.ok").getJsonObject("data").getBoolean("resumed"))
                    .isFalse();
            JsonObject snapshot = desktop.next("snapshot");
            assertThat(snapshot.getJsonObject("data").getJsonObject("agent").getString("status"))
                    .isEqualTo("SIGNED_OUT");
            long from = snapshot.getLong("seq");
            for (int i = 1; i <= 50; i++) {
                tell("1011", i);
            }
            for (int i = 1; i <= 50; i++) {
                assertThat(desktop.next("ticket.changed").getLong("seq")).isEqualTo(from + i);
            }
        }
    }

    @Test
    void given_a_drop_then_exactly_what_was_missed_is_replayed() throws Exception {
        JsonObject last;
        try (Desktop desktop = new Desktop(api).auth("1012")) {
            desktop.next("snapshot");
            tell("1012", 1);
            last = desktop.next("ticket.changed");
        }
        for (int i = 2; i <= 10; i++) {
            tell("1012", i).join();
        }
        try (Desktop again = new Desktop(api).auth("1012", last.getString("epoch"), last.getLong("seq"))) {
            assertThat(again.next("auth.ok").getJsonObject("data").getBoolean("resumed"))
                    .isTrue();
            for (int i = 2; i <= 10; i++) {
                assertThat(again.next().getLong("seq")).isEqualTo(last.getLong("seq") + i - 1);
            }
        }
    }

    @Test
    void given_a_gap_too_long_or_another_epoch_then_a_snapshot() throws Exception {
        String epoch;
        try (Desktop desktop = new Desktop(api).auth("1013")) {
            epoch = desktop.next("snapshot").getString("epoch");
        }
        for (int i = 0; i < DesktopStream.REPLAYED_EVENTS + 10; i++) {
            tell("1013", i);
        }
        tell("1013", 0).join();
        for (var position : new Object[][] {{epoch, 0L}, {"another", 5L}, {epoch, 99_999L}}) {
            try (Desktop again = new Desktop(api).auth("1013", (String) position[0], (long) position[1])) {
                assertThat(again.next("snapshot").getLong("seq")).isEqualTo(DesktopStream.REPLAYED_EVENTS + 11L);
            }
        }
    }

    @Test
    void given_several_tabs_then_each_is_told_and_publishing_waits_for_them() throws Exception {
        try (Desktop one = new Desktop(api).auth("1014");
                Desktop two = new Desktop(api).auth("1014")) {
            one.next("snapshot");
            two.next("snapshot");
            tell("1014", 7).get(20, TimeUnit.SECONDS);
            assertThat(one.next("ticket.changed")).isEqualTo(two.next("ticket.changed"));
        }
    }

    @Test
    void given_bad_first_messages_then_closed_with_the_reason() throws Exception {
        assertThat(new Desktop(api).say(new JsonObject().put("type", "pong")).closeCode())
                .isEqualTo(4400);
        assertThat(new Desktop(api)
                        .say(new JsonObject().put("type", "auth").put("token", "x.y.z"))
                        .closeCode())
                .isEqualTo(4401);
        Desktop garbage = new Desktop(api);
        garbage.say("{nonsense");
        assertThat(garbage.closeCode()).isEqualTo(4400);
        Desktop extra = new Desktop(api);
        extra.say(new JsonObject().put("type", "auth").put("token", "t").put("more", 1));
        assertThat(extra.closeCode()).isEqualTo(4400);
    }

    @Test
    void given_no_auth_for_five_seconds_then_closed() throws Exception {
        assertThat(new Desktop(api).closeCode()).isEqualTo(4408);
    }

    @Test
    void given_the_queue_changes_often_then_at_most_two_a_second_and_the_newest_last() throws Exception {
        try (Desktop desktop = new Desktop(api).auth("1015")) {
            desktop.next("snapshot");
            AtomicInteger callers = new AtomicInteger();
            api.streams.watchQueues(() -> CompletableFuture.completedFuture(
                    List.of(new QueueState("general", "人工", callers.get(), 0, 0, 0))));
            for (int i = 1; i <= 200; i++) {
                callers.set(i);
                api.streams.queuesChanged();
            }
            int told = 0;
            int waiting = 0;
            while (waiting < 200) {
                waiting = desktop.next("queue.state").getJsonObject("data").getInteger("waiting");
                told++;
            }
            assertThat(told).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void given_a_token_about_to_expire_then_warned_and_closed_unless_renewed() throws Exception {
        try (RunningApi own = RunningApi.withSandbox();
                Desktop desktop = new Desktop(own)) {
            String token = own.token("1001");
            own.clock.advance(ALMOST_A_LIFETIME);
            desktop.say(new JsonObject().put("type", "auth").put("token", token));
            desktop.next("auth.expiring");
            assertThat(desktop.closeCode()).isEqualTo(4401);
        }
    }
}
