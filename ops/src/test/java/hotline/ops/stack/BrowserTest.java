package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ops.phone.PhoneSpec;
import hotline.ops.phone.SipPhone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real calls and pages in a real Chromium; the pictures are kept in {@code ops/target/screenshots}. */
@Tag("stack")
class BrowserTest {

    private static final String AGENT = "1010";

    @Test
    void given_agent_in_a_browser_when_citizen_calls_then_pop_ticket_and_dispatch_work() throws Exception {
        Stack stack = Stack.connect();
        PhoneSpec phoneSpec = PhoneSpec.agent(
                AGENT,
                stack.running().secret("sip." + AGENT),
                stack.running().sipServer(),
                Stack.voice("agent-answer"),
                stack.scratch().resolve(AGENT));
        PhoneSpec citizenSpec = PhoneSpec.citizen(
                Stack.freshCitizen(),
                stack.running().sipServer(),
                Stack.voice("citizen-streetlight"),
                stack.scratch().resolve("browser-citizen"));
        try (SipPhone phone = SipPhone.start(phoneSpec);
                SipPhone citizen = SipPhone.start(citizenSpec)) {
            assertThat(phone.registers(Duration.ofSeconds(10))).isTrue();
            runs(browser(stack, "desk"), () -> callAndAnswer(phone, citizen));
        }
    }

    @Test
    void given_supervisor_reviewer_unit_and_administrator_then_each_of_their_pages_shows_without_an_error()
            throws Exception {
        runs(browser(Stack.connect(), "pages"), () -> {});
    }

    @Test
    void given_supervisor_who_changes_routing_then_it_is_stored_warned_of_and_taken_back() throws Exception {
        runs(browser(Stack.connect(), "routing"), () -> {});
    }

    /** @param call makes the call that the script waits for */
    private static void runs(Process browser, Runnable call) throws Exception {
        List<String> failed = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(browser.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                System.out.println(line);
                if (line.startsWith("  FAIL")) {
                    failed.add(line);
                }
                if (line.contains("waiting for a call")) {
                    Thread.ofVirtual().start(call);
                }
                line = output.readLine();
            }
        }
        assertThat(browser.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(failed).isEmpty();
        assertThat(browser.exitValue()).isZero();
    }

    private static Process browser(Stack stack, String script) throws IOException {
        ProcessBuilder command = new ProcessBuilder("./browser/run", script).redirectErrorStream(true);
        command.environment().put("HOTLINE_URL", stack.running().httpAddress());
        command.environment().put("HOTLINE_USER", AGENT);
        command.environment().put("HOTLINE_PASSWORD", stack.running().secret("user.password"));
        command.environment()
                .put(
                        "SCREENSHOTS",
                        Path.of("target/screenshots").toAbsolutePath().toString());
        return command.start();
    }

    private static void callAndAnswer(SipPhone phone, SipPhone citizen) {
        try {
            Instant dialled = Instant.now();
            citizen.dial("12345");
            if (phone.await("CALL_INCOMING", dialled, Duration.ofSeconds(90)).isPresent()) {
                Thread.sleep(1500);
                phone.answer();
            }
        } catch (IOException | InterruptedException failed) {
            System.out.println("the call could not be made: " + failed.getMessage());
        }
    }
}
