package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.kernel.Ids;
import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import hotline.regulation.calendar.DayCount;
import hotline.tickets.Caller;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.Progress;
import hotline.tickets.Submission;
import hotline.tickets.Submissions;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What other systems hand over, and how far it is. The key says which channel it is. */
public final class IntakeOperations implements Operations {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(DayCount.ZONE);

    private final Submissions submissions;
    private final Ids ids;

    public IntakeOperations(Submissions submissions, Ids ids) {
        this.submissions = submissions;
        this.ids = ids;
    }

    private record Taken(String externalId, Channel channel, String channelName, ProgressView progress) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of("submitTicket", this::submit, "submittedTicket", this::submitted);
    }

    private Reply submit(ApiRequest request) {
        Channel channel = request.sender().channel();
        JsonObject form = request.body();
        String externalId = form.getString("externalId");
        PhoneNumber caller = PhoneNumber.parse(form.getString("callerNumber", ""));
        Submission submission = new Submission(ids.next(), channel, externalId, caller, fields(form));
        return switch (submissions.submit(submission)) {
            case Submissions.Answer.Opened(Progress progress) -> Reply.created(taken(externalId, channel, progress));
            case Submissions.Answer.Known(Progress progress) -> Reply.ok(taken(externalId, channel, progress));
            case Submissions.Answer.Differs(Instant before) -> throw differs(externalId, before);
            case Submissions.Answer.Refused(var why) -> throw TicketDesk.problem(why);
        };
    }

    static DraftFields fields(JsonObject form) {
        DraftFields fields = TicketForms.draft(form, Matter.empty(), Caller.from(PhoneNumber.parse("")));
        return new DraftFields(
                fields.matter(),
                fields.callerName(),
                fields.contact(),
                fields.identityNumber().strip().toUpperCase(Locale.ROOT),
                fields.anonymous());
    }

    static RuntimeException differs(String externalId, Instant before) {
        return Problem.conflict(
                        "content-differs",
                        "编号「" + externalId + "」已于" + MINUTE.format(before) + "提交过，内容与本次不同。同一诉求请按原内容重发；新的诉求请换一个编号")
                .at("externalId")
                .asException();
    }

    private Reply submitted(ApiRequest request) {
        Channel channel = request.sender().channel();
        String externalId = request.path("externalId");
        return submissions
                .progress(channel, externalId)
                .map(progress -> Reply.ok(taken(externalId, channel, progress)))
                .orElseThrow(() ->
                        Problem.notFound("本渠道没有提交过编号为「" + externalId + "」的诉求").asException());
    }

    private static Taken taken(String externalId, Channel channel, Progress progress) {
        return new Taken(externalId, channel, channel.chinese(), ProgressView.of(progress));
    }
}
