package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.Answer;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.PhoneSettings;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** An agent's own state and phone. The agent's number is the sign-in name: nobody commands for somebody else. */
public final class AgentOperations implements Operations {

    private final CallControl calls;
    private final AuditTrail audit;

    public AgentOperations(CallControl calls, AuditTrail audit) {
        this.calls = calls;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "agentState",
                this::state,
                "agentSignIn",
                this::signIn,
                "agentReady",
                command(calls::ready),
                "agentBreak",
                this::takeBreak,
                "agentSignOut",
                command(calls::signOut),
                "agentFinishWrapUp",
                command(calls::finishWrapUp),
                "agentHangUp",
                command(calls::hangUp),
                "agentPhone",
                this::phone);
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
        String reason = request.body().getString("reason").strip();
        if (reason.isEmpty()) {
            throw Problem.invalid("请填写小休原因", "reason").asException();
        }
        Waiting.done(calls.takeBreak(agent(request), reason));
        return state(request);
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
