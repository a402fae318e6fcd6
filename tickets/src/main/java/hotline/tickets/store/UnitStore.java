package hotline.tickets.store;

import static hotline.database.jooq.Tables.UNIT;

import hotline.tickets.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record4;

/** Units that tickets can be dispatched to; dissolved ones are left out. */
public final class UnitStore {

    public List<Unit> active(DSLContext dsl) {
        return dsl.select(UNIT.ID, UNIT.NAME, UNIT.PHONE, UNIT.AREA)
                .from(UNIT)
                .where(UNIT.ACTIVE)
                .orderBy(UNIT.ID)
                .fetch(UnitStore::unit);
    }

    public Optional<Unit> active(DSLContext dsl, String id) {
        return dsl.select(UNIT.ID, UNIT.NAME, UNIT.PHONE, UNIT.AREA)
                .from(UNIT)
                .where(UNIT.ID.eq(TicketMapping.storable(id)))
                .and(UNIT.ACTIVE)
                .fetchOptional(UnitStore::unit);
    }

    /** Whose calendar binds the unit, dissolved or not; empty for the city's. */
    public String area(DSLContext dsl, String id) {
        return dsl.select(UNIT.AREA)
                .from(UNIT)
                .where(UNIT.ID.eq(id))
                .fetchOptional(UNIT.AREA)
                .orElse("");
    }

    /** By unit, dissolved or not: whose calendar binds it; empty for the city's. */
    public Map<String, String> areas(DSLContext dsl) {
        return dsl.select(UNIT.ID, UNIT.AREA).from(UNIT).fetchMap(UNIT.ID, UNIT.AREA);
    }

    private static Unit unit(Record4<String, String, String, String> row) {
        return new Unit(row.value1(), row.value2(), row.value3(), row.value4());
    }
}
