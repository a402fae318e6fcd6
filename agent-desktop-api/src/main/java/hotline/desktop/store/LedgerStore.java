package hotline.desktop.store;

import static hotline.database.jooq.Tables.VIEW_LEDGER;
import static hotline.database.jooq.Tables.VIEW_LEDGER_SEAL;

import hotline.database.jooq.tables.records.ViewLedgerRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows of {@code view_ledger} and of its seals; the database refuses to change either. */
public final class LedgerStore {

    private static final int ROWS_AT_A_TIME = 1_000;

    /** @param through the last line under it */
    public record Seal(long through, String sha256) {}

    /** @param line its number is given by the database */
    public long insert(DSLContext db, LedgerLine line) {
        ViewLedgerRecord row = new ViewLedgerRecord();
        row.setAt(stored(line.at()));
        row.setPerson(line.person());
        row.setPersonName(line.personName());
        row.setRoles(line.roles());
        row.setAddress(line.address());
        row.setKind(line.kind().name());
        row.setOperation(line.operation());
        row.setTickets(line.tickets().toArray(UUID[]::new));
        row.setClear(line.clear().toArray(String[]::new));
        row.setMasked(line.masked().toArray(String[]::new));
        row.setReason(line.reason());
        row.setClearUntil(line.clearUntil() == null ? null : stored(line.clearUntil()));
        return db.insertInto(VIEW_LEDGER)
                .set(row)
                .returningResult(VIEW_LEDGER.LINE)
                .fetchSingle()
                .value1();
    }

    public List<LedgerLine> find(DSLContext db, LedgerQuestion asked) {
        return db.selectFrom(VIEW_LEDGER)
                .where(condition(asked))
                .orderBy(VIEW_LEDGER.LINE.desc())
                .limit(asked.size())
                .fetch(LedgerStore::line);
    }

    private static Condition condition(LedgerQuestion asked) {
        return DSL.and(
                asked.ticket() == null ? DSL.noCondition() : VIEW_LEDGER.TICKETS.contains(new UUID[] {asked.ticket()}),
                asked.person() == null ? DSL.noCondition() : VIEW_LEDGER.PERSON.eq(asked.person()),
                asked.kind() == null
                        ? DSL.noCondition()
                        : VIEW_LEDGER.KIND.eq(asked.kind().name()),
                asked.from() == null ? DSL.noCondition() : VIEW_LEDGER.AT.ge(stored(asked.from())),
                asked.to() == null ? DSL.noCondition() : VIEW_LEDGER.AT.lt(stored(asked.to())),
                asked.before() == null ? DSL.noCondition() : VIEW_LEDGER.LINE.lt(asked.before()));
    }

    /**
     * Waits until lines that are being written stand, and holds off new ones until the transaction ends: every line up to the one
     * that it returns is there, or never will be. Fails rather than keep readers waiting for more than a moment.
     */
    public long standing(DSLContext tx) {
        tx.execute("set local lock_timeout = '100ms'");
        tx.execute("lock table view_ledger in share mode");
        return Objects.requireNonNullElse(
                tx.select(DSL.max(VIEW_LEDGER.LINE))
                        .from(VIEW_LEDGER)
                        .fetchSingle()
                        .value1(),
                0L);
    }

    /** Nobody else seals until the transaction ends. */
    public Optional<Seal> lockLastSeal(DSLContext tx) {
        tx.execute("lock table view_ledger_seal in exclusive mode");
        return tx.selectFrom(VIEW_LEDGER_SEAL)
                .orderBy(VIEW_LEDGER_SEAL.THROUGH.desc())
                .limit(1)
                .fetchOptional(row -> new Seal(row.getThrough(), row.getSha256()));
    }

    public List<Seal> seals(DSLContext db) {
        return db.selectFrom(VIEW_LEDGER_SEAL)
                .orderBy(VIEW_LEDGER_SEAL.THROUGH)
                .fetch(row -> new Seal(row.getThrough(), row.getSha256()));
    }

    public void seal(DSLContext tx, long through, SealHash hash, Instant now) {
        tx.insertInto(VIEW_LEDGER_SEAL)
                .set(VIEW_LEDGER_SEAL.THROUGH, through)
                .set(VIEW_LEDGER_SEAL.LINES, hash.lines())
                .set(VIEW_LEDGER_SEAL.SHA256, hash.hex())
                .set(VIEW_LEDGER_SEAL.SEALED_AT, stored(now))
                .execute();
    }

    /** The lines after one up to another, added to the hash in order. To be read in a transaction: they come some at a time. */
    public void add(DSLContext tx, long after, long through, SealHash hash) {
        try (Cursor<ViewLedgerRecord> rows = tx.selectFrom(VIEW_LEDGER)
                .where(VIEW_LEDGER.LINE.gt(after))
                .and(VIEW_LEDGER.LINE.le(through))
                .orderBy(VIEW_LEDGER.LINE)
                .fetchSize(ROWS_AT_A_TIME)
                .fetchLazy()) {
            rows.forEach(row -> hash.add(line(row)));
        }
    }

    public long countAfter(DSLContext db, long line) {
        return db.fetchCount(VIEW_LEDGER, VIEW_LEDGER.LINE.gt(line));
    }

    private static LedgerLine line(ViewLedgerRecord row) {
        return new LedgerLine(
                row.getLine(),
                row.getAt().toInstant(),
                row.getPerson(),
                row.getPersonName(),
                row.getRoles(),
                row.getAddress(),
                LookKind.valueOf(row.getKind()),
                row.getOperation(),
                List.of(row.getTickets()),
                List.of(row.getClear()),
                List.of(row.getMasked()),
                row.getReason(),
                read(row.getClearUntil()));
    }

    private static @Nullable Instant read(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime stored(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
