package hotline.tickets.usecase;

import hotline.regulation.Urgency;
import hotline.tickets.Actor;
import hotline.tickets.FiledPaper;
import hotline.tickets.Paper;
import hotline.tickets.PaperKind;
import hotline.tickets.Ticket;
import hotline.tickets.WarningStage;
import hotline.tickets.store.PaperStore;
import hotline.tickets.store.UnitTextStore;
import hotline.tickets.usecase.Step.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Files papers and finds the ones that wait for a decision. */
final class Papers {

    private final Supplier<UUID> ids;
    private final PaperStore store = new PaperStore();
    private final UnitTextStore texts = new UnitTextStore();

    Papers(Supplier<UUID> ids) {
        this.ids = ids;
    }

    void file(Ticket ticket, Actor actor, Moment moment, Paper paper) {
        store.file(moment.tx(), filed(ticket, actor, moment, null, paper));
    }

    void answer(Ticket ticket, Actor actor, Moment moment, FiledPaper about, Paper paper) {
        store.file(moment.tx(), filed(ticket, actor, moment, about.id(), paper));
    }

    /**
     * What its unit is to be told of by SMS (Art 27(1)) is owed from then on.
     *
     * @return false when the key was used before: somebody noted it already
     */
    boolean fileOnce(Ticket ticket, Actor actor, Moment moment, Paper paper, String key) {
        FiledPaper filed = filed(ticket, actor, moment, null, paper);
        boolean first = store.fileOnce(moment.tx(), filed, key);
        String unitId = filed.unitId();
        if (first && unitId != null) {
            WarningStage.of(paper).ifPresent(stage -> owe(ticket, moment, filed, unitId, stage));
        }
        return first;
    }

    private void owe(Ticket ticket, Moment moment, FiledPaper filed, String unitId, WarningStage stage) {
        Instant limit = filed.paper() instanceof Paper.Warned warned ? warned.limit() : null;
        boolean urgent = ticket.matter().urgency() == Urgency.EMERGENCY;
        texts.owe(moment.tx(), filed, unitId, stage, urgent, limit);
    }

    List<FiledPaper> of(DSLContext dsl, UUID ticketId) {
        return store.of(dsl, ticketId);
    }

    /** The one that nobody has decided; of this round, when it is about the round's result. */
    Optional<FiledPaper> open(DSLContext dsl, UUID ticketId, PaperKind kind) {
        return store.open(dsl, ticketId, kind);
    }

    private FiledPaper filed(Ticket ticket, Actor actor, Moment moment, @Nullable UUID about, Paper paper) {
        Ticket.Assignment assignment = ticket.assignment();
        return new FiledPaper(
                ids.get(),
                ticket.id(),
                ticket.round(),
                moment.now(),
                actor.id(),
                actor.role(),
                assignment == null ? null : assignment.unitId(),
                about,
                paper);
    }
}
