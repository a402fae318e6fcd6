package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Decision;
import hotline.regulation.guard.CatalogueRule;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.catalogue.DispatchCatalogue.NewObjection;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Objection;
import hotline.tickets.catalogue.Objection.Named;
import hotline.tickets.catalogue.ObjectionAnswer;
import hotline.tickets.dispute.ReturnRecord;
import hotline.tickets.store.CatalogueStore;
import hotline.tickets.store.DispatchStore;
import hotline.tickets.store.ObjectionStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** 派单异议 (国办函〔2025〕66号): raised by a unit or by an accepted return, decided by the hotline centre. */
final class Objections {

    private static final int MOST = 300;

    private final Database database;
    private final Transitions transitions;
    private final Catalogues catalogues;
    private final Dispatches dispatches;
    private final Supplier<UUID> ids;
    private final ObjectionStore store = new ObjectionStore();
    private final CatalogueStore versions = new CatalogueStore();
    private final DispatchStore dispatched = new DispatchStore();
    private final UnitStore units = new UnitStore();

    Objections(
            Database database,
            Transitions transitions,
            Catalogues catalogues,
            Dispatches dispatches,
            Supplier<UUID> ids) {
        this.database = database;
        this.transitions = transitions;
        this.catalogues = catalogues;
        this.dispatches = dispatches;
        this.ids = ids;
    }

    List<Objection> list(Actor reader) {
        return store.list(database.dsl(), reader.unitId(), MOST);
    }

    ObjectionAnswer object(NewObjection raised, Actor actor) {
        String unitId = actor.unitId();
        if (actor.role() != Role.UNIT || unitId == null) {
            return refused(Result.Why.FORBIDDEN, "派单异议由目录所列的承办单位提出", null);
        }
        if (CatalogueRule.objection(raised.reason(), raised.basis()) instanceof Decision.Refusal refusal) {
            return new ObjectionAnswer.Refused(Transitions.refusal(refusal));
        }
        return database.inTransaction(tx -> object(tx, raised, unitId, actor));
    }

    private ObjectionAnswer object(DSLContext tx, NewObjection raised, String unitId, Actor actor) {
        Instant now = transitions.now();
        Optional<Catalogue> catalogue = catalogues.inForce(tx, now).map(Catalogues.InForce::catalogue);
        Optional<Entry> entry = catalogue.flatMap(one -> one.entry(raised.topic(), raised.area()));
        if (entry.isEmpty() || !entry.get().unitId().equals(unitId)) {
            return refused(Result.Why.NOT_FOUND, "现行派单目录里没有派往本单位的这一条，请刷新后再看", null);
        }
        String proposed = raised.proposed();
        Optional<Unit> other = Optional.ofNullable(proposed).flatMap(id -> units.active(tx, id));
        if (proposed != null && (other.isEmpty() || proposed.equals(unitId))) {
            return refused(Result.Why.INPUT, "建议的承办单位不存在、已撤销，或者就是本单位", "proposed");
        }
        Objection objection = new Objection(
                ids.get(),
                catalogue.orElseThrow().version().version(),
                raised.topic(),
                raised.area(),
                named(tx, unitId),
                raised.reason().strip(),
                raised.basis().strip(),
                other.map(unit -> new Named(unit.id(), unit.name())).orElse(null),
                null,
                null,
                now,
                actor.id(),
                null);
        return store.add(tx, objection)
                ? new ObjectionAnswer.Done(objection)
                : refused(Result.Why.STATE, "这一条已有异议待审核，请等候结果", null);
    }

    private Named named(DSLContext dsl, String unitId) {
        return new Named(unitId, units.name(dsl, unitId).orElse(unitId));
    }

    /** A return that was accepted says that the line by which the ticket went was wrong; one objection to a line at a time. */
    void raiseFromReturn(Ticket ticket, ReturnRecord returned, Actor actor, Moment moment) {
        dispatched
                .latest(moment.tx(), ticket.id())
                .filter(last ->
                        Boolean.TRUE.equals(last.followed()) && last.unitId().equals(returned.unitId()))
                .ifPresent(last -> store.add(
                        moment.tx(),
                        new Objection(
                                ids.get(),
                                Objects.requireNonNull(last.catalogue()),
                                Objects.requireNonNull(last.entryTopic()),
                                Objects.requireNonNull(last.entryArea()),
                                new Named(returned.unitId(), returned.unitName()),
                                returned.reason(),
                                returned.basis(),
                                null,
                                ticket.id(),
                                ticket.number(),
                                moment.now(),
                                actor.id(),
                                null)));
    }

    ObjectionAnswer decide(UUID id, boolean upheld, String reason, @Nullable String unitId, Actor actor) {
        if (!CatalogueDesk.MAY_CHANGE.contains(actor.role())) {
            return refused(Result.Why.FORBIDDEN, actor.role().chinese() + "不能审核派单异议", null);
        }
        if (CatalogueRule.decision(upheld, reason, unitId != null) instanceof Decision.Refusal refusal) {
            return new ObjectionAnswer.Refused(Transitions.refusal(refusal));
        }
        return database.inTransaction(tx -> {
            versions.lock(tx);
            Optional<Objection> open = store.lock(tx, id);
            if (open.isEmpty()) {
                return refused(Result.Why.NOT_FOUND, "没有这件派单异议", null);
            }
            if (open.get().decided() != null) {
                return refused(Result.Why.STATE, "这件派单异议已经审核过", null);
            }
            return upheld
                    ? uphold(tx, open.get(), reason.strip(), Objects.requireNonNull(unitId), actor)
                    : decided(tx, id, false, reason.strip(), actor, null);
        });
    }

    private ObjectionAnswer uphold(DSLContext tx, Objection objection, String reason, String unitId, Actor actor) {
        Instant now = transitions.now();
        Optional<Unit> unit = units.active(tx, unitId);
        if (unit.isEmpty() || unitId.equals(objection.unit().id())) {
            return refused(Result.Why.INPUT, "改由的承办单位不存在、已撤销，或者就是提出异议的单位", "unitId");
        }
        if (dispatches.addressed(unit.get(), "", new Moment(tx, now)) instanceof Decision.Refusal refusal) {
            return new ObjectionAnswer.Refused(Transitions.refusal(refusal));
        }
        LocalDate today = Catalogues.day(now);
        String note = "派单异议成立：" + objection.topic() + "×" + Entry.areaName(objection.area()) + "由"
                + objection.unit().name() + "改为" + unit.get().name() + "；" + reason;
        Optional<Catalogue.Version> made =
                successor(tx, versions.inForce(tx, today), today, objection, unitId, note, actor);
        if (made.isEmpty()) {
            return refused(
                    Result.Why.STATE, "现行派单目录里这一条已经不派往" + objection.unit().name() + "，异议不必再改目录；请选择不成立并说明", null);
        }
        // Versions of days to come would bring the line back: they get successors too.
        for (long later : versions.scheduled(tx, today)) {
            Catalogue scheduled = versions.load(tx, later).orElseThrow();
            successor(tx, later, scheduled.version().effectiveOn(), objection, unitId, note, actor);
        }
        return decided(tx, objection.id(), true, reason, actor, made.get().version());
    }

    private Optional<Catalogue.Version> successor(
            DSLContext tx, long version, LocalDate day, Objection objection, String unitId, String note, Actor actor) {
        return versions.load(tx, version)
                .flatMap(catalogue -> catalogue
                        .entry(objection.topic(), objection.area())
                        .filter(entry -> entry.unitId().equals(objection.unit().id()))
                        .map(entry -> versions.add(
                                tx,
                                new Draft(day, note, catalogue.topics(), catalogue.with(moved(entry, unitId))),
                                transitions.now(),
                                actor.id())));
    }

    private static Entry moved(Entry entry, String unitId) {
        String assisting = entry.assisting();
        return new Entry(
                entry.topic(),
                entry.area(),
                unitId,
                assisting == null || assisting.equals(unitId) ? null : assisting,
                entry.basis());
    }

    private ObjectionAnswer decided(
            DSLContext tx, UUID id, boolean upheld, String reason, Actor actor, @Nullable Long made) {
        store.decide(tx, id, upheld, reason, transitions.now(), actor.id(), made);
        return new ObjectionAnswer.Done(store.find(tx, id).orElseThrow());
    }

    private static ObjectionAnswer refused(Result.Why why, String reason, @Nullable String field) {
        return new ObjectionAnswer.Refused(new Result.Refused(why, reason, null, field));
    }
}
