package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALL_RECORD;

import hotline.database.Database;
import hotline.telephony.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Ended calls in which somebody talked, as far as the journal has been written. Blocking. */
public final class TalkedCalls {

    public record Talked(CallId call, Instant endedAt, Duration talked) {}

    private static final Duration LONGEST_CALL = Duration.ofHours(12);

    private final Database database;

    public TalkedCalls(Database database) {
        this.database = database;
    }

    /** By their end. @param from inclusive. @param to exclusive */
    public List<Talked> ended(Instant from, Instant to, Duration atLeast, int most) {
        return database.dsl()
                .select(CALL_RECORD.CALL_ID, CALL_RECORD.ENDED_AT, CALL_RECORD.TALKED_MS)
                .from(CALL_RECORD)
                .where(CALL_RECORD.ARRIVED_AT.ge(from.minus(LONGEST_CALL).atOffset(ZoneOffset.UTC))) // has an index
                .and(CALL_RECORD.ENDED_AT.ge(from.atOffset(ZoneOffset.UTC)))
                .and(CALL_RECORD.ENDED_AT.lt(to.atOffset(ZoneOffset.UTC)))
                .and(CALL_RECORD.TALKED_MS.ge(atLeast.toMillis()))
                .orderBy(CALL_RECORD.ENDED_AT, CALL_RECORD.CALL_ID)
                .limit(most)
                .fetch(row -> new Talked(
                        new CallId(row.value1()), row.value2().toInstant(), Duration.ofMillis(row.value3())));
    }
}
