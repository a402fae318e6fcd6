package hotline.desktop.fake;

import hotline.desktop.port.WorkTimes;
import java.time.Instant;
import java.util.List;

/** One break and one gap. */
final class FakeWorkTimes implements WorkTimes {

    @Override
    public Report of(String agent, Instant from, Instant to) {
        return new Report(
                agent,
                from,
                to,
                to,
                List.of(
                        new Span("BREAK", "用餐", null, from, from.plusSeconds(60)),
                        new Span("UNKNOWN", null, null, from.plusSeconds(60), to)),
                List.of(new Total("BREAK", 60_000)));
    }
}
