package hotline.sms.flow;

import hotline.database.Database;
import hotline.kernel.Ids;
import hotline.sms.store.Inbox;
import hotline.sms.store.Messages;
import hotline.sms.store.PartQueue;
import hotline.sms.store.ReceiptBook;
import hotline.sms.store.Seals;
import hotline.sms.store.Suppressions;
import hotline.sms.store.Surveys;
import java.time.Clock;
import java.time.InstantSource;

/**
 * What every step needs.
 *
 * @param business the clock of receipts, deadlines and leases
 * @param real the clock of claims and pauses, which the sandbox cannot move
 */
record Stores(
        Database database,
        Messages messages,
        PartQueue queue,
        ReceiptBook receipts,
        Surveys surveys,
        Inbox inbox,
        Suppressions suppressions,
        Clock business,
        InstantSource real) {

    static Stores of(Database database, Seals seals, FlowSettings settings, Clock business, Clock real) {
        Ids ids = new Ids(real);
        return new Stores(
                database,
                new Messages(ids),
                new PartQueue(),
                new ReceiptBook(ids),
                new Surveys(ids, seals, settings.suffixDigits(), settings.lease()),
                new Inbox(ids, seals),
                new Suppressions(ids, seals),
                business,
                real);
    }
}
