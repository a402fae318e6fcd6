package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALL_RECORD;
import static org.jooq.impl.DSL.count;

import hotline.database.Database;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.ServiceRating;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Field;

/** What citizens pressed about the service, agent by agent. Blocking. */
public final class ServiceRatings {

    /** @param asked how many were asked; asked and none of the three: not rated */
    public record Figures(AgentId agent, int asked, int satisfied, int fairlySatisfied, int dissatisfied) {}

    public record Dissatisfied(CallId call, AgentId agent, Instant ratedAt) {}

    private final Database database;

    public ServiceRatings(Database database) {
        this.database = database;
    }

    /** Of those asked since then, by agent. */
    public List<Figures> since(Instant from) {
        return database.dsl()
                .select(
                        CALL_RECORD.AGENT_ID,
                        count(),
                        pressed(ServiceRating.SATISFIED),
                        pressed(ServiceRating.FAIRLY_SATISFIED),
                        pressed(ServiceRating.DISSATISFIED))
                .from(CALL_RECORD)
                .where(CALL_RECORD.RATING_ASKED_AT.ge(from.atOffset(ZoneOffset.UTC)))
                .and(CALL_RECORD.AGENT_ID.isNotNull())
                .groupBy(CALL_RECORD.AGENT_ID)
                .orderBy(CALL_RECORD.AGENT_ID)
                .fetch(row ->
                        new Figures(new AgentId(row.value1()), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Latest first. */
    public List<Dissatisfied> dissatisfied(Instant from, int most) {
        return database.dsl()
                .select(CALL_RECORD.CALL_ID, CALL_RECORD.AGENT_ID, CALL_RECORD.RATED_AT)
                .from(CALL_RECORD)
                .where(CALL_RECORD.RATING_ASKED_AT.ge(from.atOffset(ZoneOffset.UTC)))
                .and(CALL_RECORD.RATING.eq(ServiceRating.DISSATISFIED.name()))
                .and(CALL_RECORD.AGENT_ID.isNotNull())
                .orderBy(CALL_RECORD.RATED_AT.desc())
                .limit(most)
                .fetch(row -> new Dissatisfied(
                        new CallId(row.value1()),
                        new AgentId(row.value2()),
                        row.value3().toInstant()));
    }

    private static Field<Integer> pressed(ServiceRating rating) {
        return count().filterWhere(CALL_RECORD.RATING.eq(rating.name()));
    }
}
