package hotline.desktop.identity;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInTest {

    private final RunningApi api = SharedApi.get();

    private static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    private HttpResponse<String> refresh(String token) {
        return api.send(api.request(
                "POST",
                "/api/session/refresh",
                new JsonObject().put("refreshToken", token).encode()));
    }

    private HttpResponse<String> me(String accessToken) {
        return api.send(api.request("GET", "/api/me", null).header("Authorization", "Bearer " + accessToken));
    }

    @Test
    void given_the_right_password_then_a_session_and_the_person() {
        JsonObject session = json(api.signIn("unit-cg", RunningApi.PASSWORD));
        assertThat(session.getJsonObject("user").getString("unitId")).isEqualTo("cg");
        assertThat(session.getJsonObject("user").getJsonArray("roles").getList())
                .isEqualTo(List.of("unit"));
        assertThat(me(session.getString("accessToken")).statusCode()).isEqualTo(200);
    }

    @Test
    void given_an_unknown_name_or_a_wrong_password_then_the_same_answer() {
        JsonObject unknown = json(api.signIn("nobody", "x"));
        JsonObject wrong = json(api.signIn("1002", "x"));
        unknown.remove("correlationId");
        wrong.remove("correlationId");
        assertThat(unknown).isEqualTo(wrong);
        assertThat(wrong.getInteger("status")).isEqualTo(401);
    }

    @Test
    void given_a_refresh_then_the_token_is_rotated() {
        JsonObject first = json(api.signIn("1004", RunningApi.PASSWORD));
        JsonObject second = json(refresh(first.getString("refreshToken")));
        assertThat(second.getString("refreshToken")).isNotEqualTo(first.getString("refreshToken"));
        assertThat(me(second.getString("accessToken")).statusCode()).isEqualTo(200);
    }

    @Test
    void given_a_rotated_token_is_used_again_then_the_whole_sign_in_ends() {
        String stolen = json(api.signIn("1005", RunningApi.PASSWORD)).getString("refreshToken");
        JsonObject second = json(refresh(stolen));
        assertThat(refresh(stolen).statusCode()).isEqualTo(401);
        assertThat(refresh(second.getString("refreshToken")).statusCode()).isEqualTo(401);
        assertThat(me(second.getString("accessToken")).statusCode()).isEqualTo(401);
    }

    @Test
    void given_a_sign_out_then_neither_token_works() {
        JsonObject session = json(api.signIn("1006", RunningApi.PASSWORD));
        String access = session.getString("accessToken");
        var out = api.send(api.request("DELETE", "/api/session", null).header("Authorization", "Bearer " + access));
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(me(access).statusCode()).isEqualTo(401);
        assertThat(refresh(session.getString("refreshToken")).statusCode()).isEqualTo(401);
    }

    @Test
    void given_a_new_password_then_the_old_one_and_other_sign_ins_end() {
        JsonObject here = json(api.signIn("1007", RunningApi.PASSWORD));
        JsonObject elsewhere = json(api.signIn("1007", RunningApi.PASSWORD));
        String change = new JsonObject()
                .put("current", RunningApi.PASSWORD)
                .put("replacement", "a much better one")
                .encode();
        var changed = api.send(api.request("POST", "/api/me/password", change)
                .header("Authorization", "Bearer " + here.getString("accessToken")));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
        assertThat(api.signIn("1007", RunningApi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(api.signIn("1007", "a much better one").statusCode()).isEqualTo(200);
        assertThat(refresh(elsewhere.getString("refreshToken")).statusCode()).isEqualTo(401);
        assertThat(refresh(here.getString("refreshToken")).statusCode()).isEqualTo(200);
    }

    @Test
    void given_a_disabled_account_then_no_sign_in_and_no_refresh() {
        JsonObject before = json(api.signIn("1008", RunningApi.PASSWORD));
        api.database.dsl().execute("update app_user set disabled = true where name = '1008'");
        assertThat(json(api.signIn("1008", RunningApi.PASSWORD)).getString("detail"))
                .contains("停用");
        assertThat(refresh(before.getString("refreshToken")).statusCode()).isEqualTo(401);
    }

    @Test
    void given_seeding_again_then_nothing_changes() {
        var people = new SandboxPeople(api.database, new Passwords(new Passwords.Cost(64, 1)), api.clock);
        assertThat(people.add(
                        "another password",
                        RunningApi.PHONES,
                        List.of(new SandboxPeople.SandboxUnit("cg", "市城市管理委员会"))))
                .isZero();
        assertThat(api.signIn("1009", RunningApi.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void given_too_many_attempts_then_429_with_retry_after_even_without_redis() throws IOException {
        try (RunningApi own = new RunningApi(3, Optional.empty())) {
            for (int i = 0; i < 3; i++) {
                assertThat(own.signIn("1001", "guess" + i).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> limited = own.signIn("1001", RunningApi.PASSWORD);
            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(limited.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 300L);
            assertThat(own.signIn("1002", RunningApi.PASSWORD).statusCode()).isEqualTo(200);
            own.redis.stop();
            assertThat(own.signIn("1001", RunningApi.PASSWORD).statusCode()).isEqualTo(429);
            own.clock.advance(Duration.ofMinutes(6));
            assertThat(own.signIn("1001", RunningApi.PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void given_stored_passwords_and_tokens_then_only_hashes() {
        assertThat(api.database.dsl().fetch("select password_hash from app_user limit 3"))
                .allSatisfy(row -> assertThat(row.get(0, String.class)).startsWith("$argon2id$"));
        String token = json(api.signIn("1010", RunningApi.PASSWORD)).getString("refreshToken");
        assertThat(api.database
                        .dsl()
                        .fetchOne("select count(*) from refresh_token where hash = ?", token)
                        .get(0, int.class))
                .isZero();
    }
}
