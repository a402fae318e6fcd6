package hotline.sms.store;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.Ids;
import hotline.regulation.clause.Proves;
import hotline.sms.store.Survey.State;
import hotline.tickets.sealing.SealingKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a survey asks is found, and can't be read in the database. */
@Proves("24a")
class SurveysTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final String PHONE = "13800000001";
    private static final String OTHER = "13800000002";

    private final Database database = TestDatabase.fresh();
    private final Surveys surveys = new Surveys(
            new Ids(Clock.fixed(NOW, ZoneOffset.UTC)), Seals.with(SealingKeys.wellKnown()), 4, Duration.ofDays(30));

    @AfterEach
    void close() {
        database.close();
    }

    private Survey open(String phone) {
        UUID ticket = UUID.randomUUID();
        return database.inTransaction(tx -> surveys.open(tx, ticket, 1, "4503", phone, State.OPEN, NOW));
    }

    /** As a server wrote it that did not seal. */
    private void unseal(Survey survey) {
        database.dsl()
                .execute(
                        "update sms_survey set sealed = null, phone_index = null, phone = ? where id = ?",
                        survey.phone(),
                        survey.id());
    }

    private int readable() {
        return database.dsl()
                .fetchSingle("select count(*) from sms_survey s where s::text like '%1380000000%'")
                .get(0, int.class);
    }

    private int sealSome(int most) {
        return database.inTransaction(tx -> surveys.sealSome(tx, most));
    }

    private UUID answered(String phone, Survey asked) {
        return surveys.answeredBy(database.dsl(), phone, "10612345" + asked.suffix())
                .orElseThrow()
                .id();
    }

    @Test
    void given_surveys_then_found_by_number_and_suffix_and_none_can_be_read() {
        Survey first = open(PHONE);
        Survey second = open(PHONE);
        Survey others = open(OTHER);
        assertThat(readable()).isZero();
        assertThat(first.phone()).isEqualTo(PHONE);
        assertThat(answered(PHONE, first)).isEqualTo(first.id());
        assertThat(answered(PHONE, second)).isEqualTo(second.id());
        assertThat(answered(OTHER, first))
                .as("another's suffix: his own newest")
                .isEqualTo(others.id());
        assertThat(surveys.openOf(database.dsl(), PHONE)).hasSize(2);
        assertThat(surveys.answeredBy(database.dsl(), "13800000003", "10612345" + first.suffix()))
                .isEmpty();
        assertThat(surveys.openOf(database.dsl(), "")).isEmpty();
    }

    @Test
    void given_surveys_of_before_then_found_before_and_after_they_are_sealed_and_no_suffix_is_leased_twice() {
        Survey first = open(PHONE);
        Survey second = open(OTHER);
        unseal(first);
        unseal(second);
        Set<String> suffixes = new HashSet<>(Set.of(first.suffix()));
        database.dsl().execute("alter sequence sms_suffix restart");
        for (int i = 0; i < 5; i++) {
            assertThat(suffixes.add(open(PHONE).suffix())).isTrue();
        }
        assertThat(answered(PHONE, first)).isEqualTo(first.id());
        assertThat(sealSome(1)).isEqualTo(1);
        assertThat(readable()).isEqualTo(1);
        assertThat(sealSome(500)).isEqualTo(1);
        assertThat(sealSome(500)).isZero();
        assertThat(readable()).isZero();
        assertThat(answered(PHONE, first)).isEqualTo(first.id());
        assertThat(answered(OTHER, second)).isEqualTo(second.id());
        assertThat(surveys.openOf(database.dsl(), PHONE)).hasSize(6);
    }
}
