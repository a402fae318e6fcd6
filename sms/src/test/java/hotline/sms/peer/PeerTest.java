package hotline.sms.peer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.MovableClock;
import hotline.sms.HandsetPort.Message;
import hotline.sms.SmsRoom;
import hotline.sms.SmsSettings;
import hotline.sms.flow.FlowSettings;
import hotline.sms.smpp.SmppSettings;
import hotline.tickets.ResultSms;
import hotline.tickets.sealing.SealingKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A room on an emptied database, bound to a carrier process; each class has its own two. */
abstract class PeerTest {

    static final String ANSWER = "维修人员已于11月24日更换灯具，路灯恢复照明";
    private static final AtomicLong PHONES = new AtomicLong(13800000000L);
    static CarrierProcess carrier;

    final RecordedTickets tickets = new RecordedTickets();
    final QueuedResults outbox = new QueuedResults();
    final MovableClock clock = new MovableClock(Clock.systemUTC(), Duration.ZERO);
    /** Each test has a handset of its own. */
    final String phone = "" + PHONES.incrementAndGet();

    static Database database;
    SmsRoom room;
    private long duplicatesBefore;

    @BeforeAll
    static void startCarrier() {
        carrier = new CarrierProcess();
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stopCarrier() {
        database.close();
        carrier.close();
    }

    @BeforeEach
    void open() {
        carrier.handsets().faults(Map.of("reset", true));
        duplicatesBefore = duplicates();
        database.dsl().execute("truncate sms_message, sms_part, sms_receipt, sms_inbound, sms_survey, sms_suppression");
        room = startRoom();
    }

    @AfterEach
    void close() {
        room.close();
        assertThat(duplicates()).as("texts and parts that a handset got twice").isEqualTo(duplicatesBefore);
    }

    SmsRoom startRoom() {
        return SmsRoom.start(
                database,
                SealingKeys.wellKnown(),
                outbox,
                tickets,
                settings(carrier.smppPort),
                clock,
                Clock.systemUTC());
    }

    static SmsSettings settings(int port) {
        SmppSettings smpp = new SmppSettings(
                "127.0.0.1",
                port,
                "hotline",
                CarrierProcess.PASSWORD,
                16,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofHours(2));
        FlowSettings normal = FlowSettings.of("10612345", 500);
        FlowSettings flow = new FlowSettings(
                normal.accessNumber(),
                normal.suffixDigits(),
                normal.partsPerSecond(),
                normal.texts(),
                Duration.ofSeconds(2),
                normal.receiptWait(),
                normal.inquireAfter(),
                normal.lease(),
                normal.pieceWait(),
                normal.quiet());
        return new SmsSettings(smpp, flow);
    }

    private static long duplicates() {
        return carrier.counter("duplicateTexts") + carrier.counter("duplicateParts");
    }

    UUID result() {
        return result(phone, "解放东路12号门前路灯不亮");
    }

    UUID result(String to, String title) {
        UUID ticket = UUID.randomUUID();
        String number = "4503261124" + (ticket.getLeastSignificantBits() >>> 34);
        outbox.add(new ResultSms(ticket, number, 1, to, title, "市城市管理委员会", ANSWER, false));
        room.poke();
        return ticket;
    }

    /** A result that was delivered. */
    UUID deliveredResult() {
        UUID ticket = result();
        eventually().until(() -> tickets.of(ticket).contains("delivered"));
        return ticket;
    }

    void reply(String text) {
        carrier.handsets().reply(phone, text);
    }

    List<Message> texts() {
        return carrier.handsets().messages(phone).stream()
                .filter(message -> message.direction().equals("IN"))
                .toList();
    }

    static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20));
    }
}
