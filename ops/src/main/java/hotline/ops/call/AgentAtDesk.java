package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.phone.PhoneSpec;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An agent with a registered phone, a signed-in API client and an open desktop. */
public final class AgentAtDesk implements AutoCloseable {

    private static final Duration REGISTRATION_LIMIT = Duration.ofSeconds(10);

    private final String extension;
    private final ApiClient api;
    private final SipPhone phone;
    private final DesktopSocket desktop;

    private AgentAtDesk(String extension, ApiClient api, SipPhone phone, DesktopSocket desktop) {
        this.extension = extension;
        this.api = api;
        this.phone = phone;
        this.desktop = desktop;
    }

    /**
     * Registers the phone with its own password, with each node, and opens the desktop; the agent is not ready yet.
     *
     * @throws IOException when the phone does not register within 10 s
     */
    public static AgentAtDesk start(RunningStack stack, String extension, Path voice, Path scratch) throws IOException {
        return start(stack, extension, stack.sipServers(), voice, scratch);
    }

    /** @param servers with which the phone registers */
    public static AgentAtDesk start(
            RunningStack stack, String extension, List<String> servers, Path voice, Path scratch) throws IOException {
        ApiClient api = ApiClient.signIn(stack.httpAddress(), extension, stack.secret("user.password"));
        SipPhone phone = SipPhone.start(PhoneSpec.agent(
                extension, stack.secret("sip." + extension), servers, voice, scratch.resolve(extension)));
        if (!phone.registers(REGISTRATION_LIMIT)) {
            phone.close();
            throw new IOException("the phone " + extension + " did not register");
        }
        return new AgentAtDesk(extension, api, phone, DesktopSocket.open(api));
    }

    /** Signs in with the own phone, from whatever state, and goes ready. */
    public void becomeReady() {
        signOut();
        api.post("/api/agent/sign-in", Map.of("extension", extension));
        api.post("/api/agent/ready");
    }

    public void signOut() {
        if (!state().path("status").asText().equals("SIGNED_OUT")) {
            api.post("/api/agent/sign-out");
        }
    }

    public JsonNode state() {
        return api.get("/api/agent");
    }

    /** The agent's state once it has the status; empty when it did not get it in time. */
    public Optional<JsonNode> reaches(String status, Duration limit) {
        return Patience.until(
                limit,
                () -> Optional.of(state())
                        .filter(state -> state.path("status").asText().equals(status)));
    }

    /** An act of the own talk: {@code {"act":"HOLD"}}. */
    public void talk(Map<String, Object> act) {
        api.post("/api/agent/talk", act);
    }

    /** The talk as the desktop was told, once it is as wanted; empty when it was not told so in time. */
    public Optional<JsonNode> talkBecomes(Predicate<JsonNode> wanted, Duration limit) {
        return desktop.await(message -> message.type().equals("talk.changed") && wanted.test(message.data()), limit)
                .map(DesktopSocket.Received::data);
    }

    public Optional<DesktopSocket.Received> event(String type, Duration limit) {
        return desktop.await(message -> message.type().equals(type), limit);
    }

    public String extension() {
        return extension;
    }

    public ApiClient api() {
        return api;
    }

    public SipPhone phone() {
        return phone;
    }

    public DesktopSocket desktop() {
        return desktop;
    }

    @Override
    public void close() {
        desktop.close();
        phone.close();
    }
}
