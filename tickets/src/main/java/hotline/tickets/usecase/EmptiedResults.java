package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.clause.Clause;
import hotline.tickets.Outbox;
import hotline.tickets.store.OutboxStore;

/** Results that became messages before they were emptied with it still say to whom (Art 24): they are emptied some at a time by the sweeps. */
@Clause("24a")
final class EmptiedResults {

    private static final int BATCH = 2_000;

    private final Database database;
    private final OutboxStore store = new OutboxStore();
    private volatile boolean all;

    EmptiedResults(Database database) {
        this.database = database;
    }

    void sweep() {
        if (!all) {
            all = database.inTransaction(tx -> store.emptyDone(tx, Outbox.RESULT_SMS, BATCH)) == 0;
        }
    }
}
