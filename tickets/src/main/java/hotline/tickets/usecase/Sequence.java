package hotline.tickets.usecase;

import hotline.tickets.store.TicketStore;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jooq.DSLContext;

/** The sequence in ticket numbers, fetched several at a time; what is left when the server ends are gaps. Thread-safe. */
final class Sequence {

    private static final int AT_A_TIME = 20;

    private final TicketStore tickets;
    private final Queue<Integer> fetched = new ArrayDeque<>();

    Sequence(TicketStore tickets) {
        this.tickets = tickets;
    }

    synchronized int next(DSLContext tx) {
        if (fetched.isEmpty()) {
            fetched.addAll(tickets.nextSequences(tx, AT_A_TIME));
        }
        return fetched.remove();
    }
}
