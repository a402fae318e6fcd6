package hotline.telephony.store;

import static hotline.database.jooq.Tables.LEADER_DUTY;

import hotline.database.Database;
import hotline.telephony.call.AgentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The roster of leaders who take calls (Art 23). Blocking. */
public final class LeaderDuties {

    /**
     * @param leader the name as citizens know it
     * @param post such as 市政府副秘书长
     * @param agent the account that the leader signs in with
     * @param endsAt exclusive
     */
    public record Duty(UUID id, String leader, String post, AgentId agent, Instant startsAt, Instant endsAt) {

        public boolean on(Instant at) {
            return !at.isBefore(startsAt) && at.isBefore(endsAt);
        }
    }

    private static final int MOST = 500;

    private final Database database;

    public LeaderDuties(Database database) {
        this.database = database;
    }

    /** Those that end later than this, the earliest first, five hundred at most. */
    public List<Duty> endingAfter(Instant from) {
        return database.dsl()
                .selectFrom(LEADER_DUTY)
                .where(LEADER_DUTY.ENDS_AT.gt(utc(from)))
                .and(LEADER_DUTY.REMOVED_AT.isNull())
                .orderBy(LEADER_DUTY.STARTS_AT, LEADER_DUTY.ID)
                .limit(MOST)
                .fetch()
                .map(row -> new Duty(
                        row.getId(),
                        row.getLeader(),
                        row.getPost(),
                        new AgentId(row.getAgentId()),
                        row.getStartsAt().toInstant(),
                        row.getEndsAt().toInstant()));
    }

    public void add(Duty duty, String who, Instant at) {
        database.runInTransaction(dsl -> dsl.insertInto(LEADER_DUTY)
                .set(LEADER_DUTY.ID, duty.id())
                .set(LEADER_DUTY.LEADER, duty.leader())
                .set(LEADER_DUTY.POST, duty.post())
                .set(LEADER_DUTY.AGENT_ID, duty.agent().value())
                .set(LEADER_DUTY.STARTS_AT, utc(duty.startsAt()))
                .set(LEADER_DUTY.ENDS_AT, utc(duty.endsAt()))
                .set(LEADER_DUTY.CREATED_BY, who)
                .set(LEADER_DUTY.CREATED_AT, utc(at))
                .execute());
    }

    /** @return false when there is none of this id */
    public boolean remove(UUID id, String who, Instant at) {
        return database.inTransaction(dsl -> dsl.update(LEADER_DUTY)
                        .set(LEADER_DUTY.REMOVED_BY, who)
                        .set(LEADER_DUTY.REMOVED_AT, utc(at))
                        .where(LEADER_DUTY.ID.eq(id))
                        .and(LEADER_DUTY.REMOVED_AT.isNull())
                        .execute()
                == 1);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
