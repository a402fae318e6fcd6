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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The running telephony room. */
public final class TelephonyRoom implements AutoCloseable {

    /**
     * What the room needs from others.
     *
     * @param script leads each call
     * @param pops brings the pop to the agent's desktop before the phone rings
     * @param facts told everything that happens, in order, on the owner's thread: must return at once
     */
    public record Neighbours(CallScript script, PopPort pops, Consumer<Fact> facts) {}

    private final EventMapping mapping = new EventMapping();
    private final Mailboxes mailboxes = new Mailboxes();
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final Owner owner;
    private final AmiLink link;
    private final AgiDoor door;

    private TelephonyRoom(Vertx vertx, TelephonySettings settings, Neighbours neighbours, Clock clock) {
        Exchange exchange = new Exchange(settings.timing(), settings.jointDesks(), new Ids(clock)::next);
        // The link is made after the owner that sends through it.
        AmiLink[] late = new AmiLink[1];
        owner = new Owner(
                vertx,
                clock,
                exchange,
                mailboxes,
                new Owner.Ports(
                        fact -> publish(neighbours, fact), neighbours.pops(), command -> late[0].carryOut(command)));
        link = new AmiLink(settings, mapping, this::fromAsterisk);
        late[0] = link;
        door = new AgiDoor(settings, mailboxes, neighbours.script(), owner::post, clock);
    }

    /**
     * Starts, and keeps trying to reach Asterisk. Calls are taken from the moment Asterisk's state is known.
     *
     * @param clock real time: telephony does not follow the business clock
     */
    public static TelephonyRoom start(Vertx vertx, TelephonySettings settings, Neighbours neighbours, Clock clock) {
        TelephonyRoom room = new TelephonyRoom(vertx, settings, neighbours, clock);
        room.link.start();
        return room;
    }

    private void fromAsterisk(Input input) {
        owner.post(input);
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

    /** Completes when Asterisk is connected for the first time and its state is known. */
    public CompletionStage<Void> connected() {
        return connected.minimalCompletionStage();
    }

    CompletionStage<Result> endTheUnended(List<Unended> calls) {
        return owner.ask(new Input.FoundUnended(calls));
    }

    /** Events that led to nothing, and events that were not as documented, since the start. */
    public long[] oddEvents() {
        return new long[] {mapping.unused(), mapping.malformed()};
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
        link.close();
    }
}
