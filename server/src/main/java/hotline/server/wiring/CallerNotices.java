package hotline.server.wiring;

import hotline.desktop.stream.CallPop;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.IncidentKind;
import hotline.telephony.store.CallerBlocks;
import hotline.telephony.store.CallerPast;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an agent should know of a caller before picking up: repeated calls, earlier marks, a block that 9 went round. */
public final class CallerNotices {

    /**
     * @param calls from how many calls on, this one included, somebody is a repeat caller
     * @param within in what time
     */
    public record Repeat(int calls, Duration within) {}

    private static final Duration MARKS_COUNT = Duration.ofDays(90);
    private static final int SHOWN = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    private final CallerPast past;
    private final BlockedCallers blocked;
    private final Repeat repeat;
    private final InstantSource clock;

    public CallerNotices(CallerPast past, BlockedCallers blocked, Repeat repeat, InstantSource clock) {
        this.past = past;
        this.blocked = blocked;
        this.repeat = repeat;
        this.clock = clock;
    }

    /** Blocking. */
    public CallerPast.Past past(CallId call, PhoneNumber caller) {
        Instant now = clock.instant();
        return past.of(caller, call, now.minus(repeat.within()), now.minus(MARKS_COUNT), SHOWN);
    }

    /** Returns at once. */
    List<CallPop.Notice> of(PhoneNumber caller, CallerPast.Past known) {
        List<CallPop.Notice> notices = new ArrayList<>();
        blocked.find(caller).map(CallerNotices::blocked).ifPresent(notices::add);
        marked(known.marks()).ifPresent(notices::add);
        if (known.calls() + 1 >= repeat.calls()) {
            notices.add(new CallPop.Notice(
                    "REPEAT", "重复来电：" + words(repeat.within()) + "内第 " + (known.calls() + 1) + " 次"));
        }
        return notices;
    }

    /** Those that make a repeat caller. */
    List<CallPop.EarlierCall> earlier(CallerPast.Past known) {
        return known.calls() + 1 < repeat.calls()
                ? List.of()
                : known.latest().stream()
                        .map(it -> new CallPop.EarlierCall(
                                it.call().value(),
                                it.arrivedAt(),
                                it.outcome().map(CallBook::chinese).orElse(null),
                                it.agent().map(AgentId::value).orElse(null)))
                        .toList();
    }

    private static CallPop.Notice blocked(CallerBlocks.Block block) {
        return new CallPop.Notice(
                "BLOCKED", "此号码限制来电至 " + DAY.format(block.expiresAt().atZone(HERE)) + "，来电人按 9 表示人命关天：请先核实险情，是险情立即联动");
    }

    private static Optional<CallPop.Notice> marked(List<IncidentKind> marks) {
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallPop.Notice(
                        "MARKED",
                        "此号码近 90 天被标记 " + marks.size() + " 次："
                                + marks.stream()
                                        .distinct()
                                        .map(IncidentKind::chinese)
                                        .collect(Collectors.joining("、"))));
    }

    private static String words(Duration window) {
        return window.toMinutesPart() == 0 ? window.toHours() + " 小时" : window.toMinutes() + " 分钟";
    }
}
