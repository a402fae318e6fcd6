package hotline.ops.bench.tickets;

import hotline.ops.seed.PreparedTickets;
import hotline.regulation.TicketState;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Tickets;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Drafts accepted and dispatched by the use cases, each in its own durable transaction. */
final class DispatchArm {

    static final int TRANSACTIONS = 2;
    private static final List<String> UNITS = List.of("cg", "jt", "sj", "rs", "zj", "ga", "jj", "scj");

    private final PreparedTickets prepared;
    private final Tickets tickets;
    private final int clients;
    private final Queue<UUID> drafts = new ConcurrentLinkedQueue<>();

    DispatchArm(PreparedTickets prepared, Tickets tickets, int clients) {
        this.prepared = prepared;
        this.tickets = tickets;
        this.clients = clients;
    }

    /** Not measured. */
    void fill(int wanted) throws SQLException, IOException {
        if (drafts.size() < wanted) {
            drafts.addAll(prepared.drafts(wanted - drafts.size()));
        }
    }

    /** @return tickets a second */
    double perSecond(Duration length) throws InterruptedException {
        double rate = AtOnce.perSecond(clients, length, client -> {
            UUID draft = drafts.poll();
            if (draft == null) {
                return false;
            }
            Act act = Act.by(new Actor(PreparedTickets.AGENT, Role.AGENT), draft);
            expect(tickets.accept(act), TicketState.ACCEPTED);
            DispatchOrder order =
                    DispatchOrder.to(UNITS.get(client % UNITS.size()), "权责清单").because("测速时轮流派往各单位");
            expect(tickets.dispatch(act, order), TicketState.DISPATCHED);
            return true;
        });
        if (drafts.isEmpty()) {
            throw new IllegalStateException("the drafts did not last: the figure would be too low");
        }
        return rate;
    }

    private static void expect(Result result, TicketState state) {
        if (!(result instanceof Result.Done done) || done.ticket().state() != state) {
            throw new IllegalStateException("not " + state + ": " + result);
        }
    }
}
