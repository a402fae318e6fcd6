package hotline.regulation.dispute;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.CityTime;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import hotline.regulation.time.ReturnRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Art 13(3): whether a unit may apply to return a ticket, and what stops it whoever decides. What the reviewer weighs
 * is {@link ReturnGround}.
 */
@Clause({"13(3)", "21"})
public final class ReturnGate {

    /** Art 21: units follow the joint meeting's decision and may not return the matter; it isn't processed again. */
    private static final Article MEETING = Article.of(21);

    /**
     * What the rule needs to know of the ticket.
     *
     * @param area where the unit works; empty for the city
     * @param registeredAt when the matter was registered
     * @param signBy exclusive
     * @param signedAt when it was signed, or {@code signBy} when it counts as signed
     * @param extensionApplied the unit ever applied for an extension of this ticket, whatever came of it
     * @param meetingDecided a joint meeting decided on this ticket
     */
    public record Subject(
            Urgency urgency,
            String area,
            Instant registeredAt,
            Instant signBy,
            Instant signedAt,
            boolean extensionApplied,
            boolean meetingDecided) {}

    /** @param knowledge null when the unit names none */
    public record Application(
            String reason, String basis, @Nullable Knowledge knowledge) {}

    private ReturnGate() {}

    /**
     * Who signs late, or never, has no more time than who signs at the last moment.
     *
     * @return exclusive: the first instant that is too late
     */
    public static Instant until(Subject subject, WorkingCalendar calendar) {
        return subject.signedAt().isBefore(subject.signBy())
                ? ReturnRule.until(subject.signedAt(), subject.urgency(), subject.area(), calendar)
                : ReturnRule.latest(subject.signBy(), subject.urgency(), subject.area(), calendar);
    }

    /** Whether an application would be taken at all; what it says is looked at by {@link #check}. */
    public static Decision open(Subject subject, Instant now, WorkingCalendar calendar) {
        return notDecided(subject).and(() -> notExtended(subject)).and(() -> inTime(subject, now, calendar));
    }

    public static Decision check(Application application, Subject subject, Instant now, WorkingCalendar calendar) {
        return open(subject, now, calendar)
                .and(() -> explained(application))
                .and(() -> notYounger(application.knowledge(), subject.registeredAt()));
    }

    /**
     * Art 21: a unit that disputes the matter after the time to return asks for a joint meeting instead. Only an
     * earlier decision stops it, and saying nothing.
     */
    public static Decision checkMeetingWish(Application application, Subject subject) {
        return openToMeeting(subject).and(() -> explained(application));
    }

    /** Whether the wish for a joint meeting would be taken at all. */
    public static Decision openToMeeting(Subject subject) {
        return notDecided(subject);
    }

    /**
     * What stops the reviewer from accepting a return.
     *
     * @param meetingWish the unit asked for a joint meeting, which the time to return doesn't bind
     * @param knowledge null when the reviewer names none
     */
    public static Decision checkAcceptance(boolean meetingWish, @Nullable Knowledge knowledge, Instant registeredAt) {
        return meetingWish
                ? Decision.refused("已超过退单期限的申请不能直接同意退单，请提请联席会议或者不予退单", ReturnRule.ARTICLE)
                : notYounger(knowledge, registeredAt);
    }

    private static Decision notDecided(Subject subject) {
        return subject.meetingDecided()
                ? Decision.refused("联席会议已审定承办单位，应当遵照办理，不得退回，也不再处理退单申请", MEETING)
                : Decision.allowed();
    }

    private static Decision notExtended(Subject subject) {
        return subject.extensionApplied()
                ? Decision.refused("已提出过延期申请，不予退回", ReturnGround.EXTENSION_APPLIED.article())
                : Decision.allowed();
    }

    private static Decision inTime(Subject subject, Instant now, WorkingCalendar calendar) {
        Instant until = until(subject, calendar);
        return now.isBefore(until)
                ? Decision.allowed()
                : Decision.refused(
                        "已超过签收后" + ReturnRule.within(subject.urgency()).chinese() + "的退单期限（截止" + CityTime.end(until)
                                + "）；有争议请申请联席会议",
                        ReturnRule.ARTICLE);
    }

    private static Decision explained(Application application) {
        Article article = ReturnGround.NO_REASON_OR_BASIS.article();
        if (application.reason().isBlank()) {
            return Decision.refused("请写明退回的理由；未注明理由和依据的，不予退回", article, "reason");
        }
        return application.basis().isBlank()
                ? Decision.refused("请写明退回的依据；未注明理由和依据的，不予退回", article, "basis")
                : Decision.allowed();
    }

    private static Decision notYounger(@Nullable Knowledge knowledge, Instant registeredAt) {
        if (knowledge == null || !knowledge.uploadedAt().isAfter(registeredAt)) {
            return Decision.allowed();
        }
        return Decision.refused(
                "知识点「" + knowledge.item() + "」于" + CityTime.minute(knowledge.uploadedAt()) + "上传，晚于事项登记时间（"
                        + CityTime.minute(registeredAt) + "），不予退回",
                ReturnGround.KNOWLEDGE.article(),
                "knowledgeUploadedAt");
    }
}
