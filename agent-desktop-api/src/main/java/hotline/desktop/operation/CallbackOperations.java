package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Reply;
import hotline.desktop.port.CallbackAdmin;
import hotline.desktop.port.CallbackEntry;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The list of people to be called back, for the supervisor. */
public final class CallbackOperations implements Operations {

    private record Callbacks(List<CallbackEntry> items) {}

    private final CallbackAdmin callbacks;
    private final AuditTrail audit;

    public CallbackOperations(CallbackAdmin callbacks, AuditTrail audit) {
        this.callbacks = callbacks;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("listCallbacks", this::list, "cancelCallback", this::cancel);
    }

    private Reply list(ApiRequest request) {
        audit.note(request.person(), "callback.list", "callbacks", "");
        return Reply.ok(new Callbacks(callbacks.list()));
    }

    private Reply cancel(ApiRequest request) {
        UUID id = request.uuid("id");
        String reason = request.text("reason", "请填写取消回拨的原因");
        audit.note(request.person(), "callback.cancel", "callback:" + id, reason);
        Waiting.done(callbacks.cancel(id, request.person().name(), reason));
        return Reply.ok(new Callbacks(callbacks.list()));
    }
}
