package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.LeaderDesk;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** The leaders' roster: everybody at a desk sees it, supervisors change it, each time with a row in the trail. */
public final class LeaderOperations implements Operations {

    private record Duties(List<LeaderDesk.Duty> items) {}

    private final LeaderDesk leaders;
    private final AuditTrail audit;

    public LeaderOperations(LeaderDesk leaders, AuditTrail audit) {
        this.leaders = leaders;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("leaderDuties", _ -> all(), "addLeaderDuty", this::add, "removeLeaderDuty", this::remove);
    }

    private Reply all() {
        return Reply.ok(new Duties(leaders.duties()));
    }

    private Reply add(ApiRequest request) {
        JsonObject body = request.body();
        LeaderDesk.Wish wish = new LeaderDesk.Wish(
                request.text("leader", "请填写领导姓名"),
                request.text("post"),
                body.getString("agent"),
                time(body, "startsAt"),
                time(body, "endsAt"));
        audit.note(request.person(), "leader.add", "agent:" + wish.agent(), wish.leader() + " " + wish.startsAt());
        Waiting.done(leaders.add(wish, request.person().name()));
        return all();
    }

    private Reply remove(ApiRequest request) {
        audit.note(request.person(), "leader.remove", "duty:" + request.uuid("id"), "");
        Waiting.done(leaders.remove(request.uuid("id"), request.person().name()));
        return all();
    }

    private static Instant time(JsonObject body, String field) {
        try {
            return Instant.parse(body.getString(field));
        } catch (DateTimeParseException malformed) {
            throw Problem.invalid("时间应为 ISO-8601（UTC），如 2026-11-24T01:00:00Z", field)
                    .asException();
        }
    }
}
