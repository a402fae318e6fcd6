package hotline.desktop.ledger;

import hotline.database.Database;
import hotline.desktop.person.Person;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LedgerQuestion;
import hotline.desktop.store.LedgerStore;
import hotline.desktop.store.SealHash;
import hotline.regulation.clause.Clause;
import hotline.regulation.disclosure.CallerField;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of views (Article 24). A line is durable when {@link #write} returns, and only then does the answer go out; when it
 * can't be written, nothing is answered. Lines are sealed in a chain a while later, off the readers' way. Blocks on the database.
 */
@Clause("24a")
public final class ViewLedger {

    /** Who types is answered with the own draft every few seconds: such answers are one line for so long. */
    private static final Duration ONE_LINE_OF_TYPING = Duration.ofMinutes(10);

    private static final String TYPING = "saveDraft";
    private static final int TYPING_REMEMBERED = 10_000;

    private record Typing(String person, String address, Disclosure seen) {}

    private final Map<Typing, LedgerLine> typing = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Typing, LedgerLine> eldest) {
            return size() > TYPING_REMEMBERED;
        }
    };

    private final Database database;
    private final LedgerStore store;
    private final Clock clock;

    public ViewLedger(Database database, LedgerStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param address where the reader's connection comes from
     * @param operation the contract's operationId
     * @return as it stands; saves of a draft that disclose the same share one line for ten minutes
     */
    public LedgerLine write(Person who, String address, String operation, Disclosure seen) {
        if (!operation.equals(TYPING)) {
            return append(who, address, operation, seen);
        }
        Typing one = new Typing(who.name(), address, seen);
        synchronized (typing) {
            LedgerLine before = typing.get(one);
            if (before != null && clock.instant().isBefore(before.at().plus(ONE_LINE_OF_TYPING))) {
                return before;
            }
        }
        LedgerLine line = append(who, address, operation, seen);
        synchronized (typing) {
            typing.remove(one);
            typing.put(one, line);
        }
        return line;
    }

    private LedgerLine append(Person who, String address, String operation, Disclosure seen) {
        LedgerLine line = new LedgerLine(
                0,
                // as PostgreSQL keeps it: the seal is made of what is read back
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                who.name(),
                who.displayName(),
                who.roleWords(),
                address,
                seen.kind(),
                operation,
                seen.tickets(),
                names(seen.clear()),
                names(seen.masked()),
                seen.reason(),
                seen.clearUntil());
        long number = store.insert(database.dsl(), line);
        return new LedgerLine(
                number,
                line.at(),
                line.person(),
                line.personName(),
                line.roles(),
                line.address(),
                line.kind(),
                line.operation(),
                line.tickets(),
                line.clear(),
                line.masked(),
                line.reason(),
                line.clearUntil());
    }

    private static List<String> names(Collection<CallerField> fields) {
        return fields.stream().sorted().map(CallerField::name).toList();
    }

    public List<LedgerLine> find(LedgerQuestion asked) {
        return store.find(database.dsl(), asked);
    }

    /**
     * Puts the lines since the last seal under a new one; killed at any point, the next time does it, and of two servers one waits
     * for the other.
     *
     * @return whether there was something to seal
     */
    public boolean seal() {
        long through = database.inTransaction(store::standing);
        return database.inTransaction(tx -> {
            Optional<LedgerStore.Seal> last = store.lockLastSeal(tx);
            long after = last.map(LedgerStore.Seal::through).orElse(0L);
            if (through <= after) {
                return false;
            }
            SealHash hash = new SealHash(last.map(LedgerStore.Seal::sha256).orElse(""));
            store.add(tx, after, through, hash);
            store.seal(tx, through, hash, clock.instant());
            return true;
        });
    }

    /** Computes every seal again. Takes a second for some hundred thousand lines. */
    public LedgerCheck check() {
        return database.inTransaction(tx -> {
            long after = 0;
            long lines = 0;
            String before = "";
            List<LedgerStore.Seal> seals = store.seals(tx);
            for (LedgerStore.Seal seal : seals) {
                SealHash hash = new SealHash(before);
                store.add(tx, after, seal.through(), hash);
                lines += hash.lines();
                if (!hash.hex().equals(seal.sha256())) {
                    return new LedgerCheck(seals.size(), lines, store.countAfter(tx, seal.through()), seal.through());
                }
                after = seal.through();
                before = seal.sha256();
            }
            return new LedgerCheck(seals.size(), lines, store.countAfter(tx, after), null);
        });
    }
}
