package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.ledger.Watermark;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LookKind;
import hotline.regulation.disclosure.CallerField;
import hotline.tickets.TicketArchive;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 归档 (Article 15). Reading an archive leaves a trace, as every reading of personal data does. */
public final class ArchiveOperations implements Operations {

    private record Check(
            Instant archivedAt,
            String sha256,
            String computed,
            boolean intact,
            List<String> differences,
            @JsonIgnore Disclosure disclosure)
            implements Disclosing {

        static Check of(UUID ticket, TicketArchive.Check check) {
            return new Check(
                    check.archivedAt(),
                    check.sha256(),
                    check.computed(),
                    check.intact(),
                    check.differences(),
                    Disclosure.ofPapers(LookKind.CHECK, ticket));
        }
    }

    /** @param mark who took it along, when, by which line of the ledger; null until the line stands */
    private record Export(
            String number,
            Instant archivedAt,
            String archivedBy,
            String sha256,
            String document,
            @Nullable Watermark mark,
            @JsonIgnore Disclosure disclosure)
            implements Disclosing {

        /** The document holds the whole caller. */
        static Export of(UUID ticket, TicketArchive.Archived file) {
            Disclosure all = new Disclosure(
                    LookKind.EXPORT, List.of(ticket), EnumSet.allOf(CallerField.class), Set.of(), "", null);
            return new Export(
                    file.number(), file.archivedAt(), file.actorId(), file.sha256(), file.document(), null, all);
        }

        @Override
        public Object noted(LedgerLine line) {
            return new Export(number, archivedAt, archivedBy, sha256, document, Watermark.of(line), disclosure);
        }
    }

    private final TicketArchive archive;

    public ArchiveOperations(TicketArchive archive) {
        this.archive = archive;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "archiveTicket", request -> TicketDesk.reply(request, archive.archive(TicketDesk.act(request))),
                "checkArchive", this::check,
                "exportArchive", this::export);
    }

    private Reply check(ApiRequest request) {
        UUID id = request.uuid("id");
        return archive.verify(id, TicketDesk.actor(request.person()))
                .map(check -> Reply.ok(Check.of(id, check)))
                .orElseThrow(ArchiveOperations::notArchived);
    }

    private Reply export(ApiRequest request) {
        UUID id = request.uuid("id");
        return archive.export(id, TicketDesk.actor(request.person()))
                .map(file -> Reply.ok(Export.of(id, file)))
                .orElseThrow(ArchiveOperations::notArchived);
    }

    private static ProblemException notArchived() {
        return Problem.notFound("没有这张工单，或者还没有归档").asException();
    }
}
