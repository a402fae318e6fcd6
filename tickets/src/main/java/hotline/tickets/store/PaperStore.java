package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET_PAPER;

import hotline.database.jooq.tables.records.TicketPaperRecord;
import hotline.tickets.FiledPaper;
import hotline.tickets.PaperKind;
import hotline.tickets.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The papers of tickets; the database refuses to change what is filed. */
public final class PaperStore {

    public void file(DSLContext tx, FiledPaper paper) {
        tx.insertInto(TICKET_PAPER).set(row(paper, null)).execute();
    }

    /** @return false when something was filed under this key already, and then nothing changed */
    public boolean fileOnce(DSLContext tx, FiledPaper paper, String key) {
        return tx.insertInto(TICKET_PAPER)
                        .set(row(paper, key))
                        .onConflict(TICKET_PAPER.KEY)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Oldest first. */
    public List<FiledPaper> of(DSLContext dsl, UUID ticketId) {
        return dsl.selectFrom(TICKET_PAPER)
                .where(TICKET_PAPER.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_PAPER.SEQ)
                .fetch(PaperStore::paper);
    }

    /** The newest of its kind that nobody has decided. */
    public Optional<FiledPaper> open(DSLContext dsl, UUID ticketId, PaperKind kind) {
        List<FiledPaper> papers = of(dsl, ticketId);
        return papers.reversed().stream()
                .filter(paper -> paper.kind() == kind)
                .filter(paper -> papers.stream().noneMatch(other -> paper.id().equals(other.about())))
                .findFirst();
    }

    private static TicketPaperRecord row(FiledPaper paper, @Nullable String key) {
        TicketPaperRecord row = new TicketPaperRecord();
        row.setId(paper.id());
        row.setTicketId(paper.ticketId());
        row.setKind(paper.kind().name());
        row.setRound(paper.round());
        row.setAt(Times.at(paper.at()));
        row.setActorId(paper.actorId());
        row.setActorRole(paper.actorRole().name());
        row.setUnitId(paper.unitId());
        row.setAbout(paper.about());
        row.setKey(key);
        row.setContent(Json.write(paper.paper()));
        return row;
    }

    private static FiledPaper paper(Record joined) {
        TicketPaperRecord row = joined.into(TICKET_PAPER);
        return new FiledPaper(
                row.getId(),
                row.getTicketId(),
                row.getRound(),
                Times.present(row.getAt()),
                row.getActorId(),
                Role.valueOf(row.getActorRole()),
                row.getUnitId(),
                row.getAbout(),
                Json.read(row.getContent(), PaperKind.valueOf(row.getKind()).type()));
    }
}
