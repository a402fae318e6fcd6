package hotline.sms.store;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.Ids;
import hotline.regulation.clause.Proves;
import hotline.tickets.sealing.SealingKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who opted out is found, and can't be read in the database. */
@Proves("24a")
class SuppressionsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final String PHONE = "13800000001";
    private static final String OTHER = "13800000002";

    private final Database database = TestDatabase.fresh();
    private final Seals seals = Seals.with(SealingKeys.wellKnown());
    private final Suppressions suppressions = new Suppressions(new Ids(Clock.fixed(NOW, ZoneOffset.UTC)), seals);

    @AfterEach
    void close() {
        database.close();
    }

    private void plain(String phone) {
        database.dsl().execute("insert into sms_suppression (phone, word, since) values (?, '退订，我是张三', now())", phone);
    }

    private int rows() {
        return database.dsl()
                .fetchSingle("select count(*) from sms_suppression")
                .get(0, int.class);
    }

    private int readable() {
        return database.dsl()
                .fetchSingle(
                        "select count(*) from sms_suppression s where s::text like '%1380000000%' or s::text like '%张三%'")
                .get(0, int.class);
    }

    private int sealSome(int most) {
        return database.inTransaction(tx -> suppressions.sealSome(tx, most));
    }

    @Test
    void given_somebody_opts_out_twice_then_one_row_that_tells_nothing() {
        suppressions.add(database.dsl(), PHONE, "TD 张三", NOW);
        suppressions.add(database.dsl(), PHONE, "TD", NOW);
        suppressions.add(database.dsl(), "", "TD", NOW);
        assertThat(rows()).isEqualTo(1);
        assertThat(readable()).isZero();
        assertThat(suppressions.contains(database.dsl(), PHONE)).isTrue();
        assertThat(suppressions.contains(database.dsl(), OTHER)).isFalse();
        assertThat(suppressions.contains(database.dsl(), "")).isFalse();
        assertThat(suppressions.remove(database.dsl(), PHONE)).isTrue();
        assertThat(suppressions.contains(database.dsl(), PHONE)).isFalse();
    }

    @Test
    void given_rows_of_before_then_found_before_and_after_they_are_sealed_wherever_it_stopped() {
        plain(PHONE);
        plain(OTHER);
        suppressions.add(database.dsl(), PHONE, "TD", NOW);
        assertThat(rows()).isEqualTo(2);
        assertThat(sealSome(1)).isEqualTo(1);
        assertThat(readable()).isEqualTo(1);
        assertThat(suppressions.contains(database.dsl(), PHONE)).isTrue();
        assertThat(suppressions.contains(database.dsl(), OTHER)).isTrue();
        assertThat(sealSome(500)).isEqualTo(1);
        assertThat(sealSome(500)).isZero();
        assertThat(readable()).isZero();
        assertThat(suppressions.contains(database.dsl(), PHONE)).isTrue();
        assertThat(suppressions.remove(database.dsl(), OTHER)).isTrue();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void given_the_keys_then_what_was_written_can_be_read_again() {
        plain(PHONE);
        sealSome(500);
        var row = database.dsl().fetchSingle("select id, sealed from sms_suppression");
        assertThat(seals.open(
                        row.get("sealed", byte[].class), "sms_suppression.sealed", row.get("id", java.util.UUID.class)))
                .isEqualTo(PHONE + "\n退订，我是张三");
    }
}
