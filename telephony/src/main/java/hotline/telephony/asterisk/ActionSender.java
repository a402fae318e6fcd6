package hotline.telephony.asterisk;

import hotline.telephony.call.Extension;
import hotline.telephony.core.Command;
import hotline.telephony.core.Membership;
import hotline.telephony.core.Place;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.DbDelAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MixMonitorAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.MuteAudioAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
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
    private final Originations originations;
    private volatile @Nullable ManagerConnection connection;

    ActionSender(Originations originations) {
        this.originations = originations;
    }

    void start() {
        thread.start();
    }

    void use(@Nullable ManagerConnection present) {
        connection = present;
    }

    void add(Command command) {
        if (!waiting.offer(command)) {
            LOG.error("too many commands wait for Asterisk; dropped {}", name(command));
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
                LOG.warn("Asterisk refused {}: {}", name(command), error.getMessage());
            }
        } catch (IOException | TimeoutException | IllegalStateException away) {
            LOG.warn("{} not sent: {}", name(command), away.getMessage());
        }
    }

    /** Without what it holds: that may be somebody's phone number. */
    private static String name(Command command) {
        return command.getClass().getSimpleName();
    }

    /**
     * Copying the agents again meets those that are there; whoever is moved or hung up may have hung up, and who is
     * fetched back may have an agent by now.
     */
    private static boolean isExpected(ManagerAction action, String message) {
        return action instanceof QueueAddAction && message.contains("Already there")
                || action instanceof QueueRemoveAction && message.contains("Not there")
                || action instanceof QueueWithdrawCallerAction
                || message.contains("No such channel");
    }

    private List<ManagerAction> actions(Command command) {
        return switch (command) {
            case Command.HangUpLeg it -> List.of(new HangupAction(it.channel(), 16));
            case Command.FetchBack it -> List.of(new QueueWithdrawCallerAction(QUEUE, it.channel()));
            case Command.Mirror it -> mirror(it);
            case Command.MoveBoth it -> List.of(moveBoth(it));
            case Command.MoveCitizen it ->
                List.of(new RedirectAction(
                        it.citizen(), Rooms.CITIZEN, it.call().value(), 1));
            case Command.MoveLeg it ->
                List.of(new RedirectAction(
                        it.channel(),
                        it.guest() ? Rooms.ofGuest(it.to()) : Rooms.ofAgent(it.to()),
                        it.call().value(),
                        1));
            case Command.Invite it -> List.of(originations.invite(it));
            case Command.Seniority it ->
                List.of(new SetVarAction(
                        it.citizen(), "HENTRY", Long.toString(it.entry().toEpochMilli())));
            case Command.RingOurSide it -> List.of(originations.ourSide(it));
            case Command.DialOut it -> List.of(originations.otherSide(it));
            case Command.LetGo it ->
                List.of(new SetVarAction(it.channel(), "HLET", "1"), new HangupAction(it.channel(), 16));
            case Command.Keep it -> List.of(new SetVarAction(it.citizen(), "HKEEP", it.keep() ? "1" : ""));
            case Command.AskRating it -> List.of(new SetVarAction(it.citizen(), "HRATE", "1"));
            case Command.ForgetRating it ->
                List.of(new DbDelAction(KeptRatings.FAMILY, it.call().value()));
            case Command.Requeue it ->
                List.of(
                        new SetVarAction(it.citizen(), "HTALKED", ""),
                        new SetVarAction(it.citizen(), "HKEEP", ""),
                        new SetVarAction(it.citizen(), "HQUEUE", it.queue().value()),
                        new RedirectAction(it.citizen(), "controller", "s", 1));
            case Command.Spy it -> List.of(originations.spy(it));
            case Command.SpyMode it -> List.of(new RedirectAction(it.leg(), Rooms.ofSpy(it.mode()), it.spied(), 1));
            case Command.TakeOver it -> List.of(takeOver(it));
            case Command.TakeIn it ->
                List.of(
                        new SetVarAction(it.agent(), "HCITIZEN", it.leg()),
                        new SetVarAction(it.leg(), "__HCITIZEN", it.leg()),
                        new SetVarAction(it.leg(), "__HCALL", it.call().value()),
                        new SetVarAction(it.leg(), "HHANDEDIN", "1"));
            case Command.Mute it ->
                List.of(new MuteAudioAction(
                        it.channel(),
                        MuteAudioAction.Direction.IN,
                        it.muted() ? MuteAudioAction.State.MUTE : MuteAudioAction.State.UNMUTE));
            case Command.PauseRecording it ->
                List.of(new MixMonitorMuteAction(it.channel(), "both", it.paused() ? 1 : 0));
            case Command.Record it -> List.of(new MixMonitorAction(it.channel(), "", "r(" + it.file() + ")i(HMM)"));
            case Command.MarkPause it -> List.of(new SetVarAction(it.citizen(), "HPAUSE", it.mark()));
            case Command.Press it ->
                it.digits()
                        .chars()
                        .<ManagerAction>mapToObj(key -> new PlayDtmfAction(it.channel(), Character.toString(key)))
                        .toList();
            case Command.DeliverPop _,
                    Command.ClaimCallback _,
                    Command.Ring _,
                    Command.GiveUp _,
                    Command.Announce _,
                    Command.Tell _,
                    Command.PromiseCallback _,
                    Command.Release _,
                    Command.Forget _ -> throw new IllegalStateException("not for Asterisk: " + command);
        };
    }

    private static RedirectAction moveBoth(Command.MoveBoth move) {
        String call = move.call().value();
        return new RedirectAction(
                move.citizen(), move.agent(), Rooms.CITIZEN, call, 1, Rooms.ofAgent(move.agentTo()), call, 1);
    }

    private static RedirectAction takeOver(Command.TakeOver take) {
        String call = take.call().value();
        String room = Rooms.ofGuest(Place.MAIN);
        return take.citizen().isEmpty()
                ? new RedirectAction(take.leg(), room, call, 1)
                : new RedirectAction(take.citizen(), take.leg(), Rooms.CITIZEN, call, 1, room, call, 1);
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
