package hotline.telephony.asterisk;

import hotline.telephony.TelephonySettings;
import hotline.telephony.asterisk.event.AgentAnsweredEvent;
import hotline.telephony.asterisk.event.CallEndEvent;
import hotline.telephony.asterisk.event.CallRatedEvent;
import hotline.telephony.asterisk.event.CallStartEvent;
import hotline.telephony.asterisk.event.DeskConfirmedEvent;
import hotline.telephony.asterisk.event.MixMonitorMuteEvent;
import hotline.telephony.asterisk.event.RatingAskedEvent;
import hotline.telephony.core.AsteriskState;
import hotline.telephony.core.Command;
import hotline.telephony.core.Input;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to Asterisk's manager interface. Each time it comes up: events are held back, the present state is
 * read and handed over, the events follow. Each connection is a new one: asterisk-java's own reconnection is not used,
 * because it reports the connection before anybody could look around.
 */
public final class AmiLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AmiLink.class);
    private static final int CONNECT_PATIENCE_MS = 2_000;
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    private static final long PING_PATIENCE_MS = 5_000;

    private final TelephonySettings settings;
    private final EventMapping mapping;
    private final Consumer<Input> owner;
    private final ActionSender actions;
    private final Thread thread;
    private volatile boolean closed;

    public AmiLink(TelephonySettings settings, EventMapping mapping, Consumer<Input> owner) {
        this.settings = settings;
        this.mapping = mapping;
        this.owner = owner;
        this.actions = new ActionSender(new Originations(settings.trunk().number()));
        this.thread = Thread.ofPlatform().name("ami-link").daemon().unstarted(this::run);
    }

    public void start() {
        actions.start();
        thread.start();
    }

    /** Queued, and dropped while there is no connection: the state is copied anew when it comes back. */
    public void carryOut(Command command) {
        actions.add(command);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        actions.close();
    }

    private void run() {
        String lastTrouble = "";
        while (!closed) {
            try {
                serveOneConnection();
                lastTrouble = "";
                if (!closed) {
                    LOG.warn("connection to Asterisk lost; trying again");
                }
            } catch (InterruptedException closing) {
                return;
            } catch (Exception trouble) {
                // Once per kind: a missing Asterisk would fill the log.
                String now = String.valueOf(trouble.getMessage());
                if (!now.equals(lastTrouble)) {
                    LOG.warn("no connection to Asterisk at {}: {}", settings.ami(), now);
                    lastTrouble = now;
                }
            }
            owner.accept(new Input.LinkLost());
            try {
                Thread.sleep(settings.timing().reconnectEvery());
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void serveOneConnection() throws Exception {
        TelephonySettings.Ami ami = settings.ami();
        DefaultManagerConnection connection =
                new DefaultManagerConnection(ami.host(), ami.port(), ami.user(), ami.secret());
        connection.setSocketTimeout(CONNECT_PATIENCE_MS);
        register(connection);
        Gate gate = new Gate();
        connection.addEventListener(gate::accept);
        try {
            connection.login();
            AsteriskState found = new SnapshotReader(connection).read();
            LOG.info(
                    "connected to Asterisk: {} calls, {} signed-in agents, {} phones",
                    found.citizens().size(),
                    found.members().size(),
                    found.phones().size());
            actions.use(connection);
            connection.sendAction(
                    new SetVarAction("HOTLINE_RATING", settings.rating().word()), PING_PATIENCE_MS);
            List<Input.Rated> kept = KeptRatings.all(connection);
            gate.open(new Input.LinkRestored(found));
            kept.forEach(owner);
            stay(connection, gate);
        } finally {
            actions.use(null);
            logOff(connection);
        }
    }

    /** The dialplan's own events. */
    static void register(ManagerConnection connection) {
        connection.registerUserEventClass(CallStartEvent.class);
        connection.registerUserEventClass(AgentAnsweredEvent.class);
        connection.registerUserEventClass(CallEndEvent.class);
        connection.registerUserEventClass(DeskConfirmedEvent.class);
        connection.registerUserEventClass(MixMonitorMuteEvent.class); // asterisk-java doesn't know it
        connection.registerUserEventClass(RatingAskedEvent.class);
        connection.registerUserEventClass(CallRatedEvent.class);
    }

    /** Returns when the connection is gone; a silent one is asked for a sign of life. */
    private static void stay(ManagerConnection connection, Gate gate)
            throws InterruptedException, IOException, TimeoutException {
        while (!gate.disconnected.await(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            connection.sendAction(new PingAction(), PING_PATIENCE_MS);
        }
    }

    /** Also stops asterisk-java's own attempts to reconnect. */
    private static void logOff(ManagerConnection connection) {
        ManagerConnectionState state = connection.getState();
        if (state == ManagerConnectionState.CONNECTED || state == ManagerConnectionState.RECONNECTING) {
            try {
                connection.logoff();
            } catch (IllegalStateException alreadyGone) {
                LOG.debug("already logged off", alreadyGone);
            }
        }
    }

    /** Holds events back until the state is read. Its buffer lives for the reading only: ten seconds at most. */
    private final class Gate {

        private final CountDownLatch disconnected = new CountDownLatch(1);
        private @Nullable List<Input> held = new ArrayList<>();

        private synchronized void accept(ManagerEvent event) {
            if (event instanceof DisconnectEvent) {
                disconnected.countDown();
                return;
            }
            mapping.map(event).ifPresent(input -> {
                if (held != null) {
                    held.add(input);
                } else {
                    owner.accept(input);
                }
            });
        }

        private synchronized void open(Input first) {
            owner.accept(first);
            List<Input> waiting = held;
            held = null;
            if (waiting != null) {
                waiting.forEach(owner);
            }
        }
    }
}
