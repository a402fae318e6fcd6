package hotline.telephony.room;

import hotline.kernel.Ids;
import hotline.telephony.PopPort;
import hotline.telephony.Result;
import hotline.telephony.Switchboard;
import hotline.telephony.TelephonySettings;
import hotline.telephony.Violation;
import hotline.telephony.asterisk.AgiDoor;
import hotline.telephony.asterisk.AmiLink;
import hotline.telephony.asterisk.EventMapping;
import hotline.telephony.call.CallId;
import hotline.telephony.call.NodeId;
import hotline.telephony.core.Command;
import hotline.telephony.core.DueCallback;
import hotline.telephony.core.Exchange;
import hotline.telephony.core.Input;
import hotline.telephony.core.Unended;
import hotline.telephony.fact.Fact;
import hotline.telephony.owner.Mailboxes;
import hotline.telephony.owner.OwnedSwitchboard;
import hotline.telephony.owner.Owner;
import hotline.telephony.script.CallScript;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running telephony room. */
public final class TelephonyRoom implements AutoCloseable {

    /**
     * What the room needs from others.
     *
     * @param script leads each call
     * @param pops brings the pop to the agent's desktop before the phone rings
     * @param claims asked before somebody is called back
     * @param facts told everything that happens, in order, on the owner's thread: must return at once
     */
    public record Neighbours(CallScript script, PopPort pops, Consumer<Fact> facts, CallbackClaims claims) {}

    /** The list of callbacks. */
    @FunctionalInterface
    public interface CallbackClaims {

        /**
         * Notes for good that this callback is dialled by this call. Blocks; on a thread of its own.
         *
         * @return false when it is not to be dialled, or could not be noted
         */
        boolean claim(UUID callback, CallId call);
    }

    private static final Logger LOG = LoggerFactory.getLogger(TelephonyRoom.class);

    private final Mailboxes mailboxes = new Mailboxes();
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final Owner owner;
    private final Map<NodeId, Node> nodes = new TreeMap<>();
    private final AgiDoor door;

    private record Node(EventMapping mapping, AmiLink link) {}

    private TelephonyRoom(Vertx vertx, TelephonySettings settings, Neighbours neighbours, Clock clock) {
        Exchange exchange = new Exchange(
                List.copyOf(settings.nodes().keySet()),
                settings.timing(),
                settings.jointDesks(),
                settings.trunk(),
                settings.agents(),
                settings.rating(),
                new Ids(clock)::next);
        owner = new Owner(
                vertx,
                clock,
                exchange,
                mailboxes,
                new Owner.Ports(
                        fact -> publish(neighbours, fact),
                        neighbours.pops(),
                        command -> carryOut(neighbours, command)));
        settings.nodes().keySet().forEach(node -> {
            EventMapping mapping = new EventMapping(node);
            nodes.put(node, new Node(mapping, new AmiLink(settings, node, mapping, owner::post)));
        });
        door = new AgiDoor(settings, mailboxes, neighbours.script(), owner::post, clock);
    }

    /**
     * Starts, and keeps trying to reach Asterisk. Calls are taken from the moment Asterisk's state is known.
     *
     * @param clock real time: telephony does not follow the business clock
     */
    public static TelephonyRoom start(Vertx vertx, TelephonySettings settings, Neighbours neighbours, Clock clock) {
        TelephonyRoom room = new TelephonyRoom(vertx, settings, neighbours, clock);
        room.nodes.values().forEach(node -> node.link().start());
        return room;
    }

    private void carryOut(Neighbours neighbours, Command command) {
        switch (command) {
            case Command.ClaimCallback wish -> claim(neighbours, wish);
            case Command.ToNode it -> {
                Node node = nodes.get(it.node());
                if (node != null) { // else of an earlier configuration
                    node.link().carryOut(it);
                }
            }
            default -> throw new IllegalStateException("not for Asterisk: " + command);
        }
    }

    private void claim(Neighbours neighbours, Command.ClaimCallback wish) {
        Thread.ofVirtual().name("callback-claim").start(() -> {
            boolean granted = false;
            try {
                granted = neighbours.claims().claim(wish.callback(), wish.call());
            } catch (RuntimeException databaseAway) {
                LOG.warn("callback not claimed, it is dialled later: {}", databaseAway.toString());
            }
            owner.post(new Input.CallbackClaimed(wish.call(), granted));
        });
    }

    /** All callbacks that are due now, again and again. */
    public void callbacksDue(List<DueCallback> due) {
        owner.post(new Input.CallbacksDue(due));
    }

    private void publish(Neighbours neighbours, Fact fact) {
        if (fact instanceof Fact.LinkChanged changed && changed.connected()) {
            door.open();
            connected.complete(null);
        }
        neighbours.facts().accept(fact);
    }

    public Switchboard switchboard() {
        return new OwnedSwitchboard(owner);
    }

    /** Completes when a node is connected for the first time and its state is known. */
    public CompletionStage<Void> connected() {
        return connected.minimalCompletionStage();
    }

    CompletionStage<Result> endTheUnended(List<Unended> calls) {
        return owner.ask(new Input.FoundUnended(calls));
    }

    /** How routing stood before this process. Waits for a place in the owner's inbox. */
    void remember(Input.Remembered remembered) {
        owner.post(remembered);
    }

    /** Events that led to nothing, and events that were not as documented, since the start. */
    public long[] oddEvents() {
        return new long[] {
            nodes.values().stream().mapToLong(node -> node.mapping().unused()).sum(),
            nodes.values().stream()
                    .mapToLong(node -> node.mapping().malformed())
                    .sum()
        };
    }

    /** How many inputs wait for the owner. */
    public int waitingInputs() {
        return owner.waitingInputs();
    }

    /** What must never be so, and is, at this moment; once is no alarm, for an input may be on its way. */
    public CompletionStage<List<Violation>> violations() {
        return owner.violations();
    }

    public int runningScripts() {
        return mailboxes.running();
    }

    /** Calls go on: talking ones untouched, waiting ones in Asterisk's own queue. */
    @Override
    public void close() {
        door.close();
        nodes.values().forEach(node -> node.link().close());
    }
}
