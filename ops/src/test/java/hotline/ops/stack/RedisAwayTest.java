package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ops.call.ApiClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RedisAwayTest extends OutageTrial {

    @Test
    void given_load_when_redis_is_away_then_calls_reach_agents_with_pops_and_people_sign_in() throws Exception {
        trial("redis", RedisAwayTest::signsIn);
    }

    private static void signsIn(Stack stack) throws IOException {
        ApiClient reviewer = ApiClient.signIn(
                stack.running().httpAddress(), "shenhe", stack.running().secret("user.password"));
        assertThat(reviewer.get("/api/me").path("name").asText())
                .as("sign-in without Redis")
                .isEqualTo("shenhe");
    }
}
