package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.regulation.Area;
import hotline.regulation.Channel;
import hotline.regulation.Edition;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.DueRule;
import hotline.regulation.time.ReturnRule;
import hotline.regulation.time.TimeLimit;
import hotline.regulation.time.TimeLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The regulation for everybody: the calculator of time limits and the rules in force. No personal data, no sign-in. */
public final class RegulationOperations implements Operations {

    /** Calendars before know nothing of the hotline, later ones nobody can compute. */
    private static final int FIRST_YEAR = 2001;

    private static final int LAST_YEAR = 2100;

    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;

    /** @param clock for what is in force today */
    public RegulationOperations(Supplier<WorkingCalendar> calendar, InstantSource clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("timeLimit", this::timeLimit, "regulation", this::regulation);
    }

    /**
     * @param signedAtOnce exclusive end of the time to return, for who signs when it is dispatched; {@code latest} for who
     *     signs at the last moment or not at all
     */
    private record Returning(String rule, Instant signedAtOnce, Instant latest, String article) {}

    private record Limit(
            TicketKind kind,
            Channel channel,
            Urgency urgency,
            String area,
            Instant dispatchedAt,
            String limit,
            String article,
            Instant signBy,
            Instant dueAt,
            Returning returnBy,
            List<String> explanation,
            boolean provisional,
            long calendarVersion) {}

    private Reply timeLimit(ApiRequest request) {
        TicketKind kind = named(request, "kind", TicketKind.values(), TicketKind::chinese, _ -> "");
        Channel channel = named(request, "channel", Channel.values(), Channel::chinese, Channel::code);
        Urgency urgency = named(request, "urgency", Urgency.values(), Urgency::chinese, _ -> "");
        String area = area(request);
        Instant dispatchedAt = moment(request);
        WorkingCalendar now = calendar.get();
        DueDecision decision = DueRule.decide(kind, channel, urgency, area, dispatchedAt, now);
        return Reply.ok(new Limit(
                kind,
                channel,
                urgency,
                area,
                dispatchedAt,
                decision.limit().name() + decision.limit().finish().chinese(),
                decision.article().text(),
                decision.signBy(),
                decision.dueAt(),
                new Returning(
                        "签收后" + ReturnRule.within(urgency).chinese() + "内可以退单，须写明理由和依据；逾期未签收的，自签收期限届满时起算",
                        ReturnRule.until(dispatchedAt, urgency, area, now),
                        ReturnRule.latest(decision.signBy(), urgency, area, now),
                        ReturnRule.ARTICLE.text()),
                decision.lines(),
                decision.provisional(),
                decision.calendarVersion()));
    }

    /** By its name in the API, by its Chinese one, or by its code where it has one. */
    private static <E extends Enum<E>> E named(
            ApiRequest request, String field, E[] values, Function<E, String> chinese, Function<E, String> code) {
        String text = request.query(field).orElse("").strip();
        return Arrays.stream(values)
                .filter(value -> !text.isEmpty()
                        && Stream.of(value.name(), chinese.apply(value), code.apply(value))
                                .anyMatch(text::equals))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                (text.isEmpty() ? "请给出 " + field : field + " 不能是「" + text + "」")
                                        + "；可以是 "
                                        + Arrays.stream(values)
                                                .map(value -> value.name() + "（" + chinese.apply(value) + "）")
                                                .collect(Collectors.joining("、")),
                                field)
                        .asException());
    }

    /** The code of the area asked for, by code or name; empty for the city. */
    static String area(ApiRequest request) {
        return areaCode(request.query("area").orElse("").strip());
    }

    /** @param text a code or a name; empty for the city */
    static String areaCode(String text) {
        if (text.isEmpty()) {
            return "";
        }
        return Area.of(text)
                .orElseThrow(() -> Problem.invalid("area 不能是「" + text + "」；请用行政区划代码，如 450302（秀峰区），市本级留空", "area")
                        .asException())
                .code();
    }

    /** With an offset, or in the city's time without one. A plus sign that a browser made a blank is one again. */
    private static Instant moment(ApiRequest request) {
        String text = request.query("dispatchedAt").orElse("").strip().replace(' ', '+');
        Instant moment = instant(text);
        if (moment == null) {
            throw Problem.invalid(
                            (text.isEmpty() ? "请给出派单时间" : "派单时间不合格式") + "，如 2026-09-18T10:00:00+08:00；不写时区的按本市时间",
                            "dispatchedAt")
                    .asException();
        }
        int year = moment.atZone(DayCount.ZONE).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.invalid("派单时间须在 " + FIRST_YEAR + " 年至 " + LAST_YEAR + " 年之间", "dispatchedAt")
                    .asException();
        }
        return moment;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException withoutOffset) {
            try {
                return LocalDateTime.parse(text).atZone(DayCount.ZONE).toInstant();
            } catch (DateTimeParseException neither) {
                return null;
            }
        }
    }

    private record Rules(
            String title, String document, LocalDate on, List<LimitRule> timeLimits, List<Ground> refusalGrounds) {}

    /** @param until the first day on which it is no longer in force; absent while no end is known */
    private record LimitRule(
            String name,
            String sign,
            String finish,
            String article,
            LocalDate from,
            @Nullable LocalDate until) {

        static LimitRule of(TimeLimit limit) {
            return new LimitRule(
                    limit.name(),
                    limit.sign().chinese(),
                    limit.finish().chinese(),
                    limit.article().text(),
                    limit.from(),
                    limit.until());
        }
    }

    private record Ground(String ground, String article) {

        static Ground of(RefusalGround ground) {
            return new Ground(ground.chinese(), ground.article().text());
        }
    }

    private Reply regulation(ApiRequest request) {
        LocalDate on = request.query("on")
                .map(RegulationOperations::day)
                .orElseGet(() -> clock.instant().atZone(DayCount.ZONE).toLocalDate());
        List<LimitRule> limits = TimeLimits.rows().stream()
                .filter(limit -> limit.inForce(on))
                .map(LimitRule::of)
                .toList();
        // Dated with the document itself, as the time limits are.
        List<Ground> grounds = limits.isEmpty()
                ? List.of()
                : Arrays.stream(RefusalGround.values()).map(Ground::of).toList();
        return Reply.ok(new Rules(Edition.OF_2022.title(), Edition.OF_2022.number(), on, limits, grounds));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("日期不合格式，如 2026-11-29", "on").asException();
        }
    }
}
