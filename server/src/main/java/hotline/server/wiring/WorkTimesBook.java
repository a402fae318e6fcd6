package hotline.server.wiring;

import hotline.desktop.port.WorkTimes;
import hotline.telephony.call.AgentId;
import hotline.telephony.store.AgentTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Times in states from telephony's records. */
public final class WorkTimesBook implements WorkTimes {

    private final AgentTimes times;

    public WorkTimesBook(AgentTimes times) {
        this.times = times;
    }

    @Override
    public Report of(String agent, Instant from, Instant to) {
        AgentTimes.Answer answer = times.of(new AgentId(agent), from, to);
        var totals = new TreeMap<String, Long>();
        answer.spans()
                .forEach(span -> totals.merge(
                        span.status(), Duration.between(span.from(), span.to()).toMillis(), Long::sum));
        List<Span> spans = answer.spans().stream()
                .map(span -> new Span(span.status(), span.reason(), span.call(), span.from(), span.to()))
                .toList();
        return new Report(
                agent,
                from,
                to,
                answer.asOf(),
                spans,
                totals.entrySet().stream()
                        .map(total -> new Total(total.getKey(), total.getValue()))
                        .toList());
    }
}
