package hotline.server;

import hotline.database.Database;
import hotline.desktop.port.HealthProbe;
import hotline.recording.RecordingIndex;
import hotline.recording.Recordings;
import hotline.server.alarm.AlarmKind;
import hotline.server.alarm.Finding;
import hotline.server.alarm.RecordingWatch;
import hotline.server.wiring.GrowthWatch;
import hotline.server.wiring.Probe;
import hotline.server.wiring.Reconciler;
import hotline.sms.SmsRoom;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.call.NodeId;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.room.TelephonyRoom;
import hotline.tickets.ChannelNotices;
import hotline.tickets.Overlooked;
import hotline.tickets.unit.UnitReach;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What readiness asks and what Prometheus sees of the rooms. */
final class Health {

    private Health() {}

    static List<HealthProbe> probes(
            Database database, TelephonyRoom room, CallJournal journal, Recordings recordings, SmsRoom sms) {
        return List.of(
                new Probe("数据库", true, () -> Probe.finding(database.reachable(), "正常", "无法连接")),
                new Probe("电话平台", true, () -> telephony(snapshot(room))),
                new Probe(
                        "通话流水",
                        false,
                        () -> Probe.finding(
                                !journal.lag().failing() && journal.lag().dropped() == 0, "正常", "写入受阻")),
                new Probe(
                        "录音",
                        false,
                        () -> Probe.finding(
                                recordings.status().enoughSpace(), "正常", "磁盘空间不足：来电照常接听，但新录音可能丢失，请立即清理或扩容")),
                new Probe("短信网关", false, () -> Probe.finding(sms.health().connected(), "已连接", "未连接，短信暂存待发")));
    }

    /** What operators are to hear of beside the parts that readiness asks. */
    static Map<String, Supplier<List<Finding>>> watched(
            TelephonyRoom room, CallJournal journal, Recordings recordings, Reconciler reconciler, Clock clock) {
        RecordingWatch watch = new RecordingWatch(clock);
        return Map.of(
                "nodes", () -> away(snapshot(room)),
                "journal", () -> lost(journal),
                "recordings", () -> watch.look(recordings.status()),
                "reconciler", () -> missing(reconciler.open()));
    }

    private static List<Finding> missing(RecordingIndex.Open open) {
        return open.count() == 0
                ? List.of()
                : List.of(new Finding(
                        AlarmKind.RECORDING_MISSING,
                        "录音",
                        "24 小时内 " + open.count() + " 个通话，共缺 " + open.lost().toSeconds() + " 秒"));
    }

    static List<Finding> undelivered(List<ChannelNotices.Undelivered> notices) {
        return notices.stream()
                .collect(Collectors.groupingBy(ChannelNotices.Undelivered::channel, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one ->
                        new Finding(AlarmKind.NOTICE_UNDELIVERED, one.getKey().chinese(), one.getValue() + " 条"))
                .toList();
    }

    static List<Finding> overlooked(List<Overlooked> duties, Instant now) {
        return duties.stream()
                .map(one -> {
                    String waits = "已等 " + inWords(Duration.between(one.since(), now));
                    return switch (one.duty()) {
                        case PHONE_NOTICE ->
                            new Finding(
                                    AlarmKind.EMERGENCY_NOT_PHONED, "工单 " + one.number(), waits + others(one.count()));
                        case TAKING -> new Finding(AlarmKind.MATTERS_WAITING, "待受理", one.count() + " 件，最早的" + waits);
                    };
                })
                .toList();
    }

    /** Art 27(1): a warning that reaches nobody is none. */
    static List<Finding> unreached(List<UnitReach> units) {
        return units.stream()
                .flatMap(unit -> {
                    String name = unit.unitName();
                    return unit.isWithoutNumber()
                            ? Stream.of(new Finding(AlarmKind.UNIT_WITHOUT_NUMBER, name, unit.waiting() + " 条预警等待登记号码"))
                            : unit.isUnreached()
                                    ? Stream.of(new Finding(
                                            AlarmKind.UNIT_UNREACHED,
                                            name,
                                            unit.last().getFirst().failure()))
                                    : Stream.empty();
                })
                .toList();
    }

    private static String inWords(Duration waited) {
        return waited.toHours() < 2
                ? waited.toMinutes() + " 分钟"
                : waited.toDays() < 2 ? waited.toHours() + " 小时" : waited.toDays() + " 天";
    }

    private static String others(int count) {
        return count == 1 ? "" : "，另有 " + (count - 1) + " 件";
    }

    static List<Finding> search(boolean failing) {
        return failing ? List.of(new Finding(AlarmKind.SEARCH_AWAY, "检索索引", "打不开或写不了，正在不断重试")) : List.of();
    }

    private static List<Finding> lost(CallJournal journal) {
        long dropped = journal.lag().dropped();
        return dropped == 0
                ? List.of()
                : List.of(new Finding(AlarmKind.FACTS_LOST, "通话流水", "启动以来丢失 " + dropped + " 条"));
    }

    /** Whoever can be served by one node is served: a node that is away is an alarm, and no reason not to be ready. */
    private static HealthProbe.Finding telephony(RoomSnapshot room) {
        String away = room.away().stream().map(NodeId::title).collect(Collectors.joining("、"));
        return Probe.finding(room.connected(), away.isEmpty() ? "已连接" : "已连接，" + away + " 未连接", "未连接 Asterisk");
    }

    private static List<Finding> away(RoomSnapshot room) {
        return room.connected()
                ? room.away().stream()
                        .map(node -> new Finding(AlarmKind.NODE_AWAY, node.title(), "与该节点的 Asterisk 没有连接"))
                        .toList()
                : List.of();
    }

    private static RoomSnapshot snapshot(TelephonyRoom room) {
        return room.switchboard()
                .snapshot()
                .toCompletableFuture()
                .orTimeout(2, TimeUnit.SECONDS)
                .join();
    }

    /** The invariant: every answered second is recorded. Both are zero when it holds. */
    static void measure(PrometheusMeterRegistry metrics, Reconciler reconciler, GrowthWatch growth) {
        metrics.gauge("hotline.recordings.stalled", growth, GrowthWatch::stalled);
        metrics.gauge(
                "hotline.recordings.discrepancies", reconciler, it -> it.open().count());
        metrics.gauge(
                "hotline.recordings.lost.seconds",
                reconciler,
                it -> it.open().lost().toSeconds());
    }

    static void measure(PrometheusMeterRegistry metrics, TelephonyRoom room) {
        metrics.gauge("hotline.owner.inbox", room, TelephonyRoom::waitingInputs);
        metrics.gauge("hotline.scripts.running", room, TelephonyRoom::runningScripts);
        metrics.gauge("hotline.ami.events.unused", room, it -> it.oddEvents()[0]);
        metrics.gauge("hotline.ami.events.malformed", room, it -> it.oddEvents()[1]);
    }

    static void measure(PrometheusMeterRegistry metrics, CallJournal journal, Recordings recordings, SmsRoom sms) {
        metrics.gauge("hotline.journal.unwritten", journal, it -> it.lag().unwritten());
        metrics.gauge("hotline.journal.dropped", journal, it -> it.lag().dropped());
        metrics.gauge(
                "hotline.recordings.waiting", recordings, it -> it.status().waiting());
        metrics.gauge(
                "hotline.recordings.failures", recordings, it -> it.status().failures());
        metrics.gauge(
                "hotline.recordings.store.free.bytes",
                recordings,
                it -> it.status().freeBytes());
        metrics.gauge(
                "hotline.recordings.spool.free.bytes",
                recordings,
                it -> it.status().spoolFreeBytes());
        metrics.gauge("hotline.sms.queued", sms, it -> it.health().queued());
        metrics.gauge("hotline.sms.awaiting.receipt", sms, it -> it.health().awaitingReceipt());
    }
}
