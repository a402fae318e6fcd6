package hotline.telephony.asterisk;

import hotline.kernel.PhoneNumber;
import hotline.telephony.TelephonySettings;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.core.Input;
import hotline.telephony.owner.Mailboxes;
import hotline.telephony.owner.RealTime;
import hotline.telephony.script.CallScript;
import hotline.telephony.script.CallerGone;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.util.ServerSocketFacade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Asterisk hands calls over (FastAGI): one thread per call runs the script, in real time. */
public final class AgiDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgiDoor.class);
    /** More calls than this at once are left to Asterisk's own queue. */
    private static final int MOST_SCRIPTS = 2_000;

    /** No command of a script takes longer; an Asterisk that is gone without a word ends its scripts then. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(3);

    /** Room to spare; only pages that were touched take memory. */
    private static final long STACK_BYTES = 512 * 1024;

    private final TelephonySettings settings;
    private final Mailboxes mailboxes;
    private final CallScript script;
    private final Consumer<Input> owner;
    private final InstantSource clock;
    private final AtomicBoolean open = new AtomicBoolean();
    private final Server server;

    public AgiDoor(
            TelephonySettings settings,
            Mailboxes mailboxes,
            CallScript script,
            Consumer<Input> owner,
            InstantSource clock) {
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.script = script;
        this.owner = owner;
        this.clock = clock;
        this.server = new Server();
    }

    /** Opens once; later calls do nothing. */
    public void open() {
        if (open.compareAndSet(false, true)) {
            Thread.ofPlatform().name("agi-door").daemon().start(this::listen);
        }
    }

    private void listen() {
        try {
            server.setPort(settings.agi().port());
            server.setAddress(InetAddress.getByName(settings.agi().host()));
            server.startup();
        } catch (IOException portTaken) {
            open.set(false);
            LOG.error("cannot take call scripts at {}: {}", settings.agi(), portTaken.getMessage());
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private void serve(AgiRequest request, AgiChannel channel) {
        String[] arguments = request.getArguments();
        CallId call;
        try {
            String given = argument(arguments, 0);
            call = new CallId(given.isEmpty() ? request.getUniqueId() : given);
        } catch (IllegalArgumentException notACall) {
            LOG.warn("a script was asked for something that is no call");
            return;
        }
        if (!settings.nodes().containsKey(call.node())) {
            LOG.warn("call={} is of node {}, which is not configured; Asterisk goes on alone", call, call.node());
            return;
        }
        String caller = request.getCallerIdNumber();
        PhoneNumber number = PhoneNumber.parse(caller == null ? "" : caller);
        String dialled = request.getDnid();
        Optional<Extension> desk = Optional.of(argument(arguments, 3))
                .filter(Extension::isValid)
                .map(Extension::new)
                .filter(seat -> settings.jointDesks().serviceOf(seat).isPresent());
        Input started = new Input.ScriptStarted(call, number, dialled == null ? "" : dialled, request.getChannel());
        Mailboxes.Box box = mailboxes.open(call, () -> {
            owner.accept(started);
            desk.ifPresent(seat -> owner.accept(new Input.FromDesk(call, seat)));
        });
        try {
            AgiSession.Identity identity = new AgiSession.Identity(
                    call,
                    number,
                    desk.isPresent(),
                    new AgiSession.Identity.Earlier(argument(arguments, 1), argument(arguments, 2)));
            AgiSession session = new AgiSession(identity, channel, box, owner, clock, settings.timing());
            script.answer(session);
            session.finish();
        } catch (CallerGone gone) {
            LOG.debug("call={} script left: {}", call, gone.getMessage());
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).addKeyValue("callId", call).log("script failed; Asterisk goes on alone");
        } finally {
            mailboxes.close(call, box, () -> owner.accept(new Input.ScriptLeft(call)));
        }
    }

    private static String argument(String[] arguments, int index) {
        return index < arguments.length && arguments[index] != null ? arguments[index] : "";
    }

    private final class Server extends DefaultAgiServer {

        private final Semaphore places = new Semaphore(MOST_SCRIPTS);

        private Server() {
            super(new StaticMappingStrategy(new org.asteriskjava.fastagi.AgiScript() {
                @Override
                public void service(AgiRequest request, AgiChannel channel) throws AgiException {
                    serve(request, channel);
                }
            }));
        }

        @Override
        protected ServerSocketFacade createServerSocket() throws IOException {
            return new AgiServerSocket(getPort(), MOST_SCRIPTS, getAddress(), LONGEST_SILENCE);
        }

        @Override
        protected void execute(Runnable connection) {
            if (!places.tryAcquire()) {
                throw new java.util.concurrent.RejectedExecutionException("too many call scripts");
            }
            Thread.ofPlatform()
                    .name("call-script")
                    .daemon()
                    .stackSize(STACK_BYTES)
                    .start(() -> {
                        try {
                            RealTime.claim();
                            connection.run();
                        } finally {
                            places.release();
                        }
                    });
        }
    }
}
