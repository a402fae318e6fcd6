package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;

import hotline.database.Database;
import hotline.database.jooq.tables.records.TicketRecord;
import hotline.tickets.Caller;
import hotline.tickets.Ticket;
import hotline.tickets.sealing.CallerSealing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Callers between a ticket and its row. The keys travel with the database's jOOQ configuration, and so with every transaction and row
 * of it: whatever reads or writes tickets has them at hand, and no other database does.
 */
public final class SealedCallers {

    private static final Object KEY = SealedCallers.class;

    /** @param plainLeft whether callers may lie there that are found by their plain number only */
    private record Keys(CallerSealing sealing, BooleanSupplier plainLeft) {}

    private SealedCallers() {}

    /**
     * Once, before tickets are read.
     *
     * @param plainLeft asked with each search for a number
     */
    public static void use(Database database, CallerSealing sealing, BooleanSupplier plainLeft) {
        database.dsl().configuration().data(KEY, new Keys(sealing, plainLeft));
    }

    static CallerSealing of(@Nullable Configuration configuration) {
        return keys(configuration).sealing();
    }

    static boolean plainLeft(Configuration configuration) {
        return keys(configuration).plainLeft().getAsBoolean();
    }

    private static Keys keys(@Nullable Configuration configuration) {
        Object keys = configuration == null ? null : configuration.data(KEY);
        if (keys == null) {
            throw new IllegalStateException("tickets are read before the room was opened with its keys");
        }
        return (Keys) keys;
    }

    static Caller caller(TicketRecord row, @Nullable Configuration configuration) {
        byte[] sealed = row.getCallerSealed();
        CallerSealing.Opened opened =
                sealed == null ? plain(row) : of(configuration).open(row.getId(), sealed);
        return new Caller(
                opened.name(),
                opened.number(),
                row.getCallerMasked(),
                opened.contact(),
                opened.identityNumber(),
                row.getAnonymous());
    }

    /** Empty, or from before callers were sealed. */
    static CallerSealing.Opened plain(TicketRecord row) {
        return new CallerSealing.Opened(
                row.getCallerName(), row.getCallerNumber(), row.getContact(), row.getIdentityNumber());
    }

    /** All columns of a caller, the plain ones emptied. */
    static Map<Field<?>, Object> columns(Configuration configuration, Ticket ticket) {
        Caller caller = ticket.caller();
        CallerSealing.Opened clean = new CallerSealing.Opened(
                TicketMapping.storable(caller.name()),
                caller.number(),
                TicketMapping.storable(caller.contact()),
                TicketMapping.storable(caller.identityNumber()));
        return columns(of(configuration).seal(ticket.id(), clean));
    }

    static Map<Field<?>, Object> columns(CallerSealing.Sealed sealed) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(TICKET.CALLER_SEALED, sealed.caller());
        columns.put(TICKET.NUMBER_INDEX, sealed.number());
        columns.put(TICKET.CONTACT_INDEX, sealed.contact());
        columns.put(TICKET.IDENTITY_INDEX, sealed.identityNumber());
        columns.put(TICKET.CALLER_NAME, "");
        columns.put(TICKET.CALLER_NUMBER, "");
        columns.put(TICKET.CONTACT, "");
        columns.put(TICKET.IDENTITY_NUMBER, "");
        return columns;
    }
}
