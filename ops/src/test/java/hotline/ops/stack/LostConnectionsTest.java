package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Cast;
import hotline.ops.call.Patience;
import hotline.ops.call.TheTicket;
import hotline.ops.call.Trace;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A neighbour goes away for a while, and comes back: Asterisk's manager interface, the SMS gateway. */
@Tag("stack")
class LostConnectionsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATH_TO_AGENT = Duration.ofSeconds(45);
    private static final Duration GATEWAY_AWAY = Duration.ofSeconds(60);
    private static final Pattern SESSION = Pattern.compile("(?m)^\\s*hotline\\s+\\S+\\s+\\d+\\s+\\d+\\s+(\\d+)\\s");

    @Test
    void given_talk_and_waiting_caller_when_manager_connection_is_cut_then_talk_goes_on_and_waiting_is_served()
            throws Exception {
        Stack stack = Stack.connect();
        try (AgentAtDesk agent = stack.agent("1011")) {
            agent.becomeReady();
            try (SipPhone first = stack.calling(Stack.freshCitizen())) {
                answer(agent, Instant.EPOCH);
                try (SipPhone second = stack.calling(Stack.freshCitizen())) {
                    assertThat(Patience.until(
                                    PATH_TO_AGENT,
                                    () -> Optional.of(stack.waitingCallers()).filter(count -> count > 0)))
                            .isPresent();

                    Instant cut = Instant.now();
                    cutManagerConnections(stack);
                    assertThat(agent.reaches("TALKING", SOON))
                            .as("the talk goes on")
                            .isPresent();
                    agent.phone().hangUp();
                    Stack.rate(first, "1");
                    assertThat(agent.reaches("WRAP_UP", SOON))
                            .as("the end of the talk is seen again")
                            .isPresent();
                    agent.api().post("/api/agent/wrap-up/finish");

                    answer(agent, cut);
                    agent.phone().hangUp();
                    Stack.rate(second, "1");
                    agent.signOut();
                }
            }
        }
    }

    @Test
    void given_result_to_send_when_gateway_is_away_for_a_minute_then_the_text_arrives_once() throws Exception {
        Stack stack = Stack.connect();
        Cast cast = Cast.signIn(stack.running(), Path.of("sounds").toAbsolutePath(), stack.scratch());
        Trace trace = new Trace(System.out);
        TheTicket tickets = new TheTicket(cast, trace);
        String number = Stack.freshCitizen();
        String ticket = tickets.fromWebForm(number);
        stack.kill("carrier");
        try {
            tickets.handle(ticket);
            Patience.pause(GATEWAY_AWAY);
        } finally {
            stack.up();
        }
        ApiClient reviewer = cast.reviewer();
        assertThat(Patience.until(
                        Duration.ofSeconds(60),
                        () -> Optional.of(reviewer.get("/api/tickets/" + ticket))
                                .filter(found -> found.has("resultDeliveredAt"))))
                .as("delivered after the gateway is back")
                .isPresent();
        String ticketNumber =
                reviewer.get("/api/tickets/" + ticket).path("number").asText();
        assertThat(texts(cast, number, ticketNumber)).hasSize(1);
        assertThat(trace.failures()).isEmpty();
    }

    private static List<JsonNode> texts(Cast cast, String number, String ticketNumber) {
        return cast.administrator()
                .get("/api/sandbox/handsets/" + number + "/messages")
                .valueStream()
                .filter(message -> message.path("direction").asText().equals("RECEIVED"))
                .filter(message -> message.path("text").asText().contains(ticketNumber))
                .toList();
    }

    private static void cutManagerConnections(Stack stack) throws IOException, InterruptedException {
        List<String> sessions = SESSION.matcher(stack.run("./asterisk-cli", "manager show connected"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(sessions).as("the server is connected").isNotEmpty();
        for (String session : sessions) {
            stack.run("./asterisk-cli", "manager kick session " + session);
        }
    }

    private static void answer(AgentAtDesk agent, Instant after) throws IOException {
        Stack.pickUp(agent, after, PATH_TO_AGENT);
        assertThat(agent.reaches("TALKING", SOON)).isPresent();
    }
}
