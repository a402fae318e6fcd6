package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_SUPPRESSION;

import java.time.Instant;
import org.jooq.DSLContext;

/** Handsets whose owners asked for no more texts. */
public final class Suppressions {

    /** @param word what they wrote */
    public void add(DSLContext dsl, String phone, String word, Instant now) {
        dsl.insertInto(SMS_SUPPRESSION)
                .set(SMS_SUPPRESSION.PHONE, phone)
                .set(SMS_SUPPRESSION.WORD, word)
                .set(SMS_SUPPRESSION.SINCE, Times.at(now))
                .onConflictDoNothing()
                .execute();
    }

    public boolean contains(DSLContext dsl, String phone) {
        return dsl.fetchExists(SMS_SUPPRESSION, SMS_SUPPRESSION.PHONE.eq(phone));
    }

    /** The owner wants texts again. */
    public boolean remove(DSLContext dsl, String phone) {
        return dsl.deleteFrom(SMS_SUPPRESSION)
                        .where(SMS_SUPPRESSION.PHONE.eq(phone))
                        .execute()
                > 0;
    }
}
