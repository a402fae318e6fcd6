package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.AgentState;
import hotline.desktop.port.Answer;
import hotline.desktop.port.BreakKind;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.PhoneSettings;
import hotline.desktop.port.QueueName;
import hotline.desktop.port.TalkAct;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An agent's own state and phone. The agent's number is the sign-in name: nobody commands for somebody else. */
public final class AgentOperations implements Operations {

    private record Queues(List<QueueName> queues) {}

    private record Breaks(List<BreakKind> breaks) {}

    private final CallControl calls;
    private final AuditTrail audit;

    public AgentOperations(CallControl calls, AuditTrail audit) {
        this.calls = calls;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.ofEntries(
                Map.entry("agentState", this::state),
                Map.entry("agentSignIn", this::signIn),
                Map.entry("agentReady", command(calls::ready)),
                Map.entry("agentBreak", this::takeBreak),
                Map.entry("agentBreaks", _ -> Reply.ok(new Breaks(calls.breaks()))),
                Map.entry("agentQueues", _ -> Reply.ok(new Queues(Waiting.on(calls.openQueues())))),
                Map.entry("agentSignOut", command(calls::signOut)),
                Map.entry("agentFinishWrapUp", command(calls::finishWrapUp)),
                Map.entry("agentExtendWrapUp", command(calls::extendWrapUp)),
                Map.entry("agentHangUp", command(calls::hangUp)),
                Map.entry("agentTalk", this::talk),
                Map.entry("agentRecording", this::recording),
                Map.entry("agentPhone", this::phone));
    }

    private Reply state(ApiRequest request) throws Exception {
        return Reply.ok(Waiting.on(calls.agent(agent(request))));
    }

    private Operation command(Function<String, CompletionStage<Answer>> command) {
        return request -> {
            Waiting.done(command.apply(agent(request)));
            return state(request);
        };
    }

    private Reply signIn(ApiRequest request) throws Exception {
        String extension = request.body().getString("extension");
        Waiting.done(calls.signIn(agent(request), extension));
        return state(request);
    }

    private Reply takeBreak(ApiRequest request) throws Exception {
        String reason = request.text("reason", "请填写小休原因");
        Waiting.done(calls.takeBreak(agent(request), reason));
        return state(request);
    }

    private Reply talk(ApiRequest request) throws Exception {
        JsonObject body = request.body();
        TalkAct act = new TalkAct(
                TalkAct.Kind.valueOf(body.getString("act")),
                body.getString("number"),
                body.getString("digits"),
                body.getString("queue"),
                body.getString("service"),
                body.getBoolean("thenLeave", false));
        switch (act.act()) {
            case CONSULT, THREE_WAY, TRANSFER -> require(act.number(), "number", "请填写要呼叫的号码");
            case PRESS -> require(act.digits(), "digits", "请填写要发送的按键");
            case TO_QUEUE -> require(act.queue(), "queue", "请选择要转入的队列");
            case HAND_OVER -> require(act.service(), "service", "请选择联动的热线：110、119、120 或 122");
            case HOLD, RESUME, MUTE, UNMUTE, JOIN, COMPLETE, CANCEL, LEAVE, CONFIRM_SPOKEN, ASK_RATING -> {}
        }
        Waiting.done(calls.talk(agent(request), act));
        return state(request);
    }

    private Reply recording(ApiRequest request) throws Exception {
        boolean pause = request.body().getString("act").equals("PAUSE");
        String reason = pause ? request.text("reason", "请选择或填写暂停录音的原因") : request.text("reason");
        Waiting.done(pause ? calls.pauseRecording(agent(request), reason) : calls.resumeRecording(agent(request)));
        AgentState state = Waiting.on(calls.agent(agent(request)));
        audit.note(request.person(), pause ? "recording.pause" : "recording.resume", "call:" + state.callId(), reason);
        return Reply.ok(state);
    }

    private static void require(@Nullable String value, String field, String what) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(what, field).asException();
        }
    }

    private Reply phone(ApiRequest request) {
        String extension = request.person().extension();
        if (extension == null) {
            throw Problem.notFound("您的帐号没有配置分机").asException();
        }
        PhoneSettings settings = calls.phone(extension)
                .orElseThrow(
                        () -> Problem.notFound("没有分机 " + extension + " 的注册资料").asException());
        audit.note(request.person(), "phone.read", "extension:" + extension, "");
        return Reply.ok(settings);
    }

    private static String agent(ApiRequest request) {
        return request.person().name();
    }
}
