package hotline.telephony.asterisk;

import hotline.telephony.TelephonySettings;
import hotline.telephony.call.NodeId;
import hotline.telephony.core.AsteriskState;
import hotline.telephony.core.Command;
import hotline.telephony.core.Input;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to the manager interface of a node's Asterisk. Each time it comes up: events are held back, the present state is
 * read and handed over, the events follow. Each connection is a new one: asterisk-java's own reconnection is not used,
 * because it reports the connection before anybody could look around.
 */
public final class AmiLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AmiLink.class);
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    private static final long PING_PATIENCE_MS = 5_000;

    private static final String REFUSED = "refused";

    private final TelephonySettings settings;
    private final NodeId node;
    private final TelephonySettings.Ami ami;
    private final EventMapping mapping;
    private final Consumer<Input> owner;
    private final ActionSender actions;
    private final Thread thread;
    private volatile boolean closed;

    /** @param node one of the settings' */
    public AmiLink(TelephonySettings settings, NodeId node, EventMapping mapping, Consumer<Input> owner) {
        this.settings = settings;
        this.node = node;
        this.ami = Objects.requireNonNull(settings.nodes().get(node));
        this.mapping = mapping;
        this.owner = owner;
        this.actions = new ActionSender(new Originations(settings.trunk().number()));
        this.thread = Thread.ofPlatform().name("ami-link-" + node).daemon().unstarted(this::run);
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
            boolean refused = false;
            try {
                serveOneConnection();
                lastTrouble = "";
                if (!closed) {
                    LOG.warn("connection to node {} lost; trying again", node);
                }
            } catch (InterruptedException closing) {
                return;
            } catch (Exception trouble) {
                // Once per kind: a missing Asterisk would fill the log.
                String now = String.valueOf(trouble.getMessage());
                refused = trouble instanceof ConnectException && now.contains(REFUSED);
                if (!now.equals(lastTrouble)) {
                    LOG.warn("no connection to node {} at {}: {}", node, ami, now);
                    lastTrouble = now;
                }
            }
            owner.accept(new Input.LinkLost(node, refused));
            try {
                Thread.sleep(settings.timing().reconnectEvery());
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void serveOneConnection() throws Exception {
        Gate gate = new Gate();
        AmiConnection connection = new AmiConnection(ami, gate::accept);
        connection.addEventListener(event -> {
            if (event instanceof DisconnectEvent) {
                gate.disconnected.countDown();
            }
        });
        try {
            connection.login();
            checkName(connection);
            AsteriskState found = new SnapshotReader(connection).read();
            LOG.info(
                    "connected to node {}: {} calls, {} signed-in agents, {} phones",
                    node,
                    found.citizens().size(),
                    found.members().size(),
                    found.phones().size());
            actions.use(connection);
            connection.sendAction(
                    new SetVarAction("HOTLINE_RATING", settings.rating().word()), PING_PATIENCE_MS);
            List<Input.Rated> kept = KeptRatings.all(connection);
            gate.open(new Input.LinkRestored(node, found));
            kept.forEach(owner);
            stay(connection, gate);
        } finally {
            actions.use(null);
            gate.close();
            logOff(connection);
        }
    }

    /** Calls are told apart, and found, by the name that their node's Asterisk puts before their Uniqueids. */
    private void checkName(ManagerConnection connection) throws IOException, TimeoutException {
        String name = connection
                .sendAction(new CoreSettingsAction(), PING_PATIENCE_MS)
                .getAttribute("SystemName");
        if (!NodeId.ofSystemName(name == null ? "" : name).equals(node)) {
            throw new IOException("its asterisk.conf says systemname = " + name + ", for node " + node + " it must say "
                    + (node.equals(NodeId.FIRST) ? "no number" : node.toString()));
        }
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

    /**
     * Holds events back until the state is read. Whoever reads the connection waits with each event until there is room
     * for it: here before the state is read, with the owner afterwards.
     */
    private final class Gate {

        /** Some 20 MB. When more is said before the state is read, its reading runs out of time and all is begun anew. */
        private static final int MOST_HELD = 100_000;

        /** Between two looks whether the connection is over. */
        private static final long A_MOMENT_MS = 100;

        private final CountDownLatch disconnected = new CountDownLatch(1);
        private @Nullable List<Input> held = new ArrayList<>();
        private volatile boolean closed;

        private synchronized void accept(AmiFrame event) {
            mapping.map(event).ifPresent(input -> {
                awaitRoom();
                if (closed) {
                    return;
                }
                if (held == null) {
                    owner.accept(input);
                } else {
                    held.add(input);
                }
            });
        }

        private void awaitRoom() {
            while (!closed && held != null && held.size() >= MOST_HELD) {
                try {
                    wait(A_MOMENT_MS);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                    closed = true;
                }
            }
        }

        private synchronized void open(Input first) {
            owner.accept(first);
            List<Input> waiting = held;
            held = null;
            if (waiting != null) {
                waiting.forEach(owner);
            }
            notifyAll();
        }

        /** What is still read of a connection that is over comes before the next state, and is not wanted after it. */
        private void close() {
            closed = true;
        }
    }
}
