package hotline.desktop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventLogTest {

    @Property
    void given_any_history_then_replay_is_gapless_or_refused(
            @ForAll @IntRange(min = 1, max = 20) int capacity,
            @ForAll @IntRange(min = 0, max = 60) int events,
            @ForAll @IntRange(min = 0, max = 70) int from) {
        EventLog log = new EventLog(capacity);
        for (int i = 1; i <= events; i++) {
            assertThat(log.next()).isEqualTo(i);
            log.append("e" + i);
        }
        boolean held = from <= events && from >= events - capacity;
        assertThat(log.reaches(from)).isEqualTo(held);
        for (int seq = from; held && seq < events; seq++) {
            assertThat(log.after(seq)).hasValue("e" + (seq + 1));
        }
        assertThat(log.after(events)).isEmpty();
    }
}
