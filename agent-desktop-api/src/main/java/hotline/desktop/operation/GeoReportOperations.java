package hotline.desktop.operation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.kernel.Ids;
import hotline.kernel.PhoneNumber;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.DayCount;
import hotline.tickets.Progress;
import hotline.tickets.Submission;
import hotline.tickets.Submissions;
import hotline.tickets.Submissions.Question;
import hotline.tickets.catalogue.DispatchCatalogue;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Open311 GeoReport v2, a face of the intake (Art 12(1)): what clients of the standard post becomes a submission of the channel whose key
 * they have, with all the checks of the intake, and they read no other channel's. Art 24 shows the public no more than replies that were
 * published, hence no reading without a key.
 */
public final class GeoReportOperations implements Operations {

    private static final String STANDARD = "http://wiki.open311.org/GeoReport_v2";
    private static final String ROOT = "/open311/v2";
    private static final String JSON = "application/json";
    /** What this face looks like was last changed then. */
    private static final Instant CHANGED = Instant.parse("2026-11-30T00:00:00Z");

    private static final Duration LATELY = Duration.ofDays(90);
    private static final int PAGE = 50;

    private final Submissions submissions;
    private final DispatchCatalogue catalogue;
    private final boolean sandbox;
    private final Ids ids;
    private final Clock clock;

    /** @param sandbox what clients are told to expect here: a test or the real thing */
    public GeoReportOperations(Submissions submissions, DispatchCatalogue catalogue, boolean sandbox, Clock clock) {
        this.submissions = submissions;
        this.catalogue = catalogue;
        this.sandbox = sandbox;
        this.ids = new Ids(clock);
        this.clock = clock;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Discovery(Instant changeset, String contact, String keyService, List<Endpoint> endpoints) {}

    private record Endpoint(String specification, String url, Instant changeset, String type, List<String> formats) {}

    /** Either the ticket's number or, while there is none, what to ask for it with. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record Receipt(
            @Nullable String serviceRequestId,
            @Nullable String token,
            @Nullable String serviceNotice) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "geoReportDiscovery", this::discovery,
                "geoReportServices", _ -> Reply.ok(GeoReportServices.list(catalogue.inForce())),
                "geoReportService", this::service,
                "submitGeoReport", this::submit,
                "geoReports", this::requests,
                "geoReport", this::request,
                "geoReportToken", this::token);
    }

    private Reply discovery(ApiRequest request) {
        String scheme = "https".equals(request.header("X-Forwarded-Proto")) ? "https" : "http";
        Endpoint endpoint = new Endpoint(
                STANDARD,
                scheme + "://" + request.header("Host") + ROOT,
                CHANGED,
                sandbox ? "test" : "production",
                List.of(JSON));
        return Reply.ok(new Discovery(CHANGED, "请拨打12345", "请向热线管理员索取来件渠道的密钥", List.of(endpoint)));
    }

    private Reply service(ApiRequest request) {
        String code = named(request, "service");
        return GeoReportServices.definition(code, catalogue.inForce())
                .map(Reply::ok)
                .orElseThrow(() -> noService(code));
    }

    private static ProblemException noService(String code) {
        return Problem.notFound("没有编码为「" + code + "」的服务，可用的见 services.json").asException();
    }

    private Reply submit(ApiRequest request) {
        GeoReportForm form = new GeoReportForm(request.form());
        String service = form.service();
        if (GeoReportServices.definition(service, catalogue.inForce()).isEmpty()) {
            throw noService(service);
        }
        String externalId = form.externalId(LocalDate.ofInstant(clock.instant(), DayCount.ZONE));
        JsonObject fields = form.submission();
        Submission submission = new Submission(
                ids.next(),
                request.sender().channel(),
                externalId,
                PhoneNumber.parse(fields.getString("callerNumber")),
                IntakeOperations.fields(fields),
                service);
        return switch (submissions.submit(submission)) {
            case Submissions.Answer.Opened(Progress progress) -> Reply.created(receipt(externalId, progress));
            case Submissions.Answer.Known(Progress progress) -> Reply.ok(receipt(externalId, progress));
            case Submissions.Answer.Differs(Instant before) -> throw IntakeOperations.differs(externalId, before);
            case Submissions.Answer.Refused(var why) -> throw TicketDesk.problem(why);
        };
    }

    private static List<Receipt> receipt(String token, Progress progress) {
        String number = progress.number();
        return List.of(new Receipt(number, number == null ? token : null, progress.reason()));
    }

    private Reply requests(ApiRequest request) {
        List<String> numbers = listed(request, "service_request_id");
        Instant until = time(request, "end_date");
        Instant from = time(request, "start_date");
        if (from == null && numbers.isEmpty()) {
            from = (until == null ? clock.instant() : until).minus(LATELY);
        }
        Question question = new Question(
                numbers,
                listed(request, "service_code"),
                states(listed(request, "status")),
                from,
                until,
                request.query("page", 1),
                request.query("page_size", PAGE));
        return Reply.ok(submissions.received(request.sender().channel(), question).stream()
                .map(GeoReportView::of)
                .toList());
    }

    private Reply request(ApiRequest request) {
        String number = named(request, "request");
        Question question =
                new Question(List.of(number), List.of(), EnumSet.allOf(TicketState.class), null, null, 1, 1);
        List<GeoReportView> found = submissions.received(request.sender().channel(), question).stream()
                .map(GeoReportView::of)
                .toList();
        if (found.isEmpty()) {
            throw Problem.notFound("本渠道没有工单号为「" + number + "」的诉求").asException();
        }
        return Reply.ok(found);
    }

    private Reply token(ApiRequest request) {
        String token = named(request, "token");
        return submissions
                .progress(request.sender().channel(), token)
                .map(progress -> Reply.ok(List.of(new Receipt(progress.number(), token, null))))
                .orElseThrow(() -> Problem.notFound("本渠道没有收到过「" + token + "」").asException());
    }

    /** The last part of the path without the format; the contract lets no other format in. */
    private static String named(ApiRequest request, String parameter) {
        String file = request.path(parameter);
        return file.substring(0, file.length() - ".json".length());
    }

    private static List<String> listed(ApiRequest request, String parameter) {
        return request.query(parameter)
                .map(list -> List.of(list.strip().split("\\s*,\\s*")))
                .orElse(List.of());
    }

    private static Set<TicketState> states(List<String> statuses) {
        Set<TicketState> states = EnumSet.noneOf(TicketState.class);
        for (String word : statuses) {
            states.addAll(GeoReportStatus.ofWord(word)
                    .orElseThrow(() -> Problem.invalid("status 须为 open 或 closed，可用逗号并列", null)
                            .asException())
                    .states());
        }
        return statuses.isEmpty() ? EnumSet.allOf(TicketState.class) : states;
    }

    private static @Nullable Instant time(ApiRequest request, String parameter) {
        // An unescaped plus sign of a query arrives as a blank.
        return request.query(parameter)
                .map(text -> text.replace(' ', '+'))
                .map(text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeParseException malformed) {
                        throw Problem.invalid(parameter + " 须为带时区的 ISO 8601 时间，如 2026-11-24T08:00:00+08:00", null)
                                .asException();
                    }
                })
                .orElse(null);
    }
}
