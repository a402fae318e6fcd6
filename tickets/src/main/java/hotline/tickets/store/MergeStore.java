package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_MERGE;

import hotline.regulation.TicketState;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Which ticket is handled with which. */
public final class MergeStore {

    /** A merged ticket, locked, and its parent as it is. */
    public record Pair(Ticket child, Ticket parent) {}

    /** What has happened to a parent that its children must follow. */
    public enum Follows {
        /** The parent's reply passed review, the child's citizen has not been told. */
        RESULT,
        /** The parent is closed, and the child's own message is not on the way any more. */
        END,
        /** An emergency desk has the parent: what was merged into it is free again. */
        LOSS
    }

    /** In place of an earlier parent, with which the ticket has nothing to do any more. */
    public void insert(DSLContext tx, UUID childId, UUID parentId, Instant now) {
        tx.insertInto(TICKET_MERGE)
                .set(TICKET_MERGE.CHILD_ID, childId)
                .set(TICKET_MERGE.PARENT_ID, parentId)
                .set(TICKET_MERGE.MERGED_AT, Times.at(now))
                .onConflict(TICKET_MERGE.CHILD_ID)
                .doUpdate()
                .set(TICKET_MERGE.PARENT_ID, parentId)
                .set(TICKET_MERGE.MERGED_AT, Times.at(now))
                .execute();
    }

    public void remove(DSLContext tx, UUID childId) {
        tx.deleteFrom(TICKET_MERGE).where(TICKET_MERGE.CHILD_ID.eq(childId)).execute();
    }

    public Optional<UUID> parentOf(DSLContext dsl, UUID childId) {
        return dsl.select(TICKET_MERGE.PARENT_ID)
                .from(TICKET_MERGE)
                .where(TICKET_MERGE.CHILD_ID.eq(childId))
                .fetchOptional(TICKET_MERGE.PARENT_ID);
    }

    /** Oldest first. */
    public List<UUID> childrenOf(DSLContext dsl, UUID parentId) {
        return dsl.select(TICKET_MERGE.CHILD_ID)
                .from(TICKET_MERGE)
                .where(TICKET_MERGE.PARENT_ID.eq(parentId))
                .orderBy(TICKET_MERGE.MERGED_AT, TICKET_MERGE.CHILD_ID)
                .fetch(TICKET_MERGE.CHILD_ID);
    }

    /** The parent, then the children, oldest first. */
    public List<TicketFile.Merged> around(DSLContext dsl, UUID ticketId) {
        return dsl.select(TICKET.ID, TICKET.NUMBER, TICKET.STATE, TICKET_MERGE.CHILD_ID)
                .from(TICKET_MERGE)
                .join(TICKET)
                .on(TICKET_MERGE.CHILD_ID.eq(ticketId).and(TICKET.ID.eq(TICKET_MERGE.PARENT_ID)))
                .or(TICKET_MERGE.PARENT_ID.eq(ticketId).and(TICKET.ID.eq(TICKET_MERGE.CHILD_ID)))
                .orderBy(TICKET_MERGE.CHILD_ID.eq(ticketId).desc(), TICKET_MERGE.MERGED_AT, TICKET.ID)
                .fetch(row -> new TicketFile.Merged(
                        row.get(TICKET.ID),
                        row.get(TICKET.NUMBER),
                        TicketState.valueOf(row.get(TICKET.STATE)),
                        row.get(TICKET_MERGE.CHILD_ID).equals(ticketId)));
    }

    public Optional<UUID> byNumber(DSLContext dsl, String number) {
        return dsl.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.NUMBER.eq(TicketMapping.storable(number)))
                .fetchOptional(TICKET.ID);
    }

    /** Merged tickets whose parent went on, locked; those that somebody is changing right now are left. */
    public List<Pair> lockFollowers(DSLContext tx, Follows follows, int most) {
        var parent = TICKET.as("parent");
        Condition went = switch (follows) {
            case RESULT -> parent.FINISHED_AT.isNotNull().and(TICKET.FINISHED_AT.isNull());
            case END ->
                parent.STATE
                        .in(TicketState.CLOSED.name(), TicketState.ARCHIVED.name())
                        .and(TICKET.RECEIPT_BY.isNull())
                        .and(TICKET.FINISHED_AT.isNotNull().or(parent.FINISHED_AT.isNull()));
            case LOSS -> parent.STATE.eq(TicketState.HANDED_OVER.name());
        };
        return TicketStore.joined(tx)
                .join(TICKET_MERGE)
                .on(TICKET_MERGE.CHILD_ID.eq(TICKET.ID))
                .join(parent)
                .on(parent.ID.eq(TICKET_MERGE.PARENT_ID))
                .where(InState.is(TicketState.MERGED))
                .and(went)
                .orderBy(TICKET_MERGE.MERGED_AT)
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(TicketMapping::ticket)
                .stream()
                .map(child -> new Pair(child, parent(tx, child.id())))
                .toList();
    }

    private static Ticket parent(DSLContext tx, UUID childId) {
        return TicketStore.joined(tx)
                .where(TICKET.ID.eq(
                        DSL.select(TICKET_MERGE.PARENT_ID).from(TICKET_MERGE).where(TICKET_MERGE.CHILD_ID.eq(childId))))
                .fetchSingle(TicketMapping::ticket);
    }
}
