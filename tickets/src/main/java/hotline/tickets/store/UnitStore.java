package hotline.tickets.store;

import static hotline.database.jooq.Tables.UNIT;

import hotline.regulation.UnitNature;
import hotline.tickets.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Units that tickets can be dispatched to; dissolved ones are left out. */
public final class UnitStore {

    static final List<Field<?>> FIELDS =
            List.of(UNIT.ID, UNIT.NAME, UNIT.PHONE, UNIT.AREA, UNIT.NATURE, UNIT.PARENT_ID);

    public List<Unit> active(DSLContext dsl) {
        return dsl.select(FIELDS).from(UNIT).where(UNIT.ACTIVE).orderBy(UNIT.ID).fetch(UnitStore::unit);
    }

    public Optional<Unit> active(DSLContext dsl, String id) {
        return dsl.select(FIELDS)
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

    /** Ids of the vertical agencies, dissolved ones too. */
    public Set<String> vertical(DSLContext dsl) {
        return dsl.select(UNIT.ID)
                .from(UNIT)
                .where(UNIT.NATURE.eq(UnitNature.VERTICAL.name()))
                .fetchSet(UNIT.ID);
    }

    /** Dissolved or not; empty for an id that no unit has. */
    public Optional<String> name(DSLContext dsl, String id) {
        return dsl.select(UNIT.NAME).from(UNIT).where(UNIT.ID.eq(id)).fetchOptional(UNIT.NAME);
    }

    /** By id, dissolved or not. */
    public Map<String, String> names(DSLContext dsl) {
        return dsl.select(UNIT.ID, UNIT.NAME).from(UNIT).fetchMap(UNIT.ID, UNIT.NAME);
    }

    static Unit unit(Record row) {
        return new Unit(
                row.get(UNIT.ID),
                row.get(UNIT.NAME),
                row.get(UNIT.PHONE),
                row.get(UNIT.AREA),
                UnitNature.valueOf(row.get(UNIT.NATURE)),
                row.get(UNIT.PARENT_ID));
    }
}
