package hotline.ops.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.kernel.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sign-in outlives its tokens. */
class SignInTest {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC), Duration.ZERO);
    private final FakeServer server = new FakeServer(clock);
    private final ApiClient client = ApiClient.signIn(server.address(), "1001", "secret", clock);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void given_token_good_for_more_than_a_minute_then_kept() {
        clock.advance(FakeServer.LIFETIME.minusSeconds(61));

        client.get("/api/agent");

        assertThat(server.renewals).hasValue(0);
    }

    @Test
    void given_token_about_to_end_again_and_again_then_renewed_before_each_request() {
        for (int lifetime = 1; lifetime <= 3; lifetime++) {
            clock.advance(FakeServer.LIFETIME.minusSeconds(60));
            client.get("/api/agent");
            assertThat(server.renewals).hasValue(lifetime);
        }
    }

    @Test
    void given_token_that_the_server_does_not_know_then_renewed_and_the_request_repeated_with_its_body() {
        server.forgetToken();

        assertThat(client.post("/api/agent/break", Map.of("reason", "喝水"))
                        .path("heard")
                        .asText())
                .contains("喝水");

        assertThat(server.renewals).hasValue(1);
    }

    @Test
    void given_server_that_refuses_new_tokens_too_then_one_renewal_and_the_refusal() {
        server.refuseEverything();

        assertThatThrownBy(() -> client.get("/api/agent"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));

        assertThat(server.renewals).hasValue(1);
    }

    @Test
    void given_many_requests_at_once_when_token_is_due_then_one_renewal() throws Exception {
        clock.advance(FakeServer.LIFETIME);
        Callable<Object> request = () -> client.get("/api/agent");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> requests =
                    IntStream.range(0, 20).mapToObj(_ -> request).toList();
            for (Future<Object> answer : threads.invokeAll(requests)) {
                answer.get();
            }
        }

        assertThat(server.renewals).hasValue(1);
    }

    @Test
    void given_desktop_when_token_is_renewed_then_handed_over_on_the_open_line() throws Exception {
        try (DesktopSocket _ = DesktopSocket.open(client)) {
            FakeServer.Said hello = server.next();

            hello.line().writeTextMessage("{\"type\":\"auth.expiring\"}");

            FakeServer.Said again = server.next();
            assertThat(again.line()).isSameAs(hello.line());
            assertThat(again.message().getString("type")).isEqualTo("auth");
            assertThat(again.message().getString("token"))
                    .isEqualTo(server.current())
                    .isNotEqualTo(hello.message().getString("token"));
        }
    }

    @Test
    void given_line_closed_for_its_token_then_comes_back_with_a_new_one_and_the_last_event() throws Exception {
        try (DesktopSocket desktop = DesktopSocket.open(client)) {
            FakeServer.Said hello = server.next();
            hello.line().writeTextMessage("{\"type\":\"call.pop\",\"epoch\":\"e1\",\"seq\":8,\"data\":{}}");
            assertThat(desktop.await(message -> message.type().equals("call.pop"), Duration.ofMinutes(1)))
                    .isPresent();

            hello.line().close((short) 4401, "未登录或登录已过期");

            FakeServer.Said again = server.next();
            assertThat(again.line()).isNotSameAs(hello.line());
            assertThat(again.message().getString("token")).isEqualTo(server.current());
            assertThat(again.message().getString("epoch")).isEqualTo("e1");
            assertThat(again.message().getInteger("seq")).isEqualTo(8);
            assertThat(server.renewals).hasValue(1);
        }
    }

    @Test
    void given_line_lost_then_comes_back_with_the_same_token() throws Exception {
        try (DesktopSocket _ = DesktopSocket.open(client)) {
            FakeServer.Said hello = server.next();

            hello.line().close((short) 1011, "");

            FakeServer.Said again = server.next();
            assertThat(again.message().getString("token"))
                    .isEqualTo(hello.message().getString("token"));
            assertThat(server.renewals).hasValue(0);
        }
    }
}
