package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.WorkTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** An agent's times in states, for the shift leader; every reading leaves a row in the trail. */
public final class WorkTimesOperations implements Operations {

    /** Longer reports are made of several. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final WorkTimes times;
    private static final Duration USUAL = Duration.ofHours(24);

    private final AuditTrail audit;
    private final InstantSource clock;

    /** @param clock real time, as in the records */
    public WorkTimesOperations(WorkTimes times, AuditTrail audit, InstantSource clock) {
        this.times = times;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("agentTimes", this::times);
    }

    private Reply times(ApiRequest request) {
        String agent = request.path("agent");
        Instant to = instant(request, "to", clock.instant());
        Instant from = instant(request, "from", to.minus(USUAL));
        if (!from.isBefore(to)) {
            throw Problem.invalid("开始时间应早于结束时间", "from").asException();
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.invalid("一次最多查询 31 天，请分段查询", "to").asException();
        }
        audit.note(request.person(), "agent.times.read", "agent:" + agent, from + "/" + to);
        return Reply.ok(times.of(agent, from, to));
    }

    private static Instant instant(ApiRequest request, String name, Instant otherwise) {
        try {
            return request.query(name)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(otherwise);
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("请按 2026-11-28T08:00:00+08:00 的格式填写时间", name).asException();
        }
    }
}
