package hotline.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.desktop.port.Answer;
import hotline.desktop.port.LeaderDesk;
import hotline.kernel.Ids;
import hotline.regulation.clause.Proves;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.Extension;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.LeaderDuty;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import hotline.telephony.store.LeaderDuties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 张三 takes calls from nine to half past eleven, signed in as 1051. */
@Proves("23")
class LeaderRosterTest {

    private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");
    private static final Instant HALF_PAST_ELEVEN = Instant.parse("2026-11-24T03:30:00Z");
    private static final AgentId LEADER = new AgentId("1051");
    private static final Routing DEFINED =
            Routing.of(List.of(Queue.open(Routing.GENERAL, "人工"), Queue.open(LeaderDuty.QUEUE, "领导接听")), Map.of());

    private final Database database = TestDatabase.fresh();
    private final AtomicReference<Instant> now = new AtomicReference<>(NINE.minusSeconds(60));
    private final AtomicInteger changes = new AtomicInteger();
    private final LeaderRoster roster =
            new LeaderRoster(new LeaderDuties(database), new Ids(Clock.systemUTC()), now::get);

    @BeforeEach
    void onTheRoster() {
        roster.onChange(() -> {
            changes.incrementAndGet();
            roster.apply(DEFINED);
        });
        assertThat(roster.add(wish(NINE, HALF_PAST_ELEVEN), "banzhang")).isEqualTo(Answer.done());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void given_leader_signed_in_then_on_from_the_beginning_of_the_duty_to_its_end() {
        signedIn(true);
        assertThat(roster.getAsBoolean()).as("too early").isFalse();

        now.set(NINE);
        roster.look();
        assertThat(roster.getAsBoolean()).isTrue();
        assertThat(roster.apply(DEFINED).agent(LEADER).only()).contains(LeaderDuty.QUEUE);
        assertThat(roster.duties())
                .singleElement()
                .satisfies(duty -> assertThat(duty.present()).isTrue());

        now.set(HALF_PAST_ELEVEN);
        roster.look();
        assertThat(roster.getAsBoolean()).isFalse();
        assertThat(roster.apply(DEFINED).agent(LEADER).only()).isEmpty();
        assertThat(changes)
                .as("told at the beginning and at the end, not at each look")
                .hasValue(2);
    }

    @Test
    void given_leader_who_signs_in_late_and_out_early_then_on_meanwhile() {
        now.set(NINE);
        roster.look();
        assertThat(roster.duties()).singleElement().satisfies(duty -> {
            assertThat(duty.onDuty()).isTrue();
            assertThat(duty.present()).isFalse();
        });
        signedIn(true);
        assertThat(roster.getAsBoolean()).isTrue();
        signedIn(false);
        assertThat(roster.getAsBoolean()).isFalse();
        assertThat(changes).hasValue(2);
    }

    @Test
    void given_database_away_then_the_known_roster_goes_on() {
        signedIn(true);
        database.close();
        roster.refresh();
        now.set(NINE);
        assertThat(roster.getAsBoolean()).isTrue();
    }

    @Test
    void given_times_that_make_no_sense_then_refused_in_chinese() {
        assertThat(roster.add(wish(HALF_PAST_ELEVEN, NINE), "banzhang")).isEqualTo(Answer.refused("结束时间应晚于开始时间"));
        assertThat(roster.add(wish(NINE, NINE.plus(Duration.ofHours(25))), "banzhang"))
                .isInstanceOf(Answer.Refused.class);
        assertThat(roster.add(wish(NINE.minus(Duration.ofDays(2)), NINE.minus(Duration.ofDays(1))), "banzhang"))
                .isInstanceOf(Answer.Refused.class);
        assertThat(roster.duties()).hasSize(1);
    }

    @Test
    void given_duty_taken_off_then_gone_and_refused_the_second_time() {
        var duty = roster.duties().getFirst().id();
        assertThat(roster.remove(duty, "banzhang")).isEqualTo(Answer.done());
        assertThat(roster.duties()).isEmpty();
        assertThat(roster.remove(duty, "banzhang")).isInstanceOf(Answer.Refused.class);
    }

    private static LeaderDesk.Wish wish(Instant from, Instant to) {
        return new LeaderDesk.Wish("张三", "市政府副秘书长", "1051", from, to);
    }

    private void signedIn(boolean in) {
        roster.accept(new Fact.AgentChanged(
                now.get(),
                in
                        ? new AgentStatus(
                                LEADER,
                                new Activity.Ready(),
                                now.get(),
                                Optional.of(new Extension("1051")),
                                true,
                                Optional.empty())
                        : AgentStatus.signedOut(LEADER, now.get())));
    }
}
