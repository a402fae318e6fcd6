package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.clause.Clause;
import hotline.tickets.sealing.CallerSealing;
import hotline.tickets.sealing.Sealer;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.sealing.WrongKeys;
import hotline.tickets.store.SealedCallers;
import hotline.tickets.store.SealingStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Callers are kept sealed (Art 24). The keys are tried at the start, before anything is read with them; what lies there from before is
 * sealed some at a time by the sweeps, each part in a transaction of its own, so that a kill anywhere loses nothing and repeats nothing.
 */
@Clause("24a")
final class CallerSeals {

    private static final Logger LOG = LoggerFactory.getLogger(CallerSeals.class);
    private static final int BATCH = 500;
    private static final int BATCHES_OF_A_SWEEP = 8;
    private static final int DOCUMENTS = 50;
    private static final int INDEX = 0;
    private static final String PLACE = "sealing_key.proof";
    private static final String PROVED = "hotline12345";

    private final Database database;
    private final SealingStore store = new SealingStore();
    private volatile boolean plainLeft = true;
    private volatile boolean plainForbidden;
    /** Sweeps run one at a time, on one thread or another. */
    private volatile @Nullable UUID sealedUpTo;

    private CallerSeals(Database database) {
        this.database = database;
    }

    /** @throws WrongKeys when something is there that these keys can't read, or their indexes can't find */
    static CallerSeals open(Database database, SealingKeys keys, Clock clock) {
        CallerSeals seals = new CallerSeals(database);
        CallerSealing sealing = new CallerSealing(keys);
        seals.prove(keys, sealing, clock);
        SealedCallers.use(database, sealing, seals::plainLeft);
        seals.plainLeft = seals.store.plainLeft(database.dsl());
        return seals;
    }

    private void prove(SealingKeys keys, CallerSealing sealing, Clock clock) {
        int primary = sealing.sealer().primaryKey();
        byte[] hash = sealing.index().ofContact(PROVED).orElseThrow();
        Map<Integer, byte[]> proofs = database.inTransaction(tx -> {
            store.addProof(tx, INDEX, hash, clock.instant());
            store.addProof(
                    tx,
                    primary,
                    sealing.sealer().seal(PROVED.getBytes(StandardCharsets.UTF_8), PLACE, row(primary)),
                    clock.instant());
            return check(keys, sealing, hash, store.proofs(tx));
        });
        LOG.atInfo().addKeyValue("keys", proofs.keySet().toString()).log("callers are sealed with key " + primary);
    }

    /** In the transaction that added a proof: what is refused leaves none. */
    private static Map<Integer, byte[]> check(
            SealingKeys keys, CallerSealing sealing, byte[] hash, Map<Integer, byte[]> proofs) {
        proofs.forEach((key, proof) -> {
            if (key == INDEX) {
                if (!Arrays.equals(proof, hash)) {
                    throw new WrongKeys("密钥文件中的 ticket.index.key 不是本库所用的：按号码查找会什么也找不到。请从备份恢复原来的密钥文件，再启动");
                }
            } else if (keys.keys().stream().noneMatch(one -> one.id() == key)) {
                throw new WrongKeys(
                        "密钥文件的 ticket.keys 中没有密钥 " + key + "，库中有用它加密的诉求人信息。请从备份恢复原来的密钥文件，或把这把密钥加回 ticket.keys，再启动");
            } else if (!opens(sealing.sealer(), key, proof)) {
                throw new WrongKeys("密钥文件的 ticket.keys 中的密钥 " + key + " 不是本库所用的那一把，读不出库中的诉求人信息。请从备份恢复原来的密钥文件，再启动");
            }
        });
        return proofs;
    }

    private static boolean opens(Sealer sealer, int key, byte[] proof) {
        try {
            sealer.open(proof, PLACE, row(key));
            return true;
        } catch (Sealer.Unreadable wrong) {
            return false;
        }
    }

    private static UUID row(int key) {
        return new UUID(0, key);
    }

    /** Whether callers may lie there that are found by their plain number only. */
    private boolean plainLeft() {
        return plainLeft;
    }

    /** Seals a part of what is left; when nothing is, the database is told to take no plain caller any more. */
    void sweep() {
        if (plainForbidden) {
            return;
        }
        boolean some = false;
        for (int batches = 0; batches < BATCHES_OF_A_SWEEP; batches++) {
            SealingStore.Part part = database.inTransaction(tx -> store.sealCallers(tx, sealedUpTo, BATCH));
            int documents = database.inTransaction(tx -> store.sealDocuments(tx, DOCUMENTS));
            sealedUpTo = part.last();
            some |= part.sealed() + documents > 0;
            if (part.last() == null && documents < DOCUMENTS) {
                break;
            }
        }
        if (!some && !store.plainLeft(database.dsl())) {
            finish();
        }
    }

    private void finish() {
        try {
            database.runInTransaction(store::forbidPlain);
            database.runInTransaction(store::validateForbidden);
            plainLeft = false;
            plainForbidden = true;
            LOG.info("all callers are sealed");
        } catch (RuntimeException busy) {
            LOG.atInfo().addKeyValue("reason", busy.toString()).log("plain callers are forbidden with a later sweep");
        }
    }
}
