package hotline.ops.bench.tickets;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.TicketQueries;
import hotline.tickets.Unit;
import hotline.tickets.WorkFilter;
import hotline.tickets.WorkPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Pages of 50 of the work list as units and reviewers turn them: the first, some further ones, with filters and without. */
final class WorkListProbe {

    private static final int PAGE = 50;
    private static final int CLIENTS = 4;
    private static final List<TicketState> STATES =
            List.of(TicketState.DISPATCHED, TicketState.IN_PROGRESS, TicketState.REPLY_REVIEW);

    private final TicketQueries queries;
    private final List<Actor> readers = new ArrayList<>();
    private final List<Long> micros = Collections.synchronizedList(new ArrayList<>());

    WorkListProbe(TicketQueries queries) {
        this.queries = queries;
        for (Unit unit : queries.units()) {
            readers.add(Actor.ofUnit("unit-" + unit.id(), unit.id()));
        }
        readers.addAll(Collections.nCopies(readers.size(), new Actor("shenhe", Role.REVIEWER)));
    }

    /** @return microseconds of each page */
    List<Long> measure(Duration warmUp, Duration length) throws InterruptedException {
        AtOnce.perSecond(CLIENTS, warmUp, _ -> look());
        micros.clear();
        AtOnce.perSecond(CLIENTS, length, _ -> look());
        return List.copyOf(micros);
    }

    private boolean look() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Actor reader = readers.get(random.nextInt(readers.size()));
        WorkFilter filter = filter(random);
        int pages = 1 + random.nextInt(4);
        for (int page = 0; page < pages; page++) {
            long began = System.nanoTime();
            WorkPage answer = queries.work(filter, reader);
            micros.add((System.nanoTime() - began) / 1_000);
            if (answer.next() == null) {
                break;
            }
            filter = filter.from(answer.next());
        }
        return true;
    }

    private static WorkFilter filter(ThreadLocalRandom random) {
        TicketKind kind = random.nextInt(4) == 0 ? TicketKind.values()[random.nextInt(6)] : null;
        TicketState state = random.nextBoolean() ? STATES.get(random.nextInt(STATES.size())) : null;
        Boolean overdue = random.nextInt(3) == 0 ? random.nextBoolean() : null;
        return new WorkFilter(state, kind, overdue, null, PAGE);
    }
}
