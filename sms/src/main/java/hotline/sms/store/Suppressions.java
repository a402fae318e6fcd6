package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_SUPPRESSION;

import hotline.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;

/** Handsets whose owners asked for no more texts: sealed, but for those of before that wait for it. */
public final class Suppressions {

    private static final String PLACE = "sms_suppression.sealed";

    private final Ids ids;
    private final Seals seals;

    public Suppressions(Ids ids, Seals seals) {
        this.ids = ids;
        this.seals = seals;
    }

    /** Nothing when the handset has no number. @param word what they wrote */
    public void add(DSLContext dsl, String phone, String word, Instant now) {
        Optional<byte[]> index = seals.indexOf(phone);
        if (index.isEmpty() || contains(dsl, phone)) {
            return;
        }
        UUID id = ids.next();
        dsl.insertInto(SMS_SUPPRESSION)
                .set(SMS_SUPPRESSION.ID, id)
                .set(SMS_SUPPRESSION.PHONE_INDEX, index.get())
                .set(SMS_SUPPRESSION.SEALED, sealed(id, phone, word))
                .set(SMS_SUPPRESSION.SINCE, Times.at(now))
                .onConflictDoNothing()
                .execute();
    }

    public boolean contains(DSLContext dsl, String phone) {
        return dsl.fetchExists(SMS_SUPPRESSION, of(phone));
    }

    /** The owner wants texts again. */
    public boolean remove(DSLContext dsl, String phone) {
        return dsl.deleteFrom(SMS_SUPPRESSION).where(of(phone)).execute() > 0;
    }

    private Condition of(String phone) {
        return seals.of(phone, SMS_SUPPRESSION.PHONE_INDEX, SMS_SUPPRESSION.SEALED, SMS_SUPPRESSION.PHONE);
    }

    /** Seals some of those of before. @return how many */
    public int sealSome(DSLContext tx, int most) {
        List<Query> updates = tx.selectFrom(SMS_SUPPRESSION)
                .where(SMS_SUPPRESSION.PHONE.ne(""))
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> tx.update(SMS_SUPPRESSION)
                        .set(
                                SMS_SUPPRESSION.PHONE_INDEX,
                                seals.indexOf(row.getPhone()).orElseThrow())
                        .set(SMS_SUPPRESSION.SEALED, sealed(row.getId(), row.getPhone(), row.getWord()))
                        .set(SMS_SUPPRESSION.PHONE, "")
                        .set(SMS_SUPPRESSION.WORD, "")
                        .where(SMS_SUPPRESSION.ID.eq(row.getId())));
        tx.batch(updates).execute();
        return updates.size();
    }

    private byte[] sealed(UUID id, String phone, String word) {
        return seals.seal(phone + "\n" + word, PLACE, id);
    }
}
