package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private static final Database DATABASE = TestDatabase.fresh();

    /** More than the pool has. */
    private static final int MANY = 20;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.dsl().execute("drop table if exists line; create table line (words text)");
    }

    @Test
    void given_work_when_it_returns_then_all_of_it_is_written() {
        String answer = DATABASE.inTransaction(tx -> {
            tx.execute("insert into line values ('a')");
            tx.execute("insert into line values ('b')");
            assertThat(lines()).as("seen by others before the commit").isEmpty();
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(lines()).containsExactly("a", "b");
    }

    @Test
    void given_work_when_it_throws_then_nothing_of_it_is_written_and_the_exception_goes_on() {
        IllegalStateException thrown = new IllegalStateException("a bug");

        assertThatThrownBy(() -> DATABASE.runInTransaction(tx -> {
                    tx.execute("insert into line values ('a')");
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(lines()).isEmpty();
    }

    @Test
    void given_work_that_fails_again_and_again_when_the_next_comes_then_a_connection_is_there() {
        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> DATABASE.runInTransaction(tx -> tx.execute("no words of SQL")))
                    .isInstanceOf(DataAccessException.class);
        }
        DATABASE.runInTransaction(tx -> tx.execute("insert into line values ('a')"));

        assertThat(lines()).containsExactly("a");
    }

    @Test
    void given_connection_that_breaks_when_in_the_midst_then_the_failure_is_told_and_the_next_work_has_another() {
        assertThatThrownBy(() -> DATABASE.runInTransaction(tx -> {
                    tx.execute("insert into line values ('a')");
                    tx.execute("select pg_terminate_backend(pg_backend_pid())");
                }))
                .isInstanceOf(DataAccessException.class);
        DATABASE.runInTransaction(tx -> tx.execute("insert into line values ('b')"));

        assertThat(lines()).containsExactly("b");
    }

    /** Outside a transaction, each statement counts at once. */
    @Test
    void given_connection_that_was_in_a_transaction_when_used_without_then_it_writes_at_once() {
        for (int i = 0; i < MANY; i++) {
            DATABASE.runInTransaction(tx -> tx.selectOne().fetch());
            DATABASE.dsl().execute("insert into line values ('a')");
        }

        assertThat(lines()).hasSize(MANY);
    }

    private static List<String> lines() {
        return DATABASE.dsl().fetchValues("select words from line order by words").stream()
                .map(String.class::cast)
                .toList();
    }
}
