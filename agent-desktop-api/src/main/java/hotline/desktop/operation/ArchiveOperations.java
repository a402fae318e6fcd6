package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.tickets.TicketArchive;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** 归档 (Article 15). Reading an archive leaves a trace, as every reading of personal data does. */
public final class ArchiveOperations implements Operations {

    private record Check(Instant archivedAt, String sha256, String computed, boolean intact, List<String> differences) {

        static Check of(TicketArchive.Check check) {
            return new Check(check.archivedAt(), check.sha256(), check.computed(), check.intact(), check.differences());
        }
    }

    private record Export(String number, Instant archivedAt, String archivedBy, String sha256, String document) {

        static Export of(TicketArchive.Archived file) {
            return new Export(file.number(), file.archivedAt(), file.actorId(), file.sha256(), file.document());
        }
    }

    private final TicketArchive archive;
    private final AuditTrail audit;

    public ArchiveOperations(TicketArchive archive, AuditTrail audit) {
        this.archive = archive;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "archiveTicket", request -> TicketDesk.reply(request, archive.archive(TicketDesk.act(request))),
                "checkArchive", this::check,
                "exportArchive", this::export);
    }

    private Reply check(ApiRequest request) {
        TicketArchive.Check check = archive.verify(request.uuid("id"), TicketDesk.actor(request.person()))
                .orElseThrow(ArchiveOperations::notArchived);
        audit.note(request.person(), "ticket.archive-check", "ticket:" + request.path("id"), "");
        return Reply.ok(Check.of(check));
    }

    private Reply export(ApiRequest request) {
        TicketArchive.Archived file = archive.export(request.uuid("id"), TicketDesk.actor(request.person()))
                .orElseThrow(ArchiveOperations::notArchived);
        audit.note(request.person(), "ticket.archive-export", "ticket:" + request.path("id"), file.sha256());
        return Reply.ok(Export.of(file));
    }

    private static ProblemException notArchived() {
        return Problem.notFound("没有这张工单，或者还没有归档").asException();
    }
}
