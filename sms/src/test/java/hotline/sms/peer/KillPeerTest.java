package hotline.sms.peer;

import static hotline.database.jooq.Tables.SMS_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.MovableClock;
import hotline.sms.SmsRoom;
import hotline.sms.flow.TicketDesk;
import hotline.tickets.Outbox;
import hotline.tickets.ResultSms;
import hotline.tickets.TicketSettings;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.store.OutboxStore;
import hotline.tickets.usecase.TicketRoom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code kill -9} amid sending, three times: every result ends delivered or with a person, and no text comes twice. */
class KillPeerTest {

    private static final int RESULTS = 40;

    @Test
    void given_room_killed_thrice_amid_sending_when_restarted_then_nothing_is_lost_or_doubled() throws Exception {
        Database.Settings settings = TestDatabase.freshSettings();
        try (CarrierProcess carrier = new CarrierProcess();
                Database database = Database.open(settings)) {
            for (int i = 0; i < RESULTS; i++) {
                enqueue(database, i);
            }
            for (int kills = 1; kills <= 3; kills++) {
                long enough = carrier.counter("accepted") + 15;
                Process process = start(settings.url(), carrier.smppPort);
                try {
                    PeerTest.eventually()
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> carrier.counter("accepted") >= enough);
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
            finish(database, carrier);
            assertThat(carrier.counter("duplicateTexts")).isZero();
            assertThat(carrier.counter("duplicateParts")).isZero();
            assertThat(database.dsl().fetchCount(SMS_MESSAGE)).isEqualTo(RESULTS);
            assertThat(database.dsl().fetchCount(SMS_MESSAGE, SMS_MESSAGE.STATE.eq("DELIVERED")))
                    .as("delivered of %d; a text whose receipt died with the process goes to a person", RESULTS)
                    .isLessThanOrEqualTo((int) carrier.counter("texts"))
                    .isGreaterThan(RESULTS / 2);
        }
    }

    private static void finish(Database database, CarrierProcess carrier) {
        MovableClock clock = new MovableClock(Clock.systemUTC(), Duration.ZERO);
        TicketRoom tickets =
                TicketRoom.open(database, SealingKeys.wellKnown(), clock, TicketSettings.defaults(), changed -> {});
        clock.advance(Duration.ofMinutes(2));
        try (SmsRoom room = SmsRoom.start(
                database,
                SealingKeys.wellKnown(),
                tickets.outbox(),
                TicketDesk.of(tickets.tickets(), tickets.unitTexts()),
                PeerTest.settings(carrier.smppPort),
                clock,
                Clock.systemUTC())) {
            PeerTest.eventually()
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> database.dsl().fetchCount(SMS_MESSAGE) == RESULTS
                            && room.health().queued() == 0
                            && room.health().awaitingReceipt() == 0
                            && room.health().connected());
            clock.advance(Duration.ofMinutes(121));
            room.poke();
            PeerTest.eventually()
                    .until(() -> database.dsl()
                                    .fetchCount(
                                            SMS_MESSAGE,
                                            SMS_MESSAGE.STATE.eq("OPEN").or(SMS_MESSAGE.TOLD_AT.isNull()))
                            == 0);
        }
    }

    private static void enqueue(Database database, int i) {
        ResultSms result = new ResultSms(
                UUID.randomUUID(),
                "45032611240100%05d".formatted(i),
                1,
                "" + (13700000000L + i),
                "第" + i + "件事",
                "市城市管理委员会",
                PeerTest.ANSWER,
                false);
        database.runInTransaction(tx -> new OutboxStore()
                .add(
                        tx,
                        UUID.randomUUID(),
                        Outbox.RESULT_SMS,
                        "RESULT_SMS:" + result.ticketId() + ":1",
                        result,
                        Clock.systemUTC().instant()));
    }

    private static Process start(String url, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRoom.class.getName(),
                        url,
                        "" + port)
                .inheritIO()
                .start();
    }
}
