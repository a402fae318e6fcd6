package hotline.tickets.usecase;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.CityTime;
import hotline.regulation.time.DueDecision;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueAssumptions;
import hotline.tickets.DueExplanation;
import hotline.tickets.Matter;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.store.UnitStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Why a due time is what it is (Art 13(2)), or what it would be if the ticket were dispatched now. */
final class DueExplainer {

    private static final Set<TicketState> BEFORE_DISPATCH = EnumSet.of(TicketState.DRAFT, TicketState.ACCEPTED);

    private final DueTimes dueTimes;
    private final InstantSource clock;
    private final UnitStore units = new UnitStore();

    DueExplainer(DueTimes dueTimes, InstantSource clock) {
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    DueAnswer explain(DSLContext dsl, Ticket ticket, DueAssumptions assumed) {
        return BEFORE_DISPATCH.contains(ticket.state()) ? preview(dsl, ticket, assumed) : dispatched(dsl, ticket);
    }

    /** Explains by the calendar as it is now; when that no longer gives what the ticket was told, that is said too. */
    private DueAnswer dispatched(DSLContext dsl, Ticket ticket) {
        Instant dispatchedAt = ticket.times().dispatchedAt();
        Instant signBy = ticket.times().signBy();
        Instant dueAt = ticket.times().dueAt();
        if (ticket.assignment() == null || dispatchedAt == null || signBy == null || dueAt == null) {
            return unknown(Result.Why.NOT_FOUND, "这张工单没有派单，没有办理期限", null);
        }
        DueTimes.Effective effective = dueTimes.effective(dsl, ticket);
        List<String> lines = new ArrayList<>(effective.lines());
        if (!effective.dueAt().equals(dueAt)) {
            lines.add("放假安排在派单后有变动：以上按现行安排计算；派单时确定的办结期限为 " + CityTime.minute(dueAt) + " 前，重新计算前以其为准");
        }
        String article = effective.original().article().text();
        boolean provisional = ticket.times().provisional();
        return new DueAnswer.Known(new DueExplanation(dispatchedAt, signBy, dueAt, article, lines, provisional, false));
    }

    private DueAnswer preview(DSLContext dsl, Ticket ticket, DueAssumptions assumed) {
        Matter matter = assuming(ticket.matter(), assumed);
        if (matter.kind() == null) {
            return unknown(Result.Why.INPUT, "请先选择诉求类型", "kind");
        }
        String unitId = assumed.unitId();
        Optional<Unit> unit = unitId == null ? Optional.empty() : units.active(dsl, unitId);
        if (unitId != null && unit.isEmpty()) {
            return unknown(Result.Why.INPUT, "承办单位不存在或已撤销", "unitId");
        }
        String area = unit.map(Unit::area).orElse(matter.area());
        DueDecision decision =
                dueTimes.decide(matter, ticket.intake().channel(), ticket.round(), area, clock.instant(), dsl);
        List<String> lines = new ArrayList<>(decision.lines());
        lines.add("尚未派单：以上按此刻派单预计" + (unit.isPresent() ? "" : calendarMeanwhile(area)) + "，以派单时确定的为准");
        return new DueAnswer.Known(new DueExplanation(
                decision.dispatchedAt(),
                decision.signBy(),
                decision.dueAt(),
                decision.article().text(),
                lines,
                decision.provisional(),
                true));
    }

    private static String calendarMeanwhile(String area) {
        return "，承办单位未定，暂按" + (area.isEmpty() ? "市级" : "事发地") + "工作日历";
    }

    private static Matter assuming(Matter matter, DueAssumptions assumed) {
        TicketKind kind = assumed.kind() == null ? matter.kind() : assumed.kind();
        return new Matter(
                kind,
                matter.title(),
                matter.content(),
                Objects.requireNonNullElse(assumed.urgency(), matter.urgency()),
                Objects.requireNonNullElse(assumed.area(), matter.area()),
                matter.address(),
                matter.identityNeed(),
                matter.confidentialResult());
    }

    static DueAnswer unknown(Result.Why why, String reason, @Nullable String field) {
        return new DueAnswer.Unknown(new Result.Refused(why, reason, null, field));
    }
}
