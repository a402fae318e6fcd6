package hotline.ops.stack;

import org.junit.jupiter.api.Test;

class DatabaseAwayTest extends OutageTrial {

    @Test
    void given_load_when_postgresql_is_away_then_calls_reach_agents_with_pops_and_all_is_stored_once_afterwards()
            throws Exception {
        trial("postgres", _ -> {});
    }
}
