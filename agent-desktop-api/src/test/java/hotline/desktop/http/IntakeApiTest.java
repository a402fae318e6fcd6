package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.channel.ChannelKeys;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.desktop.livestate.MemoryAttemptCounter;
import hotline.regulation.Channel;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Keys of the channels, and what they open. */
class IntakeApiTest {

    private final RunningApi api = SharedApi.get();

    private JsonObject made(String channel) {
        HttpResponse<String> made = api.as("admin", "POST", "/api/intake/keys", "{\"channel\":\"" + channel + "\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return new JsonObject(made.body());
    }

    private HttpResponse<String> submit(String key, String externalId, String title) {
        String body = new JsonObject()
                .put("externalId", externalId)
                .put("title", title)
                .put("content", "中山路路灯不亮")
                .encode();
        return api.send(api.request("POST", "/api/intake/tickets", body).header("X-Channel-Key", key));
    }

    private HttpResponse<String> progress(String key, String externalId) {
        return api.send(
                api.request("GET", "/api/intake/tickets/" + externalId, null).header("X-Channel-Key", key));
    }

    @Test
    void given_no_key_or_a_wrong_one_then_401_before_the_body_is_looked_at() {
        HttpResponse<String> without = api.send(api.request("POST", "/api/intake/tickets", "{\"nonsense\":1}"));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(without.body()).getString("detail")).contains("X-Channel-Key");
        HttpResponse<String> wrong = submit("no-such-key", "A-1", "路灯不亮");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(api.as("admin", "POST", "/api/intake/tickets", "{\"nonsense\":1}")
                        .statusCode())
                .as("a person is no channel")
                .isEqualTo(401);
    }

    @Test
    void given_a_key_then_taken_in_once_and_told_of() {
        String key = made("WEBSITE").getString("secret");
        HttpResponse<String> first = submit(key, "A-2", "路灯不亮");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(new JsonObject(first.body()).getString("channelName")).isEqualTo("网站");
        assertThat(submit(key, "A-2", "路灯不亮").statusCode()).isEqualTo(200);
        HttpResponse<String> other = submit(key, "A-2", "井盖丢失");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(new JsonObject(other.body()).getString("detail")).contains("A-2", "内容与本次不同");
        assertThat(progress(key, "A-2").statusCode()).isEqualTo(200);
        assertThat(progress(made("WECHAT").getString("secret"), "A-2").statusCode())
                .as("another channel's")
                .isEqualTo(404);
    }

    @Test
    void given_what_a_rule_refuses_then_422_with_the_article() {
        HttpResponse<String> refused = submit(made("MOBILE_APP").getString("secret"), "A-3", "refused");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(refused.body()).getString("article")).isEqualTo("第十二条第一项");
    }

    @Test
    void given_a_rotation_then_both_keys_for_a_day_and_a_revoked_one_not_at_all() {
        JsonObject before = made("OTHER_CITY");
        String id = before.getJsonObject("key").getString("id");
        HttpResponse<String> rotated = api.as("admin", "POST", "/api/intake/keys/" + id + "/rotate", null);
        assertThat(rotated.statusCode()).as(rotated.body()).isEqualTo(201);
        JsonObject after = new JsonObject(rotated.body());
        assertThat(submit(before.getString("secret"), "A-4", "路灯").statusCode()).isEqualTo(201);
        assertThat(submit(after.getString("secret"), "A-4", "路灯").statusCode()).isEqualTo(200);
        assertThat(keys(1000).check(before.getString("secret"))).isInstanceOf(ChannelKeys.Answer.Holder.class);
        String newer = after.getJsonObject("key").getString("id");
        assertThat(api.as("admin", "POST", "/api/intake/keys/" + newer + "/revoke", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(submit(after.getString("secret"), "A-4", "路灯").statusCode()).isEqualTo(401);
        assertThat(api.audited("admin", "channel-key.make")).isPositive();
        assertThat(api.audited("admin", "channel-key.rotate")).isPositive();
        assertThat(api.audited("admin", "channel-key.revoke")).isPositive();
    }

    @Test
    void given_the_rows_then_no_secret_is_kept_in_clear() {
        String secret = made("REGION_12345").getString("secret");
        assertThat(api.database
                        .dsl()
                        .fetchOne("select count(*) from channel_key where position(? in channel_key::text) > 0", secret)
                        .get(0, int.class))
                .isZero();
        assertThat(api.as("admin", "GET", "/api/intake/keys", null).body()).doesNotContain(secret);
    }

    @Test
    void given_more_requests_than_the_limit_then_the_key_waits() {
        ChannelKeys limited = keys(2);
        String secret = limited.make(Channel.WECHAT, "admin").secret();
        assertThat(limited.check(secret)).isInstanceOf(ChannelKeys.Answer.Holder.class);
        assertThat(limited.check(secret)).isInstanceOf(ChannelKeys.Answer.Holder.class);
        assertThat(limited.check(secret))
                .isInstanceOfSatisfying(
                        ChannelKeys.Answer.Limited.class,
                        answer -> assertThat(answer.retryAfter())
                                .isPositive()
                                .isLessThanOrEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void given_no_overlap_is_configured_then_the_key_before_is_good_no_longer() {
        ChannelKeys keys = keys(10);
        ChannelKeys.Made before = keys.make(Channel.WEBSITE, "admin");
        ChannelKeys.Made after = keys.rotate(before.key().id(), "admin").orElseThrow();
        assertThat(keys.check(before.secret())).isInstanceOf(ChannelKeys.Answer.Unknown.class);
        assertThat(keys.check(after.secret())).isInstanceOf(ChannelKeys.Answer.Holder.class);
    }

    private ChannelKeys keys(int perMinute) {
        return new ChannelKeys(
                api.database,
                new MemoryAttemptCounter(api.clock),
                new ChannelKeys.Limits(perMinute, Duration.ZERO),
                api.clock);
    }

    @Test
    void given_a_channel_of_calls_then_no_key() {
        assertThat(api.as("admin", "POST", "/api/intake/keys", "{\"channel\":\"PHONE\"}")
                        .statusCode())
                .isEqualTo(422);
    }
}
