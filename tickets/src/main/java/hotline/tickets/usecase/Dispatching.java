package hotline.tickets.usecase;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.CatalogueRule;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.DispatchOrder;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue.Hit;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Topic;
import hotline.tickets.store.DispatchStore.Dispatched;
import hotline.tickets.store.DispatchStore.Grounds;
import hotline.tickets.usecase.Catalogues.InForce;
import hotline.tickets.usecase.Step.Moment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One dispatch against the catalogue: checked, then recorded. Lives inside one transaction and one thread. */
final class Dispatching {

    private final Dispatches dispatches;
    private final DispatchOrder order;
    private @Nullable Grounds grounds;
    private @Nullable InForce catalogue;
    private @Nullable Topic topic;
    private @Nullable Hit hit;

    /** Why another unit than the line's needs no reason of the dispatcher; empty when it does. */
    private String excuse = "";

    Dispatching(Dispatches dispatches, DispatchOrder order) {
        this.dispatches = dispatches;
        this.order = order;
    }

    /** Empty when there is no such unit or it was dissolved. */
    Optional<Unit> unit(Moment moment) {
        return grounds(moment).unit();
    }

    /** The rules ask for them, and the change: the database is asked once. */
    Grounds grounds(Moment moment) {
        Grounds known = grounds;
        if (known == null) {
            known = dispatches.store.grounds(moment.tx(), order.unitId(), Catalogues.day(moment.now()));
            grounds = known;
        }
        return known;
    }

    /** Of a unit that is there. */
    Decision check(Ticket ticket, Moment moment) {
        Unit unit = unit(moment).orElseThrow();
        catalogue = dispatches
                .catalogues
                .ofVersion(moment.tx(), grounds(moment).catalogue())
                .orElse(null);
        return StatedLimit.check(order.limitDays(), order.limitBasis())
                .and(() -> dispatches.addressed(unit, order.deviation(), moment))
                .and(() -> byCatalogue(ticket, moment));
    }

    @Clause("12(2)c")
    private Decision byCatalogue(Ticket ticket, Moment moment) {
        InForce inForce = catalogue;
        if (inForce == null) {
            return Decision.allowed();
        }
        String chosen = order.topic();
        topic = chosen == null
                ? inForce.recognised(ticket.matter()).orElse(null)
                : inForce.catalogue().topic(chosen).orElse(null);
        if (topic == null) {
            return chosen == null
                    ? Decision.allowed()
                    : Decision.refused(
                            "派单目录第" + inForce.version() + "版没有「" + chosen + "」这一事项，请刷新后另选", Article.of(12, 2), "topic");
        }
        hit = inForce.lookUp(topic, ticket.matter().area()).orElse(null);
        if (hit == null || follows() || !order.deviation().isEmpty()) {
            return Decision.allowed();
        }
        excuse = excuse(ticket, hit.entry().unitId(), moment);
        return excuse.isEmpty() ? CatalogueRule.followed(line(moment), false, "") : Decision.allowed();
    }

    /** The line can't be followed: its unit gave the ticket back, or is no more. */
    private String excuse(Ticket ticket, String unitId, Moment moment) {
        if (ticket.wasDispatched() && dispatches.returns.returnedBy(moment.tx(), ticket.id(), unitId)) {
            return "目录单位的退单已获同意";
        }
        return dispatches.units.active(moment.tx(), unitId).isEmpty() ? "目录单位已撤销" : "";
    }

    private String line(Moment moment) {
        String unitId = entry().unitId();
        return title() + "→" + dispatches.units.name(moment.tx(), unitId).orElse(unitId);
    }

    private Entry entry() {
        return Optional.ofNullable(hit).orElseThrow().entry();
    }

    private String title() {
        return "派单目录第" + Optional.ofNullable(catalogue).orElseThrow().version() + "版：" + entry().chinese();
    }

    private boolean follows() {
        return entry().unitId().equals(order.unitId());
    }

    /** That another law states: what the dispatcher wrote, else the matter's when a person chose the matter; else null. */
    @Nullable
    StatedLimit limit() {
        Integer days = order.limitDays();
        if (days != null) {
            return new StatedLimit(days, order.limitBasis());
        }
        // The words of a citizen alone never give a unit more time.
        return topic == null || order.topic() == null ? null : topic.limit();
    }

    void record(TicketEdit edit, Moment moment) {
        dispatches.store.add(
                moment.tx(),
                edit.before().id(),
                new Dispatched(
                        moment.now(),
                        order.unitId(),
                        catalogue == null ? null : catalogue.version(),
                        topic == null ? null : topic.name(),
                        edit.matter.area(),
                        hit == null ? null : entry().topic(),
                        hit == null ? null : entry().area(),
                        hit == null ? null : follows(),
                        order.deviation().isEmpty() ? excuse : order.deviation(),
                        limit()));
    }

    /** For the history. */
    String told() {
        StringBuilder told = new StringBuilder("依据：").append(order.basis().strip());
        String why = order.deviation().isEmpty() ? excuse : order.deviation();
        if (hit != null) {
            told.append("；").append(title());
            if (!follows()) {
                told.append("，改派理由：").append(why);
            }
        } else if (!why.isEmpty()) {
            told.append("；").append(why);
        }
        StatedLimit limit = limit();
        if (limit != null) {
            told.append("；法定时限")
                    .append(limit.workingDays())
                    .append("个工作日（")
                    .append(limit.basis())
                    .append("）");
        }
        return told.toString();
    }
}
