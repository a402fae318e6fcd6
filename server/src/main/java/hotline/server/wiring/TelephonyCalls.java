package hotline.server.wiring;

import hotline.desktop.port.AgentState;
import hotline.desktop.port.Answer;
import hotline.desktop.port.BreakKind;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.PhoneSettings;
import hotline.desktop.port.QueueName;
import hotline.desktop.port.QueueState;
import hotline.desktop.port.TalkAct;
import hotline.telephony.AgentRules;
import hotline.telephony.Result;
import hotline.telephony.Switchboard;
import hotline.telephony.TalkWish;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.StateOrder;
import hotline.telephony.call.SupervisionMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the desktop asks of telephony. */
public final class TelephonyCalls implements CallControl {

    /** Where none is needed. */
    private static final Extension NO_PHONE = new Extension("00");

    private final Switchboard switchboard;
    private final AgentRules rules;
    private final String sipServer;
    private final Function<String, Optional<String>> phonePasswords;

    /** @param phonePasswords SIP password by extension, empty for an unknown one */
    public TelephonyCalls(
            Switchboard switchboard,
            AgentRules rules,
            String sipServer,
            Function<String, Optional<String>> phonePasswords) {
        this.switchboard = switchboard;
        this.rules = rules;
        this.sipServer = sipServer;
        this.phonePasswords = phonePasswords;
    }

    @Override
    public CompletionStage<Answer> signIn(String agent, String extension) {
        if (!Extension.isValid(extension)) {
            return CompletableFuture.completedFuture(Answer.refused("分机号 " + extension + " 不正确，应为 2 至 8 位数字"));
        }
        if (phonePasswords.apply(extension).isEmpty()) {
            return CompletableFuture.completedFuture(Answer.refused("没有分机 " + extension));
        }
        return answer(switchboard.signIn(new AgentId(agent), new Extension(extension)));
    }

    @Override
    public CompletionStage<Answer> ready(String agent) {
        return answer(switchboard.ready(new AgentId(agent)));
    }

    @Override
    public CompletionStage<Answer> takeBreak(String agent, String reason) {
        return answer(switchboard.takeBreak(new AgentId(agent), reason));
    }

    @Override
    public CompletionStage<Answer> signOut(String agent) {
        return answer(switchboard.signOut(new AgentId(agent)));
    }

    @Override
    public CompletionStage<Answer> finishWrapUp(String agent) {
        return answer(switchboard.finishWrapUp(new AgentId(agent)));
    }

    @Override
    public CompletionStage<Answer> extendWrapUp(String agent) {
        return answer(switchboard.extendWrapUp(new AgentId(agent)));
    }

    @Override
    public CompletionStage<Answer> order(String supervisor, String agent, String order, String reason) {
        return answer(
                switchboard.order(new AgentId(supervisor), new AgentId(agent), StateOrder.valueOf(order), reason));
    }

    @Override
    public void desktop(String person, boolean open) {
        switchboard.desktop(new AgentId(person), open);
    }

    @Override
    public List<BreakKind> breaks() {
        return rules.breaks().stream()
                .map(kind -> new BreakKind(kind.reason(), kind.longest().toSeconds(), kind.atOnce()))
                .toList();
    }

    @Override
    public CompletionStage<Answer> hangUp(String agent) {
        return answer(switchboard.hangUp(new AgentId(agent)));
    }

    @Override
    public CompletionStage<Answer> talk(String agent, TalkAct act) {
        return switch (Talks.read(act)) {
            case Talks.Reading.Wish it -> answer(switchboard.talk(new AgentId(agent), it.wish()));
            case Talks.Reading.Unusable it -> CompletableFuture.completedFuture(it.answer());
        };
    }

    @Override
    public CompletionStage<Answer> callOut(String agent, String number, String purpose, @Nullable UUID ticket) {
        OutgoingCall out =
                new OutgoingCall(CallPurpose.valueOf(purpose), Optional.ofNullable(ticket), Optional.empty());
        return answer(switchboard.callOut(new AgentId(agent), number, out));
    }

    @Override
    public CompletionStage<Answer> relay(String staff, String citizen, UUID ticket) {
        OutgoingCall out = new OutgoingCall(CallPurpose.RELAY, Optional.of(ticket), Optional.empty());
        return answer(switchboard.relay(staff, citizen, out));
    }

    @Override
    public CompletionStage<Answer> pauseRecording(String agent, String reason) {
        return answer(switchboard.talk(new AgentId(agent), new TalkWish.PauseRecording(reason)));
    }

    @Override
    public CompletionStage<Answer> resumeRecording(String agent) {
        return answer(switchboard.talk(new AgentId(agent), new TalkWish.ResumeRecording()));
    }

    @Override
    public CompletionStage<Answer> supervise(String supervisor, String extension, String agent, String act) {
        SupervisionMode mode = SupervisionMode.valueOf(act);
        if (!Extension.isValid(extension) && mode != SupervisionMode.STOP) {
            return CompletableFuture.completedFuture(Answer.refused("请填写您自己的分机号（2 至 8 位数字）"));
        }
        Extension phone = Extension.isValid(extension) ? new Extension(extension) : NO_PHONE;
        return answer(switchboard.supervise(new AgentId(supervisor), phone, new AgentId(agent), mode));
    }

    @Override
    public CompletionStage<AgentState> agent(String agent) {
        return switchboard
                .snapshot()
                .thenApply(room -> room.agents().stream()
                        .filter(status -> status.agent().value().equals(agent))
                        .findFirst()
                        .map(TelephonyCalls::state)
                        .orElseGet(() -> state(AgentStatus.signedOut(new AgentId(agent), room.at()))));
    }

    @Override
    public CompletionStage<List<AgentState>> agents() {
        return switchboard
                .snapshot()
                .thenApply(room ->
                        room.agents().stream().map(TelephonyCalls::state).toList());
    }

    @Override
    public CompletionStage<List<QueueState>> queues() {
        return switchboard.snapshot().thenApply(QueueFigures::each);
    }

    @Override
    public CompletionStage<List<QueueName>> openQueues() {
        return switchboard
                .snapshot()
                .thenApply(room -> room.routing().queues().values().stream()
                        .filter(queue -> queue.hours().open(room.at()))
                        .map(queue -> new QueueName(queue.id().value(), queue.name()))
                        .toList());
    }

    @Override
    public Optional<PhoneSettings> phone(String extension) {
        return phonePasswords.apply(extension).map(password -> new PhoneSettings(extension, password, sipServer));
    }

    static AgentState state(AgentStatus status) {
        return new AgentState(
                status.agent().value(),
                status.name(),
                status.since(),
                reason(status.activity()),
                status.call().map(CallId::value).orElse(null),
                status.wrapUpUntil().orElse(null),
                status.phoneReachable(),
                status.extension().map(Extension::number).orElse(null),
                status.breakUntil().orElse(null),
                status.activity() instanceof Activity.WrapUp wrapUp ? wrapUp.extensions() : null,
                status.afterCall().map(Activity::name).orElse(null));
    }

    private static @Nullable String reason(Activity activity) {
        return switch (activity) {
            case Activity.OnBreak onBreak -> onBreak.reason();
            case Activity.Paused paused -> paused.reason().chinese();
            case Activity.SignedOut _, Activity.Ready _, Activity.Offered _, Activity.Talking _, Activity.WrapUp _ ->
                null;
        };
    }

    private static CompletionStage<Answer> answer(CompletionStage<Result> result) {
        return result.thenApply(given -> switch (given) {
            case Result.Done _ -> Answer.done();
            case Result.Refused refused -> Answer.refused(refused.reason());
        });
    }
}
