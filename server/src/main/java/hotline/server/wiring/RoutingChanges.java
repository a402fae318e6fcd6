package hotline.server.wiring;

import hotline.desktop.port.Answer;
import hotline.desktop.port.RoutingAdmin;
import hotline.telephony.Result;
import hotline.telephony.Switchboard;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import hotline.telephony.routing.BadDefinition;
import hotline.telephony.routing.Routing;
import hotline.telephony.store.RoutingTables;
import hotline.telephony.store.StaleDefinition;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores how calls are routed and tells telephony, in that order: what is in force is what is stored. */
public final class RoutingChanges implements RoutingAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingChanges.class);

    private final RoutingTables tables;
    private final Switchboard switchboard;
    private final UnaryOperator<Routing> seen;
    /** What was told last, as it is stored. */
    private Routing stored = Routing.PLAIN;
    /** Telephony hears of changes in the order in which they were stored. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** @param seen what telephony is told instead of what is stored: with those who are on duty */
    public RoutingChanges(RoutingTables tables, Switchboard switchboard, UnaryOperator<Routing> seen) {
        this.tables = tables;
        this.switchboard = switchboard;
        this.seen = seen;
    }

    /** What is stored, or, when that can't be read, what telephony has by itself: one queue, anyone, longest idle. */
    public void start() {
        oneAtATime.lock();
        try {
            tell(tables.load());
        } catch (RuntimeException unreadable) {
            LOG.error("stored routing can't be used: one queue for everyone", unreadable);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The same once more, because somebody went on or off duty. Blocking; needs no database. */
    public void again() {
        oneAtATime.lock();
        try {
            tell(stored);
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public JsonObject current() {
        return new JsonObject(tables.definitions());
    }

    @Override
    public JsonObject changes(int most) {
        return new JsonObject(tables.changes(most));
    }

    @Override
    public Answer putQueue(String queue, JsonObject definition, Edit edit) {
        return change(() -> tables.putQueue(new QueueId(queue), definition.encode(), of(edit)));
    }

    @Override
    public Answer removeQueue(String queue, Edit edit) {
        return change(() -> tables.removeQueue(new QueueId(queue), of(edit)));
    }

    @Override
    public Answer putAgent(String agent, JsonObject definition, Edit edit) {
        return change(() -> tables.putAgent(new AgentId(agent), definition.encode(), of(edit)));
    }

    private static RoutingTables.Edit of(Edit edit) {
        return new RoutingTables.Edit(edit.who(), edit.seen());
    }

    private Answer change(Supplier<Routing> change) {
        oneAtATime.lock();
        try {
            return tell(change.get());
        } catch (StaleDefinition stale) {
            return new Answer.Stale(String.valueOf(stale.getMessage()));
        } catch (BadDefinition bad) {
            return new Answer.Refused(String.valueOf(bad.getMessage()), null, bad.field());
        } catch (IllegalArgumentException refused) {
            return Answer.refused(String.valueOf(refused.getMessage()));
        } finally {
            oneAtATime.unlock();
        }
    }

    private Answer tell(Routing routing) {
        stored = routing;
        Result answer =
                switchboard.route(seen.apply(routing)).toCompletableFuture().join();
        return switch (answer) {
            case Result.Done _ -> Answer.done();
            case Result.Refused refused -> Answer.refused(refused.reason());
        };
    }
}
