package hotline.tickets.store;

import static hotline.database.jooq.Tables.DISPATCH_CATALOGUE;
import static hotline.database.jooq.Tables.DISPATCH_ENTRY;
import static hotline.database.jooq.Tables.DISPATCH_TOPIC;

import hotline.database.jooq.tables.records.DispatchEntryRecord;
import hotline.database.jooq.tables.records.DispatchTopicRecord;
import hotline.regulation.FastLane;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;

/** Versions of the catalogue; only ever added. */
public final class CatalogueStore {

    /** Who adds a version holds it to the end of the transaction. */
    private static final long ADDING = 0x636174616c6f6775L;

    /** Nobody else adds a version until the transaction ends. */
    public void lock(DSLContext tx) {
        tx.execute("select pg_advisory_xact_lock(?)", ADDING);
    }

    /** Zero when there is none. */
    public long newest(DSLContext dsl) {
        return dsl.select(DISPATCH_CATALOGUE.VERSION)
                .from(DISPATCH_CATALOGUE)
                .orderBy(DISPATCH_CATALOGUE.VERSION.desc())
                .limit(1)
                .fetchOptional(DISPATCH_CATALOGUE.VERSION)
                .orElse(0L);
    }

    /** Of the day; zero when there is none yet. */
    public long inForce(DSLContext dsl, LocalDate day) {
        return dsl.select(inForce(DSL.val(day))).fetchSingle().value1();
    }

    static Field<Long> inForce(Field<LocalDate> day) {
        return DSL.coalesce(
                DSL.field(DSL.select(DISPATCH_CATALOGUE.VERSION)
                        .from(DISPATCH_CATALOGUE)
                        .where(DISPATCH_CATALOGUE.EFFECTIVE_ON.le(day))
                        .orderBy(DISPATCH_CATALOGUE.EFFECTIVE_ON.desc(), DISPATCH_CATALOGUE.VERSION.desc())
                        .limit(DSL.inline(1))),
                DSL.inline(0L));
    }

    /** The newest version of each later day, the earliest day first. */
    public List<Long> scheduled(DSLContext dsl, LocalDate after) {
        return dsl.select(DISPATCH_CATALOGUE.VERSION)
                .distinctOn(DISPATCH_CATALOGUE.EFFECTIVE_ON)
                .from(DISPATCH_CATALOGUE)
                .where(DISPATCH_CATALOGUE.EFFECTIVE_ON.gt(after))
                .orderBy(DISPATCH_CATALOGUE.EFFECTIVE_ON, DISPATCH_CATALOGUE.VERSION.desc())
                .fetch(DISPATCH_CATALOGUE.VERSION);
    }

    public List<Catalogue.Version> versions(DSLContext dsl) {
        return dsl.selectFrom(DISPATCH_CATALOGUE)
                .orderBy(DISPATCH_CATALOGUE.VERSION.desc())
                .fetch(row -> new Catalogue.Version(
                        row.getVersion(),
                        row.getEffectiveOn(),
                        row.getNote(),
                        row.getAuthor(),
                        Times.present(row.getMadeAt())));
    }

    public Optional<Catalogue> load(DSLContext dsl, long version) {
        return dsl.selectFrom(DISPATCH_CATALOGUE)
                .where(DISPATCH_CATALOGUE.VERSION.eq(version))
                .fetchOptional(row -> new Catalogue(
                        new Catalogue.Version(
                                row.getVersion(),
                                row.getEffectiveOn(),
                                row.getNote(),
                                row.getAuthor(),
                                Times.present(row.getMadeAt())),
                        topics(dsl, version),
                        entries(dsl, version)));
    }

    private static List<Topic> topics(DSLContext dsl, long version) {
        return dsl.selectFrom(DISPATCH_TOPIC)
                .where(DISPATCH_TOPIC.VERSION.eq(version))
                .orderBy(DISPATCH_TOPIC.ORDINAL)
                .fetch(row -> new Topic(
                        row.getName(),
                        row.getParent(),
                        Arrays.asList(row.getWords()),
                        row.getLane() == null ? null : FastLane.valueOf(row.getLane()),
                        row.getLimitDays() == null ? null : new StatedLimit(row.getLimitDays(), row.getLimitBasis())));
    }

    private static List<Entry> entries(DSLContext dsl, long version) {
        return dsl.selectFrom(DISPATCH_ENTRY)
                .where(DISPATCH_ENTRY.VERSION.eq(version))
                .orderBy(DISPATCH_ENTRY.TOPIC, DISPATCH_ENTRY.AREA)
                .fetch(row ->
                        new Entry(row.getTopic(), row.getArea(), row.getUnitId(), row.getAssisting(), row.getBasis()));
    }

    public Catalogue.Version add(DSLContext tx, Draft draft, Instant now, String author) {
        long version = tx.insertInto(DISPATCH_CATALOGUE)
                .set(DISPATCH_CATALOGUE.EFFECTIVE_ON, draft.effectiveOn())
                .set(DISPATCH_CATALOGUE.NOTE, TicketMapping.storable(draft.note()))
                .set(DISPATCH_CATALOGUE.AUTHOR, author)
                .set(DISPATCH_CATALOGUE.MADE_AT, Times.at(now))
                .returning(DISPATCH_CATALOGUE.VERSION)
                .fetchSingle(DISPATCH_CATALOGUE.VERSION);
        List<TableRecord<?>> rows = new ArrayList<>();
        for (Topic topic : draft.topics()) {
            rows.add(row(version, rows.size(), topic));
        }
        draft.entries().forEach(entry -> rows.add(row(version, entry)));
        tx.batchInsert(rows).execute();
        return new Catalogue.Version(version, draft.effectiveOn(), draft.note(), author, now);
    }

    private static DispatchTopicRecord row(long version, int ordinal, Topic topic) {
        FastLane lane = topic.lane();
        StatedLimit limit = topic.limit();
        DispatchTopicRecord row = new DispatchTopicRecord();
        row.setVersion(version);
        row.setOrdinal(ordinal);
        row.setName(topic.name());
        row.setParent(topic.parent());
        row.setWords(topic.words().toArray(String[]::new));
        row.setLane(lane == null ? null : lane.name());
        row.setLimitDays(limit == null ? null : limit.workingDays());
        row.setLimitBasis(limit == null ? null : limit.basis());
        return row;
    }

    private static DispatchEntryRecord row(long version, Entry entry) {
        DispatchEntryRecord row = new DispatchEntryRecord();
        row.setVersion(version);
        row.setTopic(entry.topic());
        row.setArea(entry.area());
        row.setUnitId(entry.unitId());
        row.setAssisting(entry.assisting());
        row.setBasis(entry.basis());
        return row;
    }
}
