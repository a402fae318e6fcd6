package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void given_a_closed_database_when_the_next_is_opened_then_it_is_gone_and_an_open_one_stays() {
        try (Database open = TestDatabase.fresh()) {
            Database closed = TestDatabase.fresh();
            String nameOfClosed = name(closed);
            closed.close();
            try (Database next = TestDatabase.fresh()) {
                assertThat(next.dsl().fetch("select datname from pg_database").getValues(0, String.class))
                        .contains(name(open), name(next))
                        .doesNotContain(nameOfClosed);
                assertThat(open.reachable()).isTrue();
            }
        }
    }

    private static String name(Database database) {
        return (String) database.dsl().fetchValue("select current_database()");
    }
}
