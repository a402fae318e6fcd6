package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.unit.Dissolution;
import hotline.tickets.unit.DissolutionPreview;
import hotline.tickets.unit.UnitDissolutions;
import hotline.tickets.unit.UnitDissolutions.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Units are dissolved and merged by an administrator, and everybody sees what came of it. */
public final class DissolutionOperations implements Operations {

    private record All(List<Dissolution> dissolutions) {}

    private record Held(TicketState state, String name, int count) {}

    private record Preview(
            List<Held> open,
            int total,
            int answered,
            int assisting,
            List<String> entries,
            List<String> below,
            int people) {

        static Preview of(DissolutionPreview preview) {
            return new Preview(
                    preview.open().entrySet().stream()
                            .map(one -> new Held(one.getKey(), one.getKey().chinese(), one.getValue()))
                            .toList(),
                    preview.open().values().stream().mapToInt(Integer::intValue).sum(),
                    preview.answered(),
                    preview.assisting(),
                    preview.entries().stream().map(Entry::chinese).toList(),
                    preview.below(),
                    preview.people());
        }
    }

    private final UnitDissolutions dissolutions;
    private final AuditTrail audit;

    public DissolutionOperations(UnitDissolutions dissolutions, AuditTrail audit) {
        this.dissolutions = dissolutions;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "unitDissolutions", _ -> all(),
                "previewDissolution", this::preview,
                "dissolveUnit", this::dissolve,
                "withdrawDissolution", this::withdraw);
    }

    private Reply all() {
        return Reply.ok(new All(dissolutions.all()));
    }

    private Reply preview(ApiRequest request) {
        return dissolutions
                .preview(request.path("unit"))
                .map(preview -> Reply.ok(Preview.of(preview)))
                .orElseThrow(() -> Problem.notFound("没有这个承办单位，或者已经撤销").asException());
    }

    private Reply dissolve(ApiRequest request) {
        String unitId = request.path("unit");
        Order order = new Order(
                unitId,
                request.body().getString("successorId"),
                TicketForms.date(request.text("effectiveOn"), "effectiveOn"),
                request.text("number"));
        return done(request, "unit.dissolve", order.number(), dissolutions.dissolve(order, administrator(request)));
    }

    private Reply withdraw(ApiRequest request) {
        return done(request, "unit.keep", "", dissolutions.withdraw(request.path("unit"), administrator(request)));
    }

    private Reply done(ApiRequest request, String action, String note, Optional<Result.Refused> why) {
        if (why.isPresent()) {
            throw TicketDesk.problem(why.get());
        }
        audit.note(request.person(), action, "unit:" + request.path("unit"), note);
        return all();
    }

    private static Actor administrator(ApiRequest request) {
        return new Actor(request.person().name(), Role.ADMINISTRATOR);
    }
}
