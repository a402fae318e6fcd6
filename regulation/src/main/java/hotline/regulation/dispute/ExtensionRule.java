package hotline.regulation.dispute;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.Length;
import hotline.regulation.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Art 13(2)9: who cannot finish in time tells the citizen and applies before the due time; the time is lengthened by
 * at most once the original limit. Amounts are in the limit's own unit: working days, for 突发 natural hours. The clock
 * keeps running while the hotline decides.
 */
@Clause("13(2)9")
public final class ExtensionRule {

    public static final Article ARTICLE = Article.of(13, 2, 9);

    /**
     * What the rule needs to know of the ticket.
     *
     * @param dueAt in force now, exclusive
     * @param granted amount that earlier applications were granted
     * @param applications made since the ticket was dispatched to the unit, whatever came of them
     * @param mostApplications the hotline's own decision
     * @param undecided an application still waits
     */
    public record Subject(
            TimeLimit limit, Instant dueAt, int granted, int applications, int mostApplications, boolean undecided) {

        /** What may still be applied for. */
        public int left() {
            return most(limit) - granted;
        }
    }

    /** @param toldAt when the citizen was told, {@code toldHow} in which way; null when left out */
    public record Application(
            int amount,
            String reason,
            String toldHow,
            @Nullable Instant toldAt) {}

    private ExtensionRule() {}

    /** Once the original limit. */
    public static int most(TimeLimit limit) {
        return switch (limit.finish()) {
            case Length.WorkingDays(int days) -> days;
            case Length.NaturalTime(Duration time) -> Math.toIntExact(time.toHours());
        };
    }

    public static Length length(TimeLimit limit, int amount) {
        return switch (limit.finish()) {
            case Length.WorkingDays _ -> Length.workingDays(amount);
            case Length.NaturalTime _ -> Length.hours(amount);
        };
    }

    /** Whether an application would be taken at all; what it says is looked at by {@link #check}. */
    public static Decision open(Subject subject, Instant now) {
        if (!now.isBefore(subject.dueAt())) {
            return Decision.refused("已超过办理时限，不能申请延期", ARTICLE);
        }
        if (subject.undecided()) {
            return Decision.refused("延期申请正在审核，不能重复申请", ARTICLE);
        }
        return subject.applications() < subject.mostApplications()
                ? Decision.allowed()
                : Decision.refused("每次派单最多申请" + subject.mostApplications() + "次延期，已经申请过", ARTICLE);
    }

    public static Decision check(Application application, Subject subject, Instant now) {
        return open(subject, now)
                .and(() -> amount(application.amount(), subject))
                .and(() -> present(application.reason(), "请写明不能按期办结的原因", "reason"))
                .and(() -> present(application.toldHow(), "请写明以何种方式向诉求人说明了情况", "toldHow"))
                .and(() -> told(application.toldAt(), now));
    }

    public static Decision amount(int amount, Subject subject) {
        if (amount < 1) {
            return Decision.refused("请填写需要延长的时限", ARTICLE, "amount");
        }
        return amount <= subject.left()
                ? Decision.allowed()
                : Decision.refused(
                        "延长时限不得超过原办理时限的1倍（最多" + words(subject.limit(), subject.left()) + "）", ARTICLE, "amount");
    }

    private static String words(TimeLimit limit, int amount) {
        return switch (limit.finish()) {
            case Length.WorkingDays _ -> amount + "个工作日";
            case Length.NaturalTime _ -> amount + "小时";
        };
    }

    private static Decision told(@Nullable Instant toldAt, Instant now) {
        if (toldAt == null) {
            return Decision.refused("请写明何时向诉求人说明了情况", ARTICLE, "toldAt");
        }
        return toldAt.isAfter(now) ? Decision.refused("应当先向诉求人说明情况，再申请延期", ARTICLE, "toldAt") : Decision.allowed();
    }

    private static Decision present(String text, String refusal, String field) {
        return text.isBlank() ? Decision.refused(refusal, ARTICLE, field) : Decision.allowed();
    }

    /**
     * Counted from the original due time, whenever it is decided.
     *
     * @param amount in total, 1 to {@link #most}
     * @param area where the unit works; empty for the city
     */
    public static ExtendedDue extend(DueDecision original, int amount, String area, WorkingCalendar calendar) {
        if (amount < 1 || amount > most(original.limit())) {
            throw new IllegalArgumentException("not within once the limit: " + amount);
        }
        return switch (original.limit().finish()) {
            case Length.NaturalTime _ ->
                new ExtendedDue(
                        original,
                        amount,
                        original.dueAt().plus(Duration.ofHours(amount)),
                        null,
                        original.provisional());
            case Length.WorkingDays _ -> {
                DayCount days = Objects.requireNonNull(original.count(), "working days are counted");
                DayCount count = calendar.count(days.lastDay(), amount, area);
                yield new ExtendedDue(
                        original, amount, count.end(), count, original.provisional() || count.provisional());
            }
        };
    }
}
