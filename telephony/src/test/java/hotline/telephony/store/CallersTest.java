package hotline.telephony.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.IncidentKind;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tables know of callers: blocks, marks, earlier calls, ratings. */
class CallersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final PhoneNumber CALLER = PhoneNumber.parse("13807731234");

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final CallerBlocks blocks = new CallerBlocks(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void given_block_then_in_force_until_it_expires() {
        assertThat(blocks.add(block(Duration.ofDays(3)))).isTrue();
        assertThat(blocks.inForce(NOW.plus(Duration.ofDays(2)))).singleElement().satisfies(found -> {
            assertThat(found.number()).isEqualTo(CALLER);
            assertThat(found.call()).contains("1764000000.1");
        });
        assertThat(blocks.inForce(NOW.plus(Duration.ofDays(3)))).isEmpty();
        assertThat(blocks.all()).hasSize(1);
    }

    @Test
    void given_blocked_number_when_blocked_again_then_refused_and_after_lifting_accepted() {
        CallerBlocks.Block first = block(Duration.ofDays(3));
        blocks.add(first);
        assertThat(blocks.add(block(Duration.ofDays(1)))).isFalse();

        CallerBlocks.Lift lift = new CallerBlocks.Lift("banzhang", NOW.plusSeconds(60), "已道歉");
        assertThat(blocks.lift(first.id(), lift)).isTrue();
        assertThat(blocks.lift(first.id(), lift)).as("lifted once").isFalse();
        assertThat(blocks.inForce(NOW.plusSeconds(61))).isEmpty();
        assertThat(blocks.add(block(Duration.ofDays(1)))).isTrue();
        assertThat(blocks.all()).hasSize(2);
    }

    @Test
    void given_longer_than_thirty_days_then_the_database_refuses() {
        assertThatThrownBy(() -> blocks.add(block(Duration.ofDays(31)))).hasMessageContaining("caller_block");
    }

    @Test
    void given_earlier_calls_and_marks_then_only_those_of_the_number_and_the_window_without_the_present_one() {
        write(Facts.answeredCall("1764000000.1"));
        write(List.of(
                new Fact.CallArrived(Facts.START, new CallId("present"), CALLER, "12345"),
                new Fact.CallArrived(Facts.START, new CallId("other"), PhoneNumber.parse("13900001111"), "12345"),
                new Fact.CallArrived(Facts.START.minus(Duration.ofHours(3)), new CallId("old"), CALLER, "12345")));
        new CallerIncidents(database)
                .add(new CallerIncidents.Incident(
                        UUID.randomUUID(),
                        Facts.START,
                        new CallId("1764000000.1"),
                        CALLER,
                        new AgentId("1001"),
                        IncidentKind.ABUSE,
                        "辱骂"));

        CallerPast.Past past = new CallerPast(database)
                .of(
                        CALLER,
                        new CallId("present"),
                        Facts.START.minus(Duration.ofHours(2)),
                        Facts.START.minus(Duration.ofDays(90)),
                        5);

        assertThat(past.calls()).isEqualTo(1);
        assertThat(past.latest()).singleElement().satisfies(call -> {
            assertThat(call.call()).isEqualTo(new CallId("1764000000.1"));
            assertThat(call.outcome()).contains(CallOutcome.ANSWERED);
        });
        assertThat(past.marks()).containsExactly(IncidentKind.ABUSE);
        assertThat(new CallerPast(database).of(PhoneNumber.parse("anonymous"), new CallId("present"), NOW, NOW, 5))
                .isEqualTo(CallerPast.Past.NONE);
    }

    @Test
    void given_rating_told_twice_then_the_first_counts_and_it_is_in_the_figures_of_the_agent() {
        CallId call = new CallId("1764000000.1");
        write(Facts.answeredCall(call.value()));
        write(List.of(
                new Fact.RatingAsked(
                        Facts.START.plusSeconds(78), call, Optional.of(Facts.ZHANG), Duration.ofSeconds(60)),
                new Fact.ServiceRated(
                        Facts.START.plusSeconds(82), call, Optional.of(Facts.ZHANG), ServiceRating.DISSATISFIED),
                new Fact.ServiceRated(
                        Facts.START.plusSeconds(90), call, Optional.of(Facts.ZHANG), ServiceRating.SATISFIED)));

        CallHistory.Rated rated = new CallHistory(database)
                .find(call)
                .orElseThrow()
                .call()
                .rated()
                .orElseThrow();
        assertThat(rated.askedAt()).isEqualTo(Facts.START.plusSeconds(78));
        assertThat(rated.rating()).contains(ServiceRating.DISSATISFIED);
        ServiceRatings ratings = new ServiceRatings(database);
        assertThat(ratings.since(Facts.START)).containsExactly(new ServiceRatings.Figures(Facts.ZHANG, 1, 0, 0, 1));
        assertThat(ratings.dissatisfied(Facts.START, 5))
                .extracting(ServiceRatings.Dissatisfied::call)
                .containsExactly(call);
        assertThat(ratings.since(Facts.START.plusSeconds(79))).isEmpty();
    }

    private void write(List<Fact> facts) {
        Facts.store(facts, folder, database);
    }

    private static CallerBlocks.Block block(Duration time) {
        return new CallerBlocks.Block(
                UUID.randomUUID(),
                CALLER,
                Optional.of("1764000000.1"),
                "反复辱骂",
                "banzhang",
                NOW,
                NOW.plus(time),
                Optional.empty());
    }
}
