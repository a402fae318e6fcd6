package hotline.sms.peer;

import hotline.database.Database;
import hotline.sms.SmsRoom;
import hotline.sms.SmsSettings;
import hotline.sms.flow.FlowSettings;
import hotline.sms.flow.TicketDesk;
import hotline.tickets.TicketSettings;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.usecase.TicketRoom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** An SMS room in a process of its own, for {@link KillPeerTest} to kill. Arguments: database URL, SMPP port. */
final class KilledRoom {

    private KilledRoom() {}

    public static void main(String[] args) throws InterruptedException {
        Database database = Database.open(new Database.Settings(args[0], "postgres", "", 8, Duration.ofSeconds(5)));
        Clock clock = Clock.systemUTC();
        TicketRoom tickets =
                TicketRoom.open(database, SealingKeys.wellKnown(), clock, TicketSettings.defaults(), changed -> {});
        SmsRoom.start(
                database,
                SealingKeys.wellKnown(),
                tickets.outbox(),
                TicketDesk.of(tickets.tickets(), tickets.unitTexts()),
                slow(PeerTest.settings(Integer.parseInt(args[1]))),
                clock,
                clock);
        new CountDownLatch(1).await();
    }

    /** So that a kill meets parts in every state. */
    static SmsSettings slow(SmsSettings settings) {
        FlowSettings flow = settings.flow();
        return new SmsSettings(
                settings.smpp(),
                new FlowSettings(
                        flow.accessNumber(),
                        flow.suffixDigits(),
                        20,
                        flow.texts(),
                        flow.claimPatience(),
                        flow.receiptWait(),
                        flow.inquireAfter(),
                        flow.lease(),
                        flow.pieceWait(),
                        flow.quiet()));
    }
}
