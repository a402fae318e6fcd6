package hotline.ops.seed;

import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.reply.ReplyContent;
import hotline.regulation.reply.ReplyContent.CaseFiling;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.DueRule;
import hotline.regulation.time.TimeLimit;
import hotline.regulation.time.TimeLimits;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * From the acceptance to a reply that passed review, by the real rules of time (Art 13). Each part returns false where the present
 * is reached.
 */
final class Handling {

    static final Actor SYSTEM = Actor.system();
    static final Actor REVIEWER = new Actor("shenhe", Role.REVIEWER);

    private static final double DISPATCHED_AT_ONCE = 0.7;
    private static final double NEVER_SIGNED = 0.04;
    private static final double LATE = 0.06;
    private static final double REJECTED = 0.04;
    private static final Duration LATE_BY = Duration.ofHours(28);

    private final WorkingCalendar calendar;
    private final Endings endings = new Endings(this);

    Handling(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** The agent knew the answer (Art 12(2)). */
    void answer(Story story, Instant at, Actor agent, String number) {
        if (story.step(LifecycleEvent.ANSWER, at, agent, "依据知识库解答")) {
            story.ticket.number = number;
            story.ticket.finishedAt = at;
            if (story.step(LifecycleEvent.ASK_EVALUATION, at, SYSTEM, "")) {
                endings.ask(story);
            }
        }
    }

    void handle(Story story, String unit, String area) {
        Duration wait = story.chance.happens(DISPATCHED_AT_ONCE)
                ? story.chance.between(Duration.ofMinutes(1), Duration.ofMinutes(10))
                : story.chance.between(Duration.ofMinutes(10), Duration.ofHours(16));
        Instant at = story.now().plus(story.ticket.urgency == Urgency.EMERGENCY ? Duration.ofMinutes(2) : wait);
        String basis = "权责清单";
        if (story.step(LifecycleEvent.DISPATCH, at, REVIEWER, "依据：" + basis)) {
            story.ticket.unitId = unit;
            story.ticket.basis = basis;
            story.ticket.firstDispatchedAt = at;
            startClock(story, area);
            work(story, area);
        }
    }

    void redo(Story story, String area) {
        if (story.step(LifecycleEvent.REDO, soon(story, 4), REVIEWER, "诉求人不满意，请重新办理")) {
            SeededTicket ticket = story.ticket;
            ticket.round++;
            ticket.reply = null;
            ticket.publicAnswer = "";
            ticket.replySubmittedAt = null;
            ticket.evaluation = null;
            ticket.evaluationSource = null;
            ticket.evaluatedAt = null;
            ticket.evaluationEvidence = "";
            ticket.finishedAt = null;
            ticket.resultDeliveredAt = null;
            startClock(story, area);
            work(story, area);
        }
    }

    private void startClock(Story story, String area) {
        SeededTicket ticket = story.ticket;
        Instant at = story.now();
        TimeLimit limit =
                TimeLimits.of(Objects.requireNonNull(ticket.kind), ticket.channel, ticket.urgency, SeedPlan.day(at));
        DueDecision due = DueRule.decide(ticket.round > 1 ? DueRule.forRedo(limit) : limit, area, at, calendar);
        ticket.dispatchedAt = at;
        ticket.signBy = due.signBy();
        ticket.dueAt = due.dueAt();
        ticket.provisional = due.provisional();
        ticket.calendarVersion = due.calendarVersion();
        ticket.signedAt = null;
        ticket.deemedSigned = false;
        ticket.overdueAt = null;
    }

    private void work(Story story, String area) {
        Office office = new Office(calendar, area);
        if (!sign(story, office) || !reply(story, answered(story, office))) {
            return;
        }
        if (story.chance.happens(REJECTED)) {
            if (!reject(story) || !reply(story, office.after(story.now(), Duration.ofMinutes(200)))) {
                return;
            }
        }
        if (pass(story)) {
            endings.ask(story);
            endings.end(story, area);
        }
    }

    private boolean sign(Story story, Office office) {
        SeededTicket ticket = story.ticket;
        Instant signBy = Objects.requireNonNull(ticket.signBy);
        Instant at = isEmergency(ticket)
                ? story.now().plus(story.chance.between(Duration.ofMinutes(3), Duration.ofMinutes(33)))
                : office.after(story.now(), story.chance.exponential(Duration.ofMinutes(100)));
        if (story.chance.happens(NEVER_SIGNED) || !at.isBefore(signBy)) {
            ticket.deemedSigned = story.step(LifecycleEvent.DEEM_SIGNED, signBy, SYSTEM, "超过签收期限未签收，视为签收");
            ticket.signedAt = ticket.deemedSigned ? signBy : null;
            return ticket.deemedSigned;
        }
        boolean signed = story.step(LifecycleEvent.SIGN, at, unit(ticket), "");
        ticket.signedAt = signed ? at : null;
        return signed;
    }

    /** When the unit is done: at some point of its time, in working hours, or some while after it. */
    private static Instant answered(Story story, Office office) {
        SeededTicket ticket = story.ticket;
        Instant due = Objects.requireNonNull(ticket.dueAt);
        if (story.chance.happens(LATE)) {
            Instant late = due.plus(story.chance.exponential(LATE_BY)).plusSeconds(60);
            return isEmergency(ticket) ? late : office.after(late, Duration.ofMinutes(30));
        }
        long millis = Duration.between(story.now(), due).toMillis();
        Instant aim = story.now().plusMillis((long) (millis * (0.1 + 0.85 * story.chance.share())));
        Instant at = isEmergency(ticket) ? aim : office.after(aim, Duration.ZERO);
        return at.isBefore(due) ? at : due.minus(story.chance.between(Duration.ofMinutes(1), Duration.ofMinutes(90)));
    }

    private boolean reply(Story story, Instant at) {
        SeededTicket ticket = story.ticket;
        Instant due = Objects.requireNonNull(ticket.dueAt);
        if (ticket.overdueAt == null && !at.isBefore(due)) {
            Instant found = due.isBefore(story.now()) ? story.now() : due;
            if (!story.noted("OVERDUE", "逾期", found, SYSTEM, "超过办理时限未办结，承办单位须书面说明情况和理由（第十四条第一项）")) {
                return false;
            }
            ticket.overdueAt = found;
        }
        if (!story.step(LifecycleEvent.REPLY, at, unit(ticket), "")) {
            return false;
        }
        ticket.reply = content(ticket, at);
        ticket.publicAnswer = "您反映的“" + ticket.title + "”已办理完毕，感谢您的来电。";
        ticket.replySubmittedAt = at;
        return true;
    }

    private static ReplyContent content(SeededTicket ticket, Instant at) {
        LocalDateTime local = at.atZone(DayCount.ZONE).toLocalDateTime();
        boolean filing = Objects.requireNonNull(ticket.kind).isComplaintOrReport();
        return new ReplyContent(
                local.truncatedTo(isEmergency(ticket) ? ChronoUnit.HOURS : ChronoUnit.DAYS),
                "业务科",
                "经办人",
                "经现场核实，已处理“" + ticket.title + "”，并已告知诉求人。",
                true,
                "",
                "",
                true,
                filing ? CaseFiling.NOT_FILED : CaseFiling.NOT_APPLICABLE,
                "",
                filing ? "情节轻微并已改正，依据《行政处罚法》第三十三条不予立案" : "",
                ticket.overdueAt == null ? "" : "现场情况复杂，未能按时办结");
    }

    private boolean reject(Story story) {
        return story.step(LifecycleEvent.REJECT, soon(story, 3), REVIEWER, "答复没有针对诉求，请补充");
    }

    private boolean pass(Story story) {
        boolean passed = story.step(LifecycleEvent.PASS, soon(story, 5), REVIEWER, "");
        if (passed) {
            story.ticket.finishedAt = story.ticket.replySubmittedAt;
        }
        return passed;
    }

    /** The centre works day and night. */
    static Instant soon(Story story, int hours) {
        return story.now().plus(story.chance.between(Duration.ofMinutes(5), Duration.ofHours(hours)));
    }

    private static boolean isEmergency(SeededTicket ticket) {
        return ticket.urgency == Urgency.EMERGENCY;
    }

    private static Actor unit(SeededTicket ticket) {
        String id = Objects.requireNonNull(ticket.unitId);
        return Actor.ofUnit("unit-" + id, id);
    }
}
