package hotline.tickets.store;

import static hotline.database.jooq.Tables.DISPATCH_OBJECTION;
import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.UNIT;

import hotline.tickets.catalogue.Objection;
import hotline.tickets.catalogue.Objection.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Objections to lines of the catalogue; what was raised is never changed, the decision is added. */
public final class ObjectionStore {

    private static final hotline.database.jooq.tables.Unit PROPOSED = UNIT.as("proposed_unit");

    /** @return false when one to the same line waits already, and then nothing changed */
    public boolean add(DSLContext tx, Objection raised) {
        Named proposed = raised.proposed();
        return tx.insertInto(DISPATCH_OBJECTION)
                        .set(DISPATCH_OBJECTION.ID, raised.id())
                        .set(DISPATCH_OBJECTION.CATALOGUE, raised.catalogue())
                        .set(DISPATCH_OBJECTION.TOPIC, raised.topic())
                        .set(DISPATCH_OBJECTION.AREA, raised.area())
                        .set(DISPATCH_OBJECTION.UNIT_ID, raised.unit().id())
                        .set(DISPATCH_OBJECTION.REASON, TicketMapping.storable(raised.reason()))
                        .set(DISPATCH_OBJECTION.BASIS, TicketMapping.storable(raised.basis()))
                        .set(DISPATCH_OBJECTION.PROPOSED, proposed == null ? null : proposed.id())
                        .set(DISPATCH_OBJECTION.TICKET_ID, raised.ticketId())
                        .set(DISPATCH_OBJECTION.RAISED_AT, Times.at(raised.raisedAt()))
                        .set(DISPATCH_OBJECTION.RAISED_BY, raised.raisedBy())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Nobody else decides it until the transaction ends. */
    public Optional<Objection> lock(DSLContext tx, UUID id) {
        return joined(tx, DISPATCH_OBJECTION.ID.eq(id))
                .forUpdate()
                .of(DISPATCH_OBJECTION)
                .fetchOptional(ObjectionStore::read);
    }

    public Optional<Objection> find(DSLContext dsl, UUID id) {
        return joined(dsl, DISPATCH_OBJECTION.ID.eq(id)).fetchOptional(ObjectionStore::read);
    }

    public void decide(
            DSLContext tx, UUID id, boolean upheld, String reason, Instant at, String by, @Nullable Long made) {
        tx.update(DISPATCH_OBJECTION)
                .set(DISPATCH_OBJECTION.UPHELD, upheld)
                .set(DISPATCH_OBJECTION.DECISION, TicketMapping.storable(reason))
                .set(DISPATCH_OBJECTION.DECIDED_AT, Times.at(at))
                .set(DISPATCH_OBJECTION.DECIDED_BY, by)
                .set(DISPATCH_OBJECTION.MADE, made)
                .where(DISPATCH_OBJECTION.ID.eq(id))
                .execute();
    }

    /** @param unitId whose; null for everybody's. Open ones first, then the newest. */
    public List<Objection> list(DSLContext dsl, @Nullable String unitId, int most) {
        return joined(dsl, unitId == null ? DSL.trueCondition() : DISPATCH_OBJECTION.UNIT_ID.eq(unitId))
                .orderBy(DISPATCH_OBJECTION.DECIDED_AT.isNull().desc(), DISPATCH_OBJECTION.RAISED_AT.desc())
                .limit(most)
                .fetch(ObjectionStore::read);
    }

    private static SelectConditionStep<Record> joined(DSLContext dsl, Condition wanted) {
        return dsl.select(DISPATCH_OBJECTION.fields())
                .select(UNIT.NAME, PROPOSED.NAME, TICKET.NUMBER)
                .from(DISPATCH_OBJECTION)
                .join(UNIT)
                .on(UNIT.ID.eq(DISPATCH_OBJECTION.UNIT_ID))
                .leftJoin(PROPOSED)
                .on(PROPOSED.ID.eq(DISPATCH_OBJECTION.PROPOSED))
                .leftJoin(TICKET)
                .on(TICKET.ID.eq(DISPATCH_OBJECTION.TICKET_ID))
                .where(wanted);
    }

    private static Objection read(Record joined) {
        var row = joined.into(DISPATCH_OBJECTION);
        return new Objection(
                row.getId(),
                row.getCatalogue(),
                row.getTopic(),
                row.getArea(),
                new Named(row.getUnitId(), joined.get(UNIT.NAME)),
                row.getReason(),
                row.getBasis(),
                row.getProposed() == null ? null : new Named(row.getProposed(), joined.get(PROPOSED.NAME)),
                row.getTicketId(),
                joined.get(TICKET.NUMBER),
                Times.present(row.getRaisedAt()),
                row.getRaisedBy(),
                row.getUpheld() == null
                        ? null
                        : new Objection.Decided(
                                row.getUpheld(),
                                row.getDecision(),
                                Times.present(row.getDecidedAt()),
                                row.getDecidedBy(),
                                row.getMade()));
    }
}
