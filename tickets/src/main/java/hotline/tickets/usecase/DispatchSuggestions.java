package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.FastLane;
import hotline.regulation.TicketState;
import hotline.regulation.guard.DispatchClock;
import hotline.tickets.Actor;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue.Hit;
import hotline.tickets.catalogue.Catalogue.Recognised;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Suggestions;
import hotline.tickets.catalogue.Suggestions.Suggested;
import hotline.tickets.catalogue.Topic;
import hotline.tickets.store.DispatchStore;
import hotline.tickets.store.DispatchStore.Tally;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.store.TicketSearch;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Catalogues.InForce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Where to, by the catalogue first and by what became of similar dispatches then. */
final class DispatchSuggestions {

    private static final Duration HISTORY = Duration.ofDays(365);
    private static final int MOST_OTHERS = 3;

    private final Database database;
    private final Catalogues catalogues;
    private final Duration fastLane;
    private final InstantSource clock;
    private final TicketSearch search = new TicketSearch();
    private final DispatchStore dispatches = new DispatchStore();
    private final ReturnStore returns = new ReturnStore();
    private final UnitStore units = new UnitStore();

    DispatchSuggestions(Database database, Catalogues catalogues, Duration fastLane, InstantSource clock) {
        this.database = database;
        this.catalogues = catalogues;
        this.fastLane = fastLane;
        this.clock = clock;
    }

    Optional<Suggestions> suggest(UUID ticketId, @Nullable String chosen, Actor reader) {
        DSLContext dsl = database.dsl();
        return search.find(dsl, ticketId, reader).map(ticket -> suggest(dsl, ticket, chosen));
    }

    private Suggestions suggest(DSLContext dsl, Ticket ticket, @Nullable String chosen) {
        Instant now = clock.instant();
        Optional<InForce> inForce = catalogues.inForce(dsl, now);
        if (inForce.isEmpty()) {
            return new Suggestions(null, null, List.of(), List.of(), null, null, by(dsl, ticket, null));
        }
        InForce catalogue = inForce.get();
        List<Recognised> recognised = catalogue.recognise(ticket.matter());
        Optional<Topic> topic = chosen == null
                ? recognised.stream().findFirst().map(Recognised::topic)
                : catalogue.catalogue().topic(chosen);
        FastLane lane = topic.map(catalogue::lane).orElse(null);
        return new Suggestions(
                catalogue.version(),
                topic.map(Topic::name).orElse(null),
                recognised,
                topic.map(one -> units(dsl, ticket, one, catalogue, now)).orElse(List.of()),
                lane,
                topic.map(Topic::limit).orElse(null),
                by(dsl, ticket, lane));
    }

    /** Exclusive: by when a ticket that waits must be dispatched (Art 12(2), 19); null for others. */
    @Nullable
    Instant dispatchBy(DSLContext dsl, Ticket ticket) {
        FastLane lane = catalogues
                .inForce(dsl, clock.instant())
                .flatMap(catalogue -> catalogue.recognised(ticket.matter()).map(catalogue::lane))
                .orElse(null);
        return by(dsl, ticket, lane);
    }

    private @Nullable Instant by(DSLContext dsl, Ticket ticket, @Nullable FastLane lane) {
        return ticket.state() == TicketState.ACCEPTED
                ? DispatchClock.by(dispatches.waitsSince(dsl, ticket), lane, fastLane)
                : null;
    }

    private List<Suggested> units(DSLContext dsl, Ticket ticket, Topic topic, InForce catalogue, Instant now) {
        String area = ticket.matter().area();
        List<Tally> tallies = dispatches.tallies(dsl, topic.name(), area, now.minus(HISTORY), MOST_OTHERS + 1);
        List<Suggested> suggested = new ArrayList<>();
        catalogue
                .lookUp(topic, area)
                .flatMap(hit -> byLine(dsl, ticket, topic, hit, catalogue, tallies))
                .ifPresent(suggested::add);
        tallies.stream()
                .filter(tally ->
                        suggested.stream().noneMatch(one -> one.unitId().equals(tally.unitId())))
                .filter(tally -> !returnedBy(dsl, ticket, tally.unitId()))
                .limit(MOST_OTHERS)
                .map(tally -> new Suggested(
                        tally.unitId(), tally.unitName(), null, null, "", false, history(topic, area, tally)))
                .forEach(suggested::add);
        return suggested;
    }

    private boolean returnedBy(DSLContext dsl, Ticket ticket, String unitId) {
        return ticket.wasDispatched() && returns.returnedBy(dsl, ticket.id(), unitId);
    }

    private Optional<Suggested> byLine(
            DSLContext dsl, Ticket ticket, Topic topic, Hit hit, InForce catalogue, List<Tally> tallies) {
        Entry entry = hit.entry();
        if (returnedBy(dsl, ticket, entry.unitId())) {
            return Optional.empty();
        }
        Optional<Unit> assisting = Optional.ofNullable(entry.assisting()).flatMap(id -> units.active(dsl, id));
        String before = tallies.stream()
                .filter(tally -> tally.unitId().equals(entry.unitId()))
                .findFirst()
                .map(tally -> "；" + history(topic, ticket.matter().area(), tally))
                .orElse("");
        return units.active(dsl, entry.unitId())
                .map(unit -> new Suggested(
                        unit.id(),
                        unit.name(),
                        assisting.map(Unit::id).orElse(null),
                        assisting.map(Unit::name).orElse(null),
                        entry.basis(),
                        true,
                        "派单目录第" + catalogue.version() + "版：" + entry.chinese() + "→" + unit.name()
                                + how(topic, ticket.matter().area(), hit) + before));
    }

    private static String how(Topic topic, String area, Hit hit) {
        String here = topic.name() + "×" + Entry.areaName(area);
        return switch (hit.found()) {
            case EXACT -> "";
            case WIDER -> "（目录没有单列「" + here + "」，按全市）";
            case PARENT -> "（目录没有单列「" + here + "」，按上级事项「" + hit.entry().topic() + "」）";
            case VERTICAL -> "（垂直管理单位，派往市级承办单位，第十二条第二项）";
        };
    }

    private static String history(Topic topic, String area, Tally tally) {
        return "近一年同类诉求（" + topic.name() + "×" + Entry.areaName(area) + "）派往" + tally.unitName() + tally.dispatched()
                + "件" + (tally.returned() == 0 ? "，没有退回" : "，其中退回" + tally.returned() + "件");
    }
}
