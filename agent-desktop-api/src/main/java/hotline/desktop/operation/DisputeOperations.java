package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.dispute.Knowledge;
import hotline.regulation.dispute.MeetingRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.regulation.dispute.ReturnGround;
import hotline.tickets.Act;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueExplanation;
import hotline.tickets.Result;
import hotline.tickets.dispute.Disputes;
import hotline.tickets.dispute.DisputesView;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.ReturnVerdict;
import hotline.tickets.dispute.WaitingDispute;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Returns, extensions, joint meetings and opinions. The tickets room decides; here are only the words of HTTP. */
public final class DisputeOperations implements Operations {

    private final Disputes disputes;

    public DisputeOperations(Disputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "waitingDisputes", this::waiting,
                "ticketDisputes", this::read,
                "previewExtension", this::preview,
                "returnTicket", act((act, form) -> disputes.applyToReturn(act, application(form))),
                "requestMeeting", act((act, form) -> disputes.applyForMeeting(act, application(form))),
                "decideReturn", act((act, form) -> disputes.decideReturn(act, decision(form))),
                "extendTicket", act((act, form) -> disputes.applyForExtension(act, extension(form))),
                "decideExtension",
                        act((act, form) ->
                                disputes.decideExtension(act, form.getBoolean("granted"), form.getString("note", ""))),
                "decideMeeting", act(this::meeting),
                "giveOpinion", act((act, form) -> disputes.giveOpinion(act, form.getString("opinion"))));
    }

    private interface Doing {
        Result on(Act act, JsonObject form);
    }

    private static Operation act(Doing doing) {
        return request -> TicketDesk.reply(request, doing.on(TicketDesk.act(request), request.body()));
    }

    private record Waiting(List<WaitingDispute> items) {}

    private Reply waiting(ApiRequest request) {
        return Reply.ok(new Waiting(disputes.waiting()));
    }

    private Reply read(ApiRequest request) {
        UUID id = request.uuid("id");
        DisputesView found = disputes.of(id, TicketDesk.actor(request.person()))
                .orElseThrow(() -> Problem.notFound("没有这张工单").asException());
        return Reply.ok(DisputesBody.of(id, found));
    }

    private Reply preview(ApiRequest request) {
        int amount = request.query("amount", 0);
        return switch (disputes.extensionPreview(request.uuid("id"), TicketDesk.actor(request.person()), amount)) {
            case DueAnswer.Known(DueExplanation due) -> Reply.ok(DueView.of(due));
            case DueAnswer.Unknown(Result.Refused why) -> throw TicketDesk.problem(why);
        };
    }

    private Result meeting(Act act, JsonObject form) {
        String heldOn = form.getString("heldOn");
        LocalDate day = heldOn == null ? null : TicketForms.date(heldOn, "heldOn");
        MeetingRule.Paper paper = new MeetingRule.Paper(
                form.getString("minutesNumber", ""),
                form.getString("minutes", ""),
                form.getString("participants", ""),
                day);
        List<String> assisting = TicketForms.texts(form, "assisting");
        return form.getBoolean("kept")
                ? disputes.meetingKeeps(act, paper, assisting)
                : disputes.meetingReassigns(act, paper, form.getString("unitId", ""), assisting);
    }

    private static ReturnGate.Application application(JsonObject form) {
        return new ReturnGate.Application(form.getString("reason", ""), form.getString("basis", ""), knowledge(form));
    }

    private static ReturnDecision decision(JsonObject form) {
        String ground = form.getString("ground");
        return new ReturnDecision(
                ReturnVerdict.valueOf(form.getString("verdict")),
                ground == null ? null : ReturnGround.valueOf(ground),
                form.getString("note", ""),
                knowledge(form));
    }

    private static @Nullable Knowledge knowledge(JsonObject form) {
        String item = form.getString("knowledgeItem", "").strip();
        if (item.isEmpty()) {
            return null;
        }
        Instant uploadedAt = moment(form, "knowledgeUploadedAt");
        if (uploadedAt == null) {
            throw Problem.invalid("请填写知识点的上传时间", "knowledgeUploadedAt").asException();
        }
        return new Knowledge(item, uploadedAt);
    }

    private static ExtensionRule.Application extension(JsonObject form) {
        return new ExtensionRule.Application(
                form.getInteger("amount", 0),
                form.getString("reason", ""),
                form.getString("toldHow", ""),
                moment(form, "toldAt"));
    }

    private static @Nullable Instant moment(JsonObject form, String field) {
        String text = form.getString(field);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("「" + text + "」不是有效的时间，如 2026-09-18T10:00:00+08:00", field)
                    .asException();
        }
    }
}
