package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.TicketKind;
import hotline.tickets.CitizenProgress.Asked;
import hotline.tickets.CitizenProgress.Code;
import hotline.tickets.Outbox;
import hotline.tickets.Progress;
import hotline.tickets.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Codes for the citizen's page; each test has tickets of its own in one room. */
class ProgressCodesTest {

    private static final TestRoom ROOM = new TestRoom();
    private static final String UNKNOWN = "4503260918010999990";

    @AfterAll
    static void close() {
        ROOM.close();
    }

    private static String ticket(PhoneNumber caller) {
        Ticket ticket = ROOM.accepted(caller, fields(TicketKind.HELP));
        return ticket.number();
    }

    private static Asked ask(String number, String code) {
        return ROOM.room.progress().sendCode(number, new Code(code, "hash of " + code));
    }

    private static Optional<Progress> open(String number, String code) {
        return ROOM.room.progress().open(number, "hash of " + code, "view " + number + code);
    }

    private static List<Outbox.Item> messages() {
        return ROOM.room.outbox().take(Outbox.CODE_SMS, 100, Duration.ofMinutes(1));
    }

    @Test
    void given_a_ticket_with_a_mobile_then_a_code_goes_there_and_opens_it_once() {
        String number = ticket(CALLER);
        assertThat(ask(number, "111111")).isEqualTo(new Asked.Sent(Duration.ofMinutes(10)));
        assertThat(messages()).anySatisfy(item -> assertThat(item.payload()).contains("111111", CALLER.digits()));
        assertThat(open(number, "222222")).isEmpty();
        assertThat(open(number, "111111")).map(Progress::number).contains(number);
        assertThat(open(number, "111111")).as("a second time").isEmpty();
        assertThat(ROOM.room.progress().view("view " + number + "111111")).isPresent();
        ROOM.clock.advance(Duration.ofMinutes(31));
        assertThat(ROOM.room.progress().view("view " + number + "111111")).isEmpty();
    }

    @Test
    void given_an_unknown_number_or_no_mobile_then_the_same_answers_and_no_message() {
        String landline = ticket(PhoneNumber.parse("07732812345"));
        messages();
        for (String number : List.of(UNKNOWN, landline)) {
            assertThat(ask(number, "111111")).isEqualTo(new Asked.Sent(Duration.ofMinutes(10)));
            assertThat(open(number, "111111")).isEmpty();
            ask(number, "222222");
            ask(number, "333333");
            assertThat(ask(number, "444444")).isInstanceOf(Asked.Wait.class);
        }
        assertThat(messages()).isEmpty();
    }

    @Test
    void given_a_code_that_is_too_old_then_worth_nothing() {
        String number = ticket(CALLER);
        ask(number, "111111");
        ROOM.clock.advance(Duration.ofMinutes(10));
        assertThat(open(number, "111111")).isEmpty();
    }

    @Test
    void given_five_wrong_tries_then_the_right_code_is_worth_nothing() {
        String number = ticket(CALLER);
        ask(number, "111111");
        for (int i = 0; i < 5; i++) {
            assertThat(open(number, "00000" + i)).isEmpty();
        }
        assertThat(open(number, "111111")).isEmpty();
        ROOM.clock.advance(Duration.ofSeconds(1));
        ask(number, "222222");
        assertThat(open(number, "222222")).isPresent();
    }

    @Test
    void given_a_newer_code_then_the_one_before_is_worth_nothing() {
        String number = ticket(CALLER);
        ask(number, "111111");
        ROOM.clock.advance(Duration.ofSeconds(1));
        ask(number, "222222");
        assertThat(open(number, "111111")).isEmpty();
        assertThat(open(number, "222222")).isPresent();
    }

    @Test
    void given_many_codes_then_three_an_hour_and_six_a_day() {
        String number = ticket(CALLER);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(number, "11111" + i)).isInstanceOf(Asked.Sent.class);
        }
        assertThat(ask(number, "222222")).isEqualTo(new Asked.Wait(Duration.ofHours(1)));
        ROOM.clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(ask(number, "33333" + i)).isInstanceOf(Asked.Sent.class);
        }
        ROOM.clock.advance(Duration.ofHours(1));
        assertThat(ask(number, "444444")).isEqualTo(new Asked.Wait(Duration.ofHours(22)));
    }

    @Test
    void given_a_code_that_became_a_message_then_the_outbox_no_longer_has_it() {
        String number = ticket(CALLER);
        ask(number, "987654");
        messages().forEach(item -> ROOM.room.outbox().doneAndEmptied(item.id()));
        assertThat(ROOM.database
                        .dsl()
                        .fetchOne("select count(*) from outbox where payload::text like '%987654%'")
                        .get(0, int.class))
                .isZero();
    }
}
