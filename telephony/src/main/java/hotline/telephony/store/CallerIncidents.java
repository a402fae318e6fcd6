package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALLER_INCIDENT;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.IncidentKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Disturbing calls, as agents marked them. The recording is found by the call's id. Blocking. */
public final class CallerIncidents {

    public record Incident(
            UUID id, Instant at, CallId call, PhoneNumber caller, AgentId agent, IncidentKind kind, String note) {}

    private static final int MOST = 200;

    private final Database database;

    public CallerIncidents(Database database) {
        this.database = database;
    }

    public void add(Incident incident) {
        database.runInTransaction(dsl -> dsl.insertInto(CALLER_INCIDENT)
                .set(CALLER_INCIDENT.ID, incident.id())
                .set(CALLER_INCIDENT.AT, incident.at().atOffset(ZoneOffset.UTC))
                .set(CALLER_INCIDENT.CALL_ID, incident.call().value())
                .set(CALLER_INCIDENT.CALLER_NUMBER, incident.caller().digits())
                .set(CALLER_INCIDENT.CALLER_KIND, incident.caller().kind().name())
                .set(CALLER_INCIDENT.AGENT_ID, incident.agent().value())
                .set(CALLER_INCIDENT.KIND, incident.kind().name())
                .set(CALLER_INCIDENT.NOTE, incident.note())
                .execute());
    }

    /** Latest first, two hundred at most. */
    public List<Incident> since(Instant from) {
        return database.dsl()
                .selectFrom(CALLER_INCIDENT)
                .where(CALLER_INCIDENT.AT.ge(from.atOffset(ZoneOffset.UTC)))
                .orderBy(CALLER_INCIDENT.AT.desc())
                .limit(MOST)
                .fetch()
                .map(row -> new Incident(
                        row.getId(),
                        row.getAt().toInstant(),
                        new CallId(row.getCallId()),
                        new PhoneNumber(row.getCallerNumber(), PhoneNumber.Kind.valueOf(row.getCallerKind())),
                        new AgentId(row.getAgentId()),
                        IncidentKind.valueOf(row.getKind()),
                        row.getNote()));
    }
}
