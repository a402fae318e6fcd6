package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void given_empty_server_when_opened_then_every_migration_applies() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(database.reachable()).isTrue();
            assertThat(database.dsl().fetchCount(org.jooq.impl.DSL.table("flyway_schema_history")))
                    .isPositive();
        }
    }
}
