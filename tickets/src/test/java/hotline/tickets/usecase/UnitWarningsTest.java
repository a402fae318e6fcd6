package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.EndingSettings;
import hotline.tickets.Matter;
import hotline.tickets.Outbox;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketSettings;
import hotline.tickets.UnitSms;
import hotline.tickets.UnitSms.Warned;
import hotline.tickets.WarningStage;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.unit.UnitReach;
import hotline.tickets.unit.UnitReach.State;
import hotline.tickets.unit.UnitTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due soon is due at 2026-09-23 00:00 in the city; it is warned of a day before, at midnight. */
@Proves("27(1)")
class UnitWarningsTest {

    private static final Actor ADMINISTRATOR = new Actor("admin", Role.ADMINISTRATOR);
    private static final String PHONE = "13800000001";
    private static final String MIDNIGHT = "2026-09-21T16:00:00Z";
    private static final String MORNING = "2026-09-22T00:00:00Z";
    private static final Instant DUE = Instant.parse("2026-09-22T16:00:00Z");

    private final TestRoom room = new TestRoom();
    private final UnitTexts texts = room.room.unitTexts();

    @BeforeEach
    void register() {
        assertThat(texts.register("cg", List.of(PHONE), ADMINISTRATOR)).isEmpty();
    }

    @AfterEach
    void close() {
        room.close();
    }

    /** Moves the clock and sweeps twice: what is said is said once. */
    private void until(String instant) {
        room.clock.advance(Duration.between(room.clock.instant(), Instant.parse(instant)));
        room.room.timers().sweep();
        room.room.timers().sweep();
    }

    private List<UnitSms> sent(String kind) {
        return room.room.outbox().take(kind, 100, Duration.ofDays(365)).stream()
                .map(item -> read(item.payload()))
                .toList();
    }

    private static UnitSms read(String payload) {
        try {
            return JsonMapper.builder().addModule(new JavaTimeModule()).build().readValue(payload, UnitSms.class);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private List<UnitSms> sent() {
        return sent(Outbox.UNIT_SMS);
    }

    private UnitReach reach() {
        return texts.all().stream()
                .filter(unit -> unit.unitId().equals("cg"))
                .findFirst()
                .orElseThrow();
    }

    private Ticket dispatched() {
        return room.dispatched(CALLER, fields(TicketKind.HELP));
    }

    @Test
    void given_a_ticket_due_soon_at_night_then_one_text_in_the_morning_without_anything_of_the_citizen() {
        Ticket ticket = dispatched();
        until(MIDNIGHT);
        assertThat(sent()).isEmpty();
        until("2026-09-21T23:59:59Z");
        assertThat(sent()).isEmpty();
        until(MORNING);
        List<UnitSms> all = sent();
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().phone()).isEqualTo(PHONE);
        assertThat(all.getFirst().unitName()).isEqualTo("市城市管理委员会");
        assertThat(all.getFirst().warnings())
                .containsExactly(new Warned(WarningStage.DUE_SOON, 1, ticket.number(), DUE));
        String payload = room.database
                .dsl()
                .fetchSingle("select payload::text from outbox where kind = 'UNIT_SMS'")
                .get(0, String.class);
        assertThat(payload).doesNotContain(CALLER.digits(), "张三", "路灯", "路口");
        until("2026-09-22T15:00:00Z");
        assertThat(sent()).isEmpty();
    }

    @Test
    void given_fifty_tickets_of_a_unit_at_once_then_one_text_and_what_comes_within_the_hour_is_the_next() {
        List<Ticket> tickets =
                IntStream.range(0, 50).mapToObj(_ -> dispatched()).toList();
        until(MORNING);
        List<UnitSms> first = sent();
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().warnings())
                .extracting(Warned::stage, Warned::count, Warned::dueAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(WarningStage.DUE_SOON, 50, DUE));
        room.room.oversight().falsification(Act.by(REVIEWER, tickets.get(0).id()), "照片不是现场");
        room.room.oversight().falsification(Act.by(REVIEWER, tickets.get(1).id()), "照片不是现场");
        until("2026-09-22T00:59:59Z");
        assertThat(sent()).isEmpty();
        assertThat(reach().waiting()).isEqualTo(2);
        until("2026-09-22T01:00:00Z");
        assertThat(sent())
                .singleElement()
                .satisfies(sms -> assertThat(sms.warnings())
                        .extracting(Warned::stage, Warned::count)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(WarningStage.RED, 2)));
    }

    @Test
    void given_an_emergency_then_at_once_also_at_night() {
        Matter matter = new Matter(
                TicketKind.HELP, "燃气泄漏", "小区闻到燃气味", Urgency.EMERGENCY, "450305", "某小区", IdentityNeed.NONE, false);
        Ticket ticket = room.dispatched(CALLER, new DraftFields(matter, "张三", "", "", false));
        until("2026-09-18T22:00:00Z");
        assertThat(sent(Outbox.URGENT_UNIT_SMS))
                .singleElement()
                .satisfies(sms ->
                        assertThat(sms.warnings()).extracting(Warned::number).containsExactly(ticket.number()));
        assertThat(sent()).isEmpty();
    }

    @Test
    void given_cards_then_yellow_and_red_once_each() {
        dispatched();
        until(MORNING);
        assertThat(sent()).hasSize(1);
        until("2026-09-24T00:00:00Z");
        assertThat(sent().getFirst().warnings()).extracting(Warned::stage).containsExactly(WarningStage.YELLOW);
        until("2026-09-29T00:00:00Z");
        assertThat(sent().getFirst().warnings()).extracting(Warned::stage).containsExactly(WarningStage.RED);
        until("2026-10-12T00:00:00Z");
        assertThat(sent()).isEmpty();
    }

    @Test
    void given_the_server_was_away_for_days_then_each_stage_that_still_is_true_once() {
        dispatched();
        until("2026-09-29T00:00:00Z");
        assertThat(sent())
                .singleElement()
                .satisfies(sms -> assertThat(sms.warnings())
                        .extracting(Warned::stage)
                        .containsExactly(WarningStage.YELLOW, WarningStage.RED));
        assertThat(sent()).isEmpty();
    }

    @Test
    void given_a_reply_before_the_morning_then_nothing_is_said() {
        Ticket ticket = dispatched();
        until(MIDNIGHT);
        assertThat(reach().waiting()).isEqualTo(1);
        done(room.room.tickets().reply(Act.by(UNIT, ticket.id()), reply(""), "路灯已修复，感谢您的反映。"));
        until(MORNING);
        assertThat(sent()).isEmpty();
        assertThat(reach().waiting()).isZero();
    }

    @Test
    void given_a_unit_without_a_number_then_it_is_seen_and_said_when_there_is_one() {
        assertThat(texts.register("cg", List.of(), ADMINISTRATOR)).isEmpty();
        dispatched();
        until(MIDNIGHT);
        until(MORNING);
        assertThat(sent()).isEmpty();
        assertThat(reach().isWithoutNumber()).isTrue();
        assertThat(reach().waitingSince()).isEqualTo(Instant.parse(MIDNIGHT));
        assertThat(texts.register("cg", List.of(PHONE, "138 0000 0002", PHONE), ADMINISTRATOR))
                .isEmpty();
        room.room.timers().sweep();
        assertThat(sent()).extracting(UnitSms::phone).containsExactlyInAnyOrder(PHONE, "13800000002");
        assertThat(reach().isWithoutNumber()).isFalse();
        assertThat(texts.history("cg").orElseThrow())
                .extracting(UnitReach.NumbersChange::numbers)
                .containsExactly(List.of(PHONE, "13800000002"), List.of(), List.of(PHONE));
    }

    @Test
    void given_two_servers_sweep_at_once_then_one_text() throws InterruptedException {
        dispatched();
        room.clock.advance(Duration.between(room.clock.instant(), Instant.parse(MORNING)));
        TicketRoom other = TicketRoom.open(
                room.database,
                SealingKeys.wellKnown(),
                room.clock,
                TicketSettings.defaults(),
                EndingSettings.defaults(),
                _ -> {},
                _ -> {});
        List<Thread> sweeps = List.of(
                Thread.startVirtualThread(() -> room.room.timers().sweep()),
                Thread.startVirtualThread(() -> other.timers().sweep()));
        for (Thread sweep : sweeps) {
            sweep.join();
        }
        until("2026-09-22T02:00:00Z");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void given_no_copy_arrived_then_the_unit_is_unreached_until_another_number_is_registered() {
        texts.register("cg", List.of(PHONE, "13800000002"), ADMINISTRATOR);
        dispatched();
        until(MORNING);
        List<UnitSms> copies = sent();
        UUID one = copies.get(0).textId();
        UUID two = copies.get(1).textId();
        texts.finished(one, room.clock.instant(), "短信网关拒收，错误码11");
        assertThat(reach().isUnreached()).as("the other is on its way").isFalse();
        texts.finished(two, room.clock.instant(), "空号");
        assertThat(reach().isUnreached()).isTrue();
        texts.finished(two, room.clock.instant(), "");
        assertThat(reach().last()).extracting(UnitReach.Copy::state).containsOnly(State.FAILED);
        texts.sentDespiteOptOut(one);
        assertThat(reach().last())
                .filteredOn(UnitReach.Copy::despiteOptOut)
                .extracting(UnitReach.Copy::id)
                .containsExactly(one);
        room.clock.advance(Duration.ofSeconds(1));
        texts.register("cg", List.of("13800000003"), ADMINISTRATOR);
        assertThat(reach().isUnreached()).isFalse();
    }

    @Test
    void given_numbers_that_cannot_be_texted_or_other_people_then_refused_and_nothing_kept() {
        assertThat(texts.register("cg", List.of("07730000101"), ADMINISTRATOR)
                        .orElseThrow()
                        .why())
                .isEqualTo(Result.Why.INPUT);
        List<String> six = IntStream.range(0, 6).mapToObj(i -> "1380000001" + i).toList();
        assertThat(texts.register("cg", six, ADMINISTRATOR).orElseThrow().field())
                .isEqualTo("numbers");
        assertThat(texts.register("cg", List.of(PHONE), REVIEWER).orElseThrow().why())
                .isEqualTo(Result.Why.FORBIDDEN);
        assertThat(texts.register("mars", List.of(PHONE), ADMINISTRATOR)
                        .orElseThrow()
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
        assertThat(texts.register("cg", List.of(PHONE), ADMINISTRATOR)).isEmpty();
        assertThat(texts.history("cg").orElseThrow())
                .as("the same again is no change")
                .hasSize(1);
    }
}
