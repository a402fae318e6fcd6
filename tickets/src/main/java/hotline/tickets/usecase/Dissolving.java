package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.TicketState;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.ReturnVerdict;
import hotline.tickets.store.AssistStore;
import hotline.tickets.store.CatalogueStore;
import hotline.tickets.store.DissolutionStore;
import hotline.tickets.store.DissolutionStore.Due;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.unit.Dissolution;
import hotline.tickets.unit.DissolutionPreview;
import hotline.tickets.unit.UnitDissolutions;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A unit becomes inactive in one transaction; its tickets follow batch by batch. What is looked for is an open ticket of a unit that
 * is no more, so that a kill in between loses nothing and repeats nothing.
 */
final class Dissolving implements UnitDissolutions {

    private static final Logger LOG = LoggerFactory.getLogger(Dissolving.class);
    private static final int LONGEST_NUMBER = 100;

    private final Database database;
    private final Transitions transitions;
    private final int batch;
    private final DissolutionStore store = new DissolutionStore();
    private final UnitStore units = new UnitStore();
    private final CatalogueStore versions = new CatalogueStore();
    private final ReturnStore returns = new ReturnStore();
    private final AssistStore assists = new AssistStore();
    private volatile Set<String> dissolved = Set.of();

    /** @param batch most tickets of one transaction */
    Dissolving(Database database, Transitions transitions, int batch) {
        this.database = database;
        this.transitions = transitions;
        this.batch = batch;
        this.dissolved = Set.copyOf(store.dissolved(database.dsl()));
    }

    @Override
    public boolean isDissolved(String unitId) {
        return dissolved.contains(unitId);
    }

    @Override
    public List<Dissolution> all() {
        return store.all(database.dsl());
    }

    @Override
    public Optional<DissolutionPreview> preview(String unitId) {
        DSLContext dsl = database.dsl();
        return units.active(dsl, unitId)
                .map(unit -> new DissolutionPreview(
                        store.held(dsl, unit.id()),
                        store.answered(dsl, unit.id()),
                        store.assisting(dsl, unit.id()),
                        entries(dsl, unit.id()),
                        store.below(dsl, unit.id()),
                        store.people(dsl, unit.id())));
    }

    private List<Entry> entries(DSLContext dsl, String unitId) {
        return versions.load(dsl, versions.inForce(dsl, today())).map(Catalogue::entries).orElse(List.of()).stream()
                .filter(entry -> names(entry, unitId))
                .toList();
    }

    private LocalDate today() {
        return Catalogues.day(transitions.now());
    }

    private static boolean names(Entry entry, String unitId) {
        return entry.unitId().equals(unitId) || unitId.equals(entry.assisting());
    }

    @Override
    public Optional<Result.Refused> dissolve(Order order, Actor actor) {
        if (actor.role() != Role.ADMINISTRATOR) {
            return refused(Result.Why.FORBIDDEN, actor.role().chinese() + "不能撤并承办单位", null);
        }
        String number = order.number().strip();
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            return refused(Result.Why.INPUT, "请填写撤并依据的文号，最多" + LONGEST_NUMBER + "字", "number");
        }
        if (order.effectiveOn().isBefore(today())) {
            return refused(Result.Why.INPUT, "生效日期不能早于今天", "effectiveOn");
        }
        Optional<Result.Refused> why = database.inTransaction(tx -> order(tx, order, actor));
        if (why.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("unit", order.unitId())
                    .addKeyValue("successor", order.successorId())
                    .addKeyValue("effectiveOn", order.effectiveOn())
                    .addKeyValue("actor", actor.id())
                    .log("a unit's dissolution is ordered");
            sweep();
        }
        return why;
    }

    private Optional<Result.Refused> order(DSLContext tx, Order order, Actor actor) {
        if (units.active(tx, order.unitId()).isEmpty()) {
            return refused(Result.Why.NOT_FOUND, "没有这个承办单位，或者已经撤销", null);
        }
        String successor = order.successorId();
        if (successor != null
                && (successor.equals(order.unitId())
                        || units.active(tx, successor).isEmpty())) {
            return refused(Result.Why.INPUT, "承接单位不存在、已撤销，或者就是要撤销的单位", "successorId");
        }
        return store.add(tx, order, transitions.now(), actor.id())
                ? Optional.empty()
                : refused(Result.Why.STATE, "这个单位的撤并已经登记，要改请先撤回", null);
    }

    @Override
    public Optional<Result.Refused> withdraw(String unitId, Actor actor) {
        if (actor.role() != Role.ADMINISTRATOR) {
            return refused(Result.Why.FORBIDDEN, actor.role().chinese() + "不能撤并承办单位", null);
        }
        boolean removed = database.inTransaction(tx -> store.remove(tx, unitId));
        return removed ? Optional.empty() : refused(Result.Why.STATE, "没有可以撤回的撤并：没有登记过，或者已经生效", null);
    }

    private static Optional<Result.Refused> refused(Result.Why why, String reason, @Nullable String field) {
        return Optional.of(new Result.Refused(why, reason, null, field));
    }

    /** Safe at any time, by several at once. */
    void sweep() {
        int carriedOut = database.inTransaction(this::carryOut);
        dissolved = Set.copyOf(store.dissolved(database.dsl()));
        if (dissolved.isEmpty() && carriedOut == 0) {
            return;
        }
        Set<UUID> staying = new HashSet<>();
        List<Ticket> looked;
        do {
            List<Moved> moved = new ArrayList<>();
            looked = database.inTransaction(tx -> handOn(tx, staying, moved));
            transitions.announce(moved);
        } while (looked.size() == batch);
    }

    private int carryOut(DSLContext tx) {
        List<Due> due = store.lockDue(tx, today());
        for (Due one : due) {
            // The successor may have been dissolved meanwhile: then its own.
            String heir = Optional.ofNullable(one.successorId())
                    .flatMap(successor -> store.heir(tx, successor))
                    .orElse(null);
            store.deactivate(tx, one.unitId(), heir, transitions.now());
            if (heir != null) {
                changeCatalogue(tx, one, heir);
            }
            store.handOnAssists(tx, one.unitId(), heir, transitions.now());
            LOG.atInfo()
                    .addKeyValue("unit", one.unitId())
                    .addKeyValue("heir", heir)
                    .log("a unit is dissolved");
        }
        return due.size();
    }

    /** Its lines become the heir's, in the version in force and in those of days to come. */
    private void changeCatalogue(DSLContext tx, Due one, String heir) {
        versions.lock(tx);
        LocalDate today = today();
        String note = "单位撤并（" + one.number() + "）：" + one.unitName() + "的事项改由"
                + units.name(tx, heir).orElse(heir) + "承办";
        List<Long> standing = new ArrayList<>(List.of(versions.inForce(tx, today)));
        standing.addAll(versions.scheduled(tx, today));
        for (long version : standing) {
            versions.load(tx, version)
                    .filter(catalogue -> catalogue.entries().stream().anyMatch(entry -> names(entry, one.unitId())))
                    .ifPresent(catalogue -> versions.add(
                            tx,
                            new Draft(
                                    version == standing.getFirst()
                                            ? today
                                            : catalogue.version().effectiveOn(),
                                    note,
                                    catalogue.topics(),
                                    catalogue.entries().stream()
                                            .map(entry -> replaced(entry, one.unitId(), heir))
                                            .toList()),
                            transitions.now(),
                            "system"));
        }
    }

    private static Entry replaced(Entry entry, String unitId, String heir) {
        String lead = entry.unitId().equals(unitId) ? heir : entry.unitId();
        String assisting = unitId.equals(entry.assisting()) ? heir : entry.assisting();
        return new Entry(entry.topic(), entry.area(), lead, lead.equals(assisting) ? null : assisting, entry.basis());
    }

    private List<Ticket> handOn(DSLContext tx, Set<UUID> staying, List<Moved> moved) {
        Moment moment = new Moment(tx, transitions.now());
        List<Ticket> orphans = store.lockOrphans(tx, staying, batch);
        for (Ticket ticket : orphans) {
            Due gone = store.carriedOut(
                            tx, Objects.requireNonNull(ticket.assignment()).unitId())
                    .orElseThrow();
            Optional<Unit> heir = store.heir(tx, gone.unitId()).flatMap(id -> units.active(tx, id));
            Step step = heir.map(unit -> toSuccessor(gone, unit)).orElseGet(() -> backToDispatch(gone));
            if (transitions.decide(ticket, step, Actor.system(), moment) instanceof Outcome.Move(Moved one)) {
                moved.add(one);
            } else {
                // A joint meeting decides on it; who has it is settled there.
                staying.add(ticket.id());
            }
        }
        transitions.write(tx, moved);
        if (!orphans.isEmpty()) {
            LOG.atInfo().addKeyValue("tickets", moved.size()).log("tickets of a dissolved unit went on");
        }
        return orphans;
    }

    /** State and times stay: the citizen must not wait longer for an office's reorganisation. */
    private Step toSuccessor(Due gone, Unit heir) {
        return Step.of(
                LifecycleEvent.SUCCEED,
                Step.ALWAYS,
                (edit, moment) -> {
                    String basis = Objects.requireNonNull(edit.assignment).basis();
                    edit.assignment = new Ticket.Assignment(heir.id(), heir.name(), basis);
                    assists.end(moment.tx(), edit.before().id(), heir.id(), moment.now());
                },
                gone.unitName() + "撤并（" + gone.number() + "），由" + heir.name() + "承接，办理期限不变");
    }

    private Step backToDispatch(Due gone) {
        String why = gone.unitName() + "已撤销（" + gone.number() + "），没有承接单位，收回另派";
        return Step.of(
                LifecycleEvent.TAKE_BACK,
                Step.ALWAYS,
                (edit, moment) -> {
                    UUID id = edit.before().id();
                    if (edit.before().state() == TicketState.RETURN_REVIEW) {
                        returns.undecided(moment.tx(), id)
                                .ifPresent(waiting -> returns.decide(
                                        moment.tx(),
                                        waiting.id(),
                                        new ReturnDecision(ReturnVerdict.ACCEPT, null, why, null),
                                        new Decided(moment.now(), Actor.system().id(), why)));
                    }
                    store.closeExtensions(moment.tx(), id, why, moment.now());
                    assists.endAll(moment.tx(), id, moment.now());
                    edit.takeFromUnit();
                },
                why);
    }
}
