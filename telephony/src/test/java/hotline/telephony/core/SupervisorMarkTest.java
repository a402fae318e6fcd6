package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.SupervisionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorMarkTest {

    @Test
    void given_mark_when_written_and_read_then_the_same() {
        SupervisorMark mark = new SupervisorMark(
                new Extension("1010"), new AgentId("banzhang"), new AgentId("1001"), SupervisionMode.WHISPER);
        assertThat(SupervisorMark.read(mark.text())).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SUPERVISOR:1010",
                "CONSULT:1002",
                "SUPERVISOR:x:banzhang:1001:LISTEN",
                "SUPERVISOR:1010:b:a:SHOUT"
            })
    void given_text_that_is_not_ours_then_nothing(String text) {
        assertThat(SupervisorMark.read(text)).isEmpty();
    }
}
