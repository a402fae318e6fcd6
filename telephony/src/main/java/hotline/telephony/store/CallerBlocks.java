package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALLER_BLOCK;

import hotline.database.Database;
import hotline.database.jooq.tables.records.CallerBlockRecord;
import hotline.kernel.PhoneNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/** Numbers that are kept from the agents for a time, for ever in the table. Blocking. */
public final class CallerBlocks {

    /** @param call the call that gave reason; empty when the number was typed */
    public record Block(
            UUID id,
            PhoneNumber number,
            Optional<String> call,
            String reason,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            Optional<Lift> lift) {

        public boolean inForce(Instant now) {
            return lift.isEmpty() && expiresAt.isAfter(now);
        }
    }

    public record Lift(String by, Instant at, String reason) {}

    private static final int MOST = 500;

    private final Database database;

    public CallerBlocks(Database database) {
        this.database = database;
    }

    public List<Block> inForce(Instant now) {
        return read(CALLER_BLOCK.LIFTED_AT.isNull().and(CALLER_BLOCK.EXPIRES_AT.gt(utc(now))));
    }

    /** In force or not, latest first, five hundred at most. */
    public List<Block> all() {
        return read(org.jooq.impl.DSL.noCondition());
    }

    private List<Block> read(Condition which) {
        return database.dsl()
                .selectFrom(CALLER_BLOCK)
                .where(which)
                .orderBy(CALLER_BLOCK.CREATED_AT.desc())
                .limit(MOST)
                .fetch()
                .map(CallerBlocks::block);
    }

    /** @return false when the number is blocked already */
    public boolean add(Block block) {
        return database.inTransaction(dsl -> {
            // Two supervisors at once: the second waits for the first and finds its block.
            dsl.execute("lock table caller_block in share row exclusive mode");
            boolean blocked = dsl.fetchExists(
                    CALLER_BLOCK,
                    CALLER_BLOCK
                            .CALLER_NUMBER
                            .eq(block.number().digits())
                            .and(CALLER_BLOCK.LIFTED_AT.isNull())
                            .and(CALLER_BLOCK.EXPIRES_AT.gt(utc(block.createdAt()))));
            if (!blocked) {
                dsl.insertInto(CALLER_BLOCK)
                        .set(CALLER_BLOCK.ID, block.id())
                        .set(CALLER_BLOCK.CALLER_NUMBER, block.number().digits())
                        .set(CALLER_BLOCK.CALLER_KIND, block.number().kind().name())
                        .set(CALLER_BLOCK.CALL_ID, block.call().orElse(null))
                        .set(CALLER_BLOCK.REASON, block.reason())
                        .set(CALLER_BLOCK.CREATED_BY, block.createdBy())
                        .set(CALLER_BLOCK.CREATED_AT, utc(block.createdAt()))
                        .set(CALLER_BLOCK.EXPIRES_AT, utc(block.expiresAt()))
                        .execute();
            }
            return !blocked;
        });
    }

    /** @return false when there is none of this id that is still in force */
    public boolean lift(UUID id, Lift lift) {
        return database.inTransaction(dsl -> dsl.update(CALLER_BLOCK)
                        .set(CALLER_BLOCK.LIFTED_BY, lift.by())
                        .set(CALLER_BLOCK.LIFTED_AT, utc(lift.at()))
                        .set(CALLER_BLOCK.LIFT_REASON, lift.reason())
                        .where(CALLER_BLOCK.ID.eq(id))
                        .and(CALLER_BLOCK.LIFTED_AT.isNull())
                        .and(CALLER_BLOCK.EXPIRES_AT.gt(utc(lift.at())))
                        .execute()
                == 1);
    }

    private static Block block(CallerBlockRecord row) {
        return new Block(
                row.getId(),
                new PhoneNumber(row.getCallerNumber(), PhoneNumber.Kind.valueOf(row.getCallerKind())),
                Optional.ofNullable(row.getCallId()),
                row.getReason(),
                row.getCreatedBy(),
                row.getCreatedAt().toInstant(),
                row.getExpiresAt().toInstant(),
                Optional.ofNullable(row.getLiftedAt())
                        .map(at -> new Lift(row.getLiftedBy(), at.toInstant(), row.getLiftReason())));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
