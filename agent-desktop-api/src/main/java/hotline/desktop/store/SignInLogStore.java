package hotline.desktop.store;

import static hotline.database.jooq.Tables.SIGN_IN_LOG;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rows of {@code sign_in_log}. */
public final class SignInLogStore {

    /** @param outcome OK, WRONG_PASSWORD, UNKNOWN, DISABLED, LIMITED or TOKEN_REUSED */
    public record Entry(Instant at, String name, @Nullable UUID userId, String address, String outcome) {}

    public void insert(DSLContext db, Entry entry) {
        db.insertInto(SIGN_IN_LOG)
                .set(SIGN_IN_LOG.AT, entry.at().atOffset(ZoneOffset.UTC))
                .set(SIGN_IN_LOG.NAME, entry.name())
                .set(SIGN_IN_LOG.USER_ID, entry.userId())
                .set(SIGN_IN_LOG.ADDRESS, entry.address())
                .set(SIGN_IN_LOG.OUTCOME, entry.outcome())
                .execute();
    }
}
