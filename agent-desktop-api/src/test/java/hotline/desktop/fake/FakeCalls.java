package hotline.desktop.fake;

import hotline.desktop.port.AgentState;
import hotline.desktop.port.Answer;
import hotline.desktop.port.BreakKind;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.PhoneSettings;
import hotline.desktop.port.QueueName;
import hotline.desktop.port.QueueState;
import hotline.desktop.port.TalkAct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Telephony in which every command works, except ready for an agent who is not signed in. */
public final class FakeCalls implements CallControl {

    private final Map<String, AgentState> agents = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Answer> signIn(String agent, String extension) {
        return become(agent, "READY", null);
    }

    @Override
    public CompletionStage<Answer> ready(String agent) {
        return agents.containsKey(agent)
                ? become(agent, "READY", null)
                : CompletableFuture.completedFuture(Answer.refused("尚未上线，不能示闲"));
    }

    @Override
    public CompletionStage<Answer> takeBreak(String agent, String reason) {
        return become(agent, "BREAK", reason);
    }

    @Override
    public CompletionStage<Answer> signOut(String agent) {
        return become(agent, "SIGNED_OUT", null);
    }

    @Override
    public CompletionStage<Answer> finishWrapUp(String agent) {
        return become(agent, "READY", null);
    }

    @Override
    public CompletionStage<Answer> extendWrapUp(String agent) {
        return become(agent, "WRAP_UP", null);
    }

    @Override
    public CompletionStage<Answer> order(String supervisor, String agent, String order, String reason) {
        return become(agent, order.equals("SIGN_OUT") ? "SIGNED_OUT" : order, reason);
    }

    @Override
    public void desktop(String agent, boolean open) {}

    @Override
    public List<BreakKind> breaks() {
        return List.of(new BreakKind("用餐", 2400, 3));
    }

    @Override
    public CompletionStage<Answer> hangUp(String agent) {
        return become(agent, "WRAP_UP", null);
    }

    @Override
    public CompletionStage<Answer> talk(String agent, TalkAct act) {
        return CompletableFuture.completedFuture(Answer.done());
    }

    @Override
    public CompletionStage<Answer> callOut(String agent, String number, String purpose, UUID ticket) {
        return CompletableFuture.completedFuture(number.startsWith("00") ? Answer.refused("不能拨打国际号码") : Answer.done());
    }

    @Override
    public CompletionStage<Answer> relay(String staff, String citizen, UUID ticket) {
        return CompletableFuture.completedFuture(citizen.isEmpty() ? Answer.refused("没有号码") : Answer.done());
    }

    @Override
    public CompletionStage<Answer> pauseRecording(String agent, String reason) {
        return CompletableFuture.completedFuture(Answer.done());
    }

    @Override
    public CompletionStage<Answer> resumeRecording(String agent) {
        return CompletableFuture.completedFuture(Answer.refused("录音没有暂停"));
    }

    @Override
    public CompletionStage<Answer> supervise(String supervisor, String extension, String agent, String act) {
        return CompletableFuture.completedFuture(Answer.done());
    }

    @Override
    public CompletionStage<AgentState> agent(String agent) {
        return CompletableFuture.completedFuture(agents.getOrDefault(agent, state(agent, "SIGNED_OUT", null)));
    }

    @Override
    public CompletionStage<List<AgentState>> agents() {
        return CompletableFuture.completedFuture(List.copyOf(agents.values()));
    }

    @Override
    public CompletionStage<List<QueueState>> queues() {
        return CompletableFuture.completedFuture(List.of(new QueueState("general", "人工", 1, 1500, 2, 3)));
    }

    @Override
    public CompletionStage<List<QueueName>> openQueues() {
        return CompletableFuture.completedFuture(List.of(new QueueName("general", "人工")));
    }

    @Override
    public Optional<PhoneSettings> phone(String extension) {
        return Optional.of(new PhoneSettings(extension, "secret", "127.0.0.1:5060"));
    }

    public static AgentState state(String agent, String status, String reason) {
        return new AgentState(agent, status, Instant.EPOCH, reason, null, null, true, agent, null, null, null);
    }

    private CompletionStage<Answer> become(String agent, String status, String reason) {
        agents.put(agent, state(agent, status, reason));
        return CompletableFuture.completedFuture(Answer.done());
    }
}
