package hotline.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SipTimesTest {

    @Test
    void given_messages_as_sipp_writes_them_then_each_callers_first_invite_has_its_time(@TempDir Path folder)
            throws IOException {
        Path messages = Files.writeString(folder.resolve("messages.log"), """
                ----------------------------------------------- 2026-11-29 14:44:12.259757
                UDP message sent (509 bytes):

                INVITE sip:12345@127.0.0.1:22540 SIP/2.0
                From: <sip:13707730000@127.0.0.1:5060>;tag=1153c1

                ----------------------------------------------- 2026-11-29 14:44:12.267857
                UDP message received [300] bytes :

                SIP/2.0 100 Trying
                From: <sip:13707730000@127.0.0.1:5060>;tag=1153c1

                ----------------------------------------------- 2026-11-29 14:44:12.760000
                INVITE sip:12345@127.0.0.1:22540 SIP/2.0
                From: <sip:13707730000@127.0.0.1:5060>;tag=1153c1

                ----------------------------------------------- 2026-11-29 14:44:13.000757
                INVITE sip:12345@127.0.0.1:22540 SIP/2.0
                From: <sip:13707730001@127.0.0.1:5060>;tag=1153c2
                """);
        var times = SipTimes.invites(messages);
        assertThat(times).containsOnlyKeys("13707730000", "13707730001");
        assertThat(times.get("13707730001") - times.get("13707730000")).isEqualTo(741_000);
    }
}
