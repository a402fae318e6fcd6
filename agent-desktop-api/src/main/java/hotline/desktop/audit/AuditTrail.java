package hotline.desktop.audit;

import hotline.database.Database;
import hotline.desktop.person.Person;
import hotline.desktop.store.AuditStore;
import hotline.regulation.clause.Clause;
import java.time.Clock;

/**
 * Every read of personal data leaves a row before the data is handed over, and every denied attempt leaves one
 * (Article 24). Blocks on the database; when it fails, so does the read.
 */
@Clause("24a")
public final class AuditTrail {

    private static final int LONGEST_TEXT = 500;

    private final Database database;
    private final AuditStore store;
    private final Clock clock;

    public AuditTrail(Database database, AuditStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param action what was done, such as {@code ticket.read}
     * @param subject to what, such as {@code ticket:<id>}
     * @param detail why, as the person said; empty when nobody asked
     */
    public void note(Person who, String action, String subject, String detail) {
        write(who.name(), who.roleWords(), action, subject, detail);
    }

    /** @param who the name when known, else the address */
    public void denied(String who, String roles, String operation, String why) {
        write(who, roles, "denied", operation, why);
    }

    private void write(String actor, String role, String action, String subject, String detail) {
        AuditStore.Entry entry =
                new AuditStore.Entry(clock.instant(), actor, role, action, shortened(subject), shortened(detail));
        database.runInTransaction(db -> store.insert(db, entry));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
