package hotline.telephony.asterisk;

import hotline.telephony.call.Extension;
import hotline.telephony.core.Command;
import hotline.telephony.core.Membership;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends commands as AMI actions, one after the other, on a thread of its own: a slow Asterisk slows nobody else. */
final class ActionSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActionSender.class);
    private static final int ROOM = 10_000;
    private static final long PATIENCE_MS = 2_000;
    private static final String QUEUE = EventMapping.FAILSAFE_QUEUE;

    private final BlockingQueue<Command> waiting = new LinkedBlockingQueue<>(ROOM);
    private final Thread thread = Thread.ofVirtual().name("ami-actions").unstarted(this::run);
    private volatile @Nullable ManagerConnection connection;

    void start() {
        thread.start();
    }

    void use(@Nullable ManagerConnection present) {
        connection = present;
    }

    void add(Command command) {
        if (!waiting.offer(command)) {
            LOG.error("too many commands wait for Asterisk; dropped {}", command);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (true) {
            try {
                Command command = waiting.take();
                ManagerConnection present = connection;
                if (present != null) {
                    for (ManagerAction action : actions(command)) {
                        send(present, action, command);
                    }
                }
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private static void send(ManagerConnection present, ManagerAction action, Command command) {
        try {
            ManagerResponse response = present.sendAction(action, PATIENCE_MS);
            if (response instanceof ManagerError error && !isExpected(action, String.valueOf(error.getMessage()))) {
                LOG.warn("Asterisk refused {}: {}", command, error.getMessage());
            }
        } catch (IOException | TimeoutException | IllegalStateException away) {
            LOG.warn("{} not sent: {}", command, away.getMessage());
        }
    }

    /** Copying the agents again meets those that are there. */
    private static boolean isExpected(ManagerAction action, String message) {
        return action instanceof QueueAddAction && message.contains("Already there")
                || action instanceof QueueRemoveAction && message.contains("Not there");
    }

    static List<ManagerAction> actions(Command command) {
        return switch (command) {
            case Command.HangUpLeg it -> List.of(new HangupAction(it.channel(), 16));
            case Command.FetchBack it -> List.of(new RedirectAction(it.channel(), "controller", "s", 1));
            case Command.Mirror it -> mirror(it);
            case Command.DeliverPop _,
                    Command.Ring _,
                    Command.GiveUp _,
                    Command.Announce _,
                    Command.PromiseCallback _,
                    Command.Release _,
                    Command.Forget _ -> throw new IllegalStateException("not for Asterisk: " + command);
        };
    }

    private static List<ManagerAction> mirror(Command.Mirror mirror) {
        return switch (mirror.membership()) {
            case Membership.Absent _ ->
                List.of(new QueueRemoveAction(QUEUE, mirror.phone().device()));
            case Membership.Active _ -> List.of(add(mirror), pause(mirror.phone(), false, ""));
            case Membership.Paused it -> List.of(add(mirror), pause(mirror.phone(), true, it.reason()));
        };
    }

    private static QueueAddAction add(Command.Mirror mirror) {
        QueueAddAction add = new QueueAddAction(QUEUE, mirror.phone().device());
        add.setMemberName(mirror.agent().value());
        add.setPaused(!(mirror.membership() instanceof Membership.Active));
        return add;
    }

    private static QueuePauseAction pause(Extension phone, boolean paused, String reason) {
        QueuePauseAction pause = new QueuePauseAction(phone.device(), QUEUE, paused);
        pause.setReason(reason);
        return pause;
    }
}
