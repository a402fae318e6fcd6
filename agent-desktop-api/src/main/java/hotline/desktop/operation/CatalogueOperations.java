package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.person.Person;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.TicketQueries;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueAnswer;
import hotline.tickets.catalogue.DispatchCatalogue;
import hotline.tickets.catalogue.DispatchCatalogue.NewObjection;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.ObjectionAnswer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** 派单目录: looked at, changed, objected to, and asked where a ticket should go. */
public final class CatalogueOperations implements Operations {

    private record Objections(List<CatalogueView.Objected> objections) {}

    private final DispatchCatalogue catalogue;
    private final TicketQueries queries;
    private final AuditTrail audit;

    public CatalogueOperations(DispatchCatalogue catalogue, TicketQueries queries, AuditTrail audit) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "dispatchCatalogue", this::whole,
                "dispatchCatalogueFile", this::file,
                "previewDispatchCatalogue",
                        request -> Reply.ok(CatalogueView.Preview.of(catalogue.preview(content(request)))),
                "addDispatchCatalogue", this::add,
                "changeCatalogueEntry", this::change,
                "dispatchSuggestions", this::suggest,
                "dispatchObjections", this::objections,
                "raiseObjection", this::raise,
                "decideObjection", this::decide);
    }

    private Reply whole(ApiRequest request) {
        List<Catalogue.Version> versions = catalogue.versions();
        Optional<Catalogue> inForce = catalogue.inForce();
        Optional<Catalogue> wanted = request.query("version").isPresent() ? Optional.of(asked(request)) : inForce;
        Set<String> active = queries.units().stream().map(Unit::id).collect(Collectors.toSet());
        Map<String, String> names = queries.unitNames();
        return Reply.ok(new CatalogueView.Whole(
                wanted.map(Catalogue::version).orElse(null),
                inForce.map(one -> one.version().version()).orElse(null),
                versions.isEmpty() ? 0 : versions.getFirst().version(),
                versions,
                wanted.map(Catalogue::topics).orElse(List.of()).stream()
                        .map(CatalogueView.Matter::of)
                        .toList(),
                wanted.map(Catalogue::entries).orElse(List.of()).stream()
                        .map(entry -> CatalogueView.Line.of(entry, names, active))
                        .toList()));
    }

    private Catalogue asked(ApiRequest request) {
        return request.query("version")
                .flatMap(version -> catalogue.version(Long.parseLong(version)))
                .orElseThrow(() -> Problem.notFound("派单目录没有这一版").asException());
    }

    private Reply file(ApiRequest request) {
        long version = request.query("version").isPresent()
                ? asked(request).version().version()
                : catalogue.inForce().map(one -> one.version().version()).orElse(0L);
        return catalogue
                .file(version)
                .map(file ->
                        (Reply) new Reply.Text("text/csv; charset=utf-8", new String(file, StandardCharsets.UTF_8)))
                .orElseThrow(() -> Problem.notFound("还没有派单目录").asException());
    }

    private static byte[] content(ApiRequest request) {
        try {
            return Base64.getDecoder().decode(request.body().getString("content"));
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid("文件内容须为 Base64", "content").asException();
        }
    }

    private Reply add(ApiRequest request) {
        long newest = request.body().getLong("newest");
        return made(request, catalogue.add(content(request), newest, changer(request.person())));
    }

    private Reply change(ApiRequest request) {
        JsonObject form = request.body();
        String topic = request.text("topic", "请填写事项");
        String area = RegulationOperations.areaCode(request.text("area"));
        Entry entry = new Entry(
                topic, area, form.getString("unitId"), form.getString("assistingId"), request.text("basis", "请填写派单依据"));
        return made(
                request,
                catalogue.change(entry, request.text("note"), form.getLong("newest"), changer(request.person())));
    }

    private Reply made(ApiRequest request, CatalogueAnswer answer) {
        return switch (answer) {
            case CatalogueAnswer.Refused(var why) -> throw TicketDesk.problem(why);
            case CatalogueAnswer.Made(var version) -> {
                audit.note(
                        request.person(),
                        "catalogue.change",
                        "dispatch-catalogue:" + version.version(),
                        version.note());
                yield Reply.created(version);
            }
        };
    }

    private Reply suggest(ApiRequest request) {
        return catalogue
                .suggest(request.uuid("id"), request.query("topic").orElse(null), TicketDesk.actor(request.person()))
                .map(suggestions -> Reply.ok(CatalogueView.Suggested.of(suggestions)))
                .orElseThrow(() -> Problem.notFound("没有这张工单").asException());
    }

    private Reply objections(ApiRequest request) {
        return Reply.ok(new Objections(catalogue.objections(TicketDesk.actor(request.person())).stream()
                .map(CatalogueView.Objected::of)
                .toList()));
    }

    private Reply raise(ApiRequest request) {
        NewObjection objection = new NewObjection(
                request.text("topic"),
                request.text("area"),
                request.text("reason"),
                request.text("basis"),
                request.body().getString("proposedId"));
        return switch (catalogue.object(objection, TicketDesk.actor(request.person()))) {
            case ObjectionAnswer.Refused(var why) -> throw TicketDesk.problem(why);
            case ObjectionAnswer.Done(var raised) -> Reply.created(CatalogueView.Objected.of(raised));
        };
    }

    private Reply decide(ApiRequest request) {
        JsonObject form = request.body();
        ObjectionAnswer answer = catalogue.decide(
                request.uuid("id"),
                form.getBoolean("upheld"),
                request.text("reason"),
                form.getString("unitId"),
                changer(request.person()));
        return switch (answer) {
            case ObjectionAnswer.Refused(var why) -> throw TicketDesk.problem(why);
            case ObjectionAnswer.Done(var decided) -> {
                audit.note(
                        request.person(), "catalogue.objection", "objection:" + decided.id(), request.text("reason"));
                yield Reply.ok(CatalogueView.Objected.of(decided));
            }
        };
    }

    /** The role that may, of those held. */
    private static Actor changer(Person person) {
        boolean administrator = person.is(hotline.desktop.person.Role.ADMINISTRATOR);
        return new Actor(person.name(), administrator ? Role.ADMINISTRATOR : Role.REVIEWER);
    }
}
