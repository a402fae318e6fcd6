package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.BodyStream;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.RecordingAudio;
import hotline.tickets.TicketQueries;
import hotline.tickets.attachment.Attachment;
import hotline.tickets.attachment.Attachments;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Files of tickets: brought, listed, read. */
public final class AttachmentOperations implements Operations {

    /** Shown beside the page; everything else is saved. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "video/mp4", "video/webm", "audio/mpeg");

    private record View(
            UUID id,
            String name,
            String type,
            long bytes,
            String sha256,
            Attachment.Part part,
            String partName,
            Instant uploadedAt,
            String uploadedBy,
            String uploadedByRole) {

        static View of(Attachment one) {
            return new View(
                    one.id(),
                    one.name(),
                    one.type(),
                    one.bytes(),
                    one.sha256(),
                    one.part(),
                    one.part().chinese(),
                    one.uploadedAt(),
                    one.uploadedBy(),
                    one.role().chinese());
        }
    }

    private record All(List<View> attachments) {}

    private final Attachments attachments;
    private final TicketQueries queries;
    private final AuditTrail audit;

    public AttachmentOperations(Attachments attachments, TicketQueries queries, AuditTrail audit) {
        this.attachments = attachments;
        this.queries = queries;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "attachments", this::all,
                "addAttachment", this::add,
                "attachment", this::content,
                "addSubmittedAttachment", this::addSubmitted);
    }

    private Reply all(ApiRequest request) {
        UUID id = request.uuid("id");
        var reader = TicketDesk.actor(request.person());
        if (queries.find(id, reader).isEmpty()) {
            throw Problem.notFound("没有这张工单").asException();
        }
        return Reply.ok(
                new All(attachments.of(id, reader).stream().map(View::of).toList()));
    }

    private Reply add(ApiRequest request) throws IOException {
        UUID id = request.uuid("id");
        BodyStream file = request.upload();
        Attachments.Answer answer = attachments.add(
                id, TicketDesk.actor(request.person()), request.query("name").orElse(""), file::next);
        if (answer instanceof Attachments.Answer.Kept(Attachment kept, boolean known) && !known) {
            audit.note(request.person(), "ticket.attachment.add", "ticket:" + id, kept.sha256());
        }
        return reply(answer);
    }

    private Reply addSubmitted(ApiRequest request) throws IOException {
        BodyStream file = request.upload();
        return reply(attachments.add(
                request.sender().channel(),
                request.path("externalId"),
                request.query("name").orElse(""),
                file::next));
    }

    private static Reply reply(Attachments.Answer answer) {
        return switch (answer) {
            case Attachments.Answer.Kept(Attachment kept, boolean known) ->
                known ? Reply.ok(View.of(kept)) : Reply.created(View.of(kept));
            case Attachments.Answer.Refused(var why) -> throw TicketDesk.problem(why);
            case Attachments.Answer.TooLarge(String reason) ->
                throw Problem.of(413, "too-large", "文件过大", reason).asException();
        };
    }

    private Reply content(ApiRequest request) {
        UUID id = request.uuid("id");
        Attachments.Content content = attachments
                .content(id, request.uuid("attachment"), TicketDesk.actor(request.person()))
                .orElseThrow(() -> Problem.notFound("没有这个附件").asException());
        audit.note(
                request.person(),
                "ticket.attachment.read",
                "ticket:" + id,
                content.attachment().sha256());
        return new Reply.File(new Served(content), disposition(content.attachment()));
    }

    /** RFC 6266, with the Chinese name as RFC 8187 has it. */
    static String disposition(Attachment attachment) {
        String how = SHOWN.contains(attachment.type()) ? "inline" : "attachment";
        String name =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return how + "; filename*=UTF-8''" + name;
    }

    private record Served(Attachments.Content content) implements RecordingAudio {

        @Override
        public long bytes() {
            return content.attachment().bytes();
        }

        @Override
        public String etag() {
            return content.attachment().sha256();
        }

        @Override
        public String contentType() {
            return content.attachment().type();
        }

        @Override
        public InputStream range(long offset, long length) throws IOException {
            return content.range(offset, length);
        }
    }
}
