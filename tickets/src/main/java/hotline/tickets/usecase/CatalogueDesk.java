package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Decision;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueAnswer;
import hotline.tickets.catalogue.CatalogueFile;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.catalogue.DispatchCatalogue;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Objection;
import hotline.tickets.catalogue.ObjectionAnswer;
import hotline.tickets.catalogue.Suggestions;
import hotline.tickets.store.CatalogueStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue is looked at and changed; what units object to in it is {@link Objections}' part. */
final class CatalogueDesk implements DispatchCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueDesk.class);
    static final Set<Role> MAY_CHANGE = EnumSet.of(Role.ADMINISTRATOR, Role.REVIEWER);
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_CHANGES = 300;

    private final Database database;
    private final Transitions transitions;
    private final Catalogues catalogues;
    private final Dispatches dispatches;
    private final DispatchSuggestions suggestions;
    private final Objections objections;
    private final CatalogueStore store = new CatalogueStore();
    private final UnitStore units = new UnitStore();

    CatalogueDesk(
            Database database,
            Transitions transitions,
            Catalogues catalogues,
            Dispatches dispatches,
            DispatchSuggestions suggestions,
            Objections objections) {
        this.database = database;
        this.transitions = transitions;
        this.catalogues = catalogues;
        this.dispatches = dispatches;
        this.suggestions = suggestions;
        this.objections = objections;
    }

    @Override
    public Optional<Catalogue> inForce() {
        return catalogues.inForce(database.dsl(), transitions.now()).map(Catalogues.InForce::catalogue);
    }

    @Override
    public Optional<Catalogue> version(long version) {
        return store.load(database.dsl(), version);
    }

    @Override
    public List<Catalogue.Version> versions() {
        return store.versions(database.dsl());
    }

    @Override
    public Optional<byte[]> file(long version) {
        return version(version).map(catalogue -> CatalogueFile.write(catalogue, units.active(database.dsl())));
    }

    @Override
    public CataloguePreview preview(byte[] file) {
        DSLContext dsl = database.dsl();
        long newest = store.newest(dsl);
        CatalogueFile.Reading reading = read(dsl, file);
        Draft draft = reading.draft();
        if (draft == null) {
            return new CataloguePreview(null, reading.faults(), List.of(), 0, newest);
        }
        List<Change> changes = CatalogueChanges.between(inForce(), draft, units.names(dsl));
        return new CataloguePreview(
                draft, List.of(), changes.stream().limit(MOST_CHANGES).toList(), changes.size(), newest);
    }

    private CatalogueFile.Reading read(DSLContext dsl, byte[] file) {
        return CatalogueFile.read(file, units.active(dsl), Catalogues.day(transitions.now()));
    }

    @Override
    public CatalogueAnswer add(byte[] file, long seenVersion, Actor actor) {
        if (!MAY_CHANGE.contains(actor.role())) {
            return forbidden(actor);
        }
        return making(seenVersion, actor, tx -> {
            CatalogueFile.Reading reading = read(tx, file);
            Draft draft = reading.draft();
            return draft == null
                    ? new Making.Not(new Result.Refused(
                            Result.Why.INPUT, reading.faults().getFirst().chinese(), null, "content"))
                    : new Making.From(draft);
        });
    }

    @Override
    public CatalogueAnswer change(Entry entry, String note, long seenVersion, Actor actor) {
        if (!MAY_CHANGE.contains(actor.role())) {
            return forbidden(actor);
        }
        return making(seenVersion, actor, tx -> changed(tx, entry, note.strip()));
    }

    private Making changed(DSLContext tx, Entry entry, String note) {
        Optional<Catalogue> current = catalogues.inForce(tx, transitions.now()).map(Catalogues.InForce::catalogue);
        if (current.isEmpty()) {
            return input("还没有派单目录，请先导入一份", "topic");
        }
        Catalogue catalogue = current.get();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            return input("请写明为什么调整，最多" + LONGEST_NOTE + "字", "note");
        }
        if (catalogue.topic(entry.topic()).isEmpty()) {
            return input("目录里没有「" + entry.topic() + "」这一事项；新增事项请导入目录", "topic");
        }
        if (entry.basis().isBlank()) {
            return input("请填写派单依据", "basis");
        }
        return usable(tx, entry.unitId()) instanceof Decision.Refusal refusal
                ? new Making.Not(Transitions.refusal(refusal))
                : new Making.From(
                        new Draft(Catalogues.day(transitions.now()), note, catalogue.topics(), catalogue.with(entry)));
    }

    /** Whether a line may name the unit. */
    Decision usable(DSLContext tx, String unitId) {
        Optional<Unit> unit = units.active(tx, unitId);
        return unit.map(one -> dispatches.addressed(one, "", new Moment(tx, transitions.now())))
                .orElseGet(() -> new Decision.Refusal("承办单位不存在或已撤销", null, "unitId"));
    }

    private static Making input(String reason, String field) {
        return new Making.Not(new Result.Refused(Result.Why.INPUT, reason, null, field));
    }

    /** A version to be made, or why not. */
    private sealed interface Making {
        record From(Draft draft) implements Making {}

        record Not(Result.Refused why) implements Making {}
    }

    private interface Maker {
        Making in(DSLContext tx);
    }

    private CatalogueAnswer making(long seenVersion, Actor actor, Maker maker) {
        CatalogueAnswer answer = database.inTransaction(tx -> {
            store.lock(tx);
            if (store.newest(tx) != seenVersion) {
                return new CatalogueAnswer.Refused(
                        new Result.Refused(Result.Why.STALE, "派单目录刚刚被他人更新，请重新预览后再提交", null, null));
            }
            return switch (maker.in(tx)) {
                case Making.Not(var why) -> new CatalogueAnswer.Refused(why);
                case Making.From(var draft) ->
                    new CatalogueAnswer.Made(store.add(tx, draft, transitions.now(), actor.id()));
            };
        });
        if (answer instanceof CatalogueAnswer.Made(var version)) {
            LOG.atInfo()
                    .addKeyValue("version", version.version())
                    .addKeyValue("effectiveOn", version.effectiveOn())
                    .addKeyValue("actor", actor.id())
                    .log("a version of the dispatch catalogue was made");
        }
        return answer;
    }

    private static CatalogueAnswer forbidden(Actor actor) {
        return new CatalogueAnswer.Refused(
                new Result.Refused(Result.Why.FORBIDDEN, actor.role().chinese() + "不能修改派单目录", null, null));
    }

    @Override
    public Optional<Suggestions> suggest(UUID ticketId, @Nullable String topic, Actor reader) {
        return suggestions.suggest(ticketId, topic, reader);
    }

    @Override
    public ObjectionAnswer object(NewObjection objection, Actor actor) {
        return objections.object(objection, actor);
    }

    @Override
    public ObjectionAnswer decide(UUID objection, boolean upheld, String reason, @Nullable String unitId, Actor actor) {
        return objections.decide(objection, upheld, reason, unitId, actor);
    }

    @Override
    public List<Objection> objections(Actor reader) {
        return objections.list(reader);
    }
}
