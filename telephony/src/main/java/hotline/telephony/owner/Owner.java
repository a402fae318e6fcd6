package hotline.telephony.owner;

import hotline.telephony.CallTrace;
import hotline.telephony.Pop;
import hotline.telephony.PopPort;
import hotline.telephony.Result;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.Violation;
import hotline.telephony.call.CallId;
import hotline.telephony.core.Command;
import hotline.telephony.core.Exchange;
import hotline.telephony.core.Input;
import hotline.telephony.core.Step;
import hotline.telephony.fact.Fact;
import hotline.telephony.script.Offer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the exchange on one event-loop context: whoever has something to say posts it; nobody waits here. */
public final class Owner {

    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);

    /** Who is told what happened, who shows the pop, who carries out commands on Asterisk. All must return at once. */
    public record Ports(Consumer<Fact> facts, PopPort pops, Consumer<Command> asterisk) {}

    private final Vertx vertx;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Exchange exchange;
    private final Mailboxes mailboxes;
    private final Ports ports;
    private final Traces traces = new Traces();
    private Instant alarmAt = Instant.MAX;
    private long alarm = -1;

    public Owner(Vertx vertx, InstantSource clock, Exchange exchange, Mailboxes mailboxes, Ports ports) {
        this.vertx = vertx;
        this.inbox = new Inbox(contextOfItsOwn(vertx));
        inbox.add(RealTime::claim);
        this.clock = clock;
        this.exchange = exchange;
        this.mailboxes = mailboxes;
        this.ports = ports;
    }

    /** With an event loop of its own: Vert.x gives a thread that is none of its own one loop for all that it asks for. */
    private static Context contextOfItsOwn(Vertx vertx) {
        return CompletableFuture.supplyAsync(vertx::getOrCreateContext, passing -> Thread.startVirtualThread(passing))
                .join();
    }

    /**
     * For Asterisk and for call scripts: nothing of what they say may be lost, so they wait while the inbox is full. Never
     * from an event loop. Inputs of one thread keep their order.
     */
    public void post(Input input) {
        inbox.put(() -> handle(input));
    }

    /** A person's wish is refused while the inbox is full; what belongs to the hotline itself is not. */
    public CompletionStage<Result> ask(Input input) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        Runnable work = () -> handle(input)
                .ifPresentOrElse(
                        answer::complete,
                        () -> answer.completeExceptionally(new IllegalStateException("no answer to " + input)));
        if (input instanceof Input.ConfigureRouting || input instanceof Input.FoundUnended) {
            inbox.add(work);
        } else if (!inbox.offer(work)) {
            answer.complete(Result.refused("系统繁忙，请稍后再试"));
        }
        return answer;
    }

    public CompletionStage<RoomSnapshot> snapshot() {
        CompletableFuture<RoomSnapshot> answer = new CompletableFuture<>();
        inbox.add(() -> answer.complete(exchange.snapshot(clock.instant())));
        return answer;
    }

    public CompletionStage<List<Violation>> violations() {
        CompletableFuture<List<Violation>> answer = new CompletableFuture<>();
        inbox.add(() -> answer.complete(exchange.violations(clock.instant())));
        return answer;
    }

    public CompletionStage<Optional<CallTrace>> debug(CallId call) {
        CompletableFuture<Optional<CallTrace>> answer = new CompletableFuture<>();
        inbox.add(() -> answer.complete(traces.find(
                call,
                exchange.snapshot(clock.instant()).calls().stream()
                        .filter(live -> live.call().equals(call))
                        .map(RoomSnapshot.LiveCall::state)
                        .findFirst())));
        return answer;
    }

    /** What follows from a command: at most one input each, from threads that must not wait. */
    private void later(Input input) {
        inbox.add(() -> handle(input));
    }

    /** How many inputs wait, or keep somebody waiting when it is {@link Inbox#ROOM}. */
    public int waitingInputs() {
        return inbox.size();
    }

    private Optional<Result> handle(Input input) {
        try {
            Instant now = clock.instant();
            Step step = exchange.handle(input, now);
            // A citizen and an idle phone wait for these; what is told about it is not as urgent.
            step.commands().stream().filter(Owner::isUrgent).forEach(this::carryOut);
            note(step, now);
            step.facts().forEach(this::publish);
            step.commands().stream().filter(command -> !isUrgent(command)).forEach(this::carryOut);
            setAlarm(now);
            return step.result();
        } catch (RuntimeException bug) {
            LOG.atError()
                    .setCause(bug)
                    .addKeyValue("input", input.getClass().getSimpleName())
                    .log("input failed");
            return Optional.of(Result.refused("系统内部错误，请重试"));
        }
    }

    private static boolean isUrgent(Command command) {
        return switch (command) {
            case Command.DeliverPop it -> it.pop().offerId().isPresent();
            case Command.Ring _ -> true;
            default -> false;
        };
    }

    private void note(Step step, Instant now) {
        for (Step.Move move : step.moves()) {
            traces.add(move.call(), now, move.what());
            LOG.atInfo().addKeyValue("callId", move.call()).log("call={} {}", move.call(), move.what());
        }
    }

    private void publish(Fact fact) {
        try {
            ports.facts().accept(fact);
        } catch (RuntimeException failure) {
            LOG.atError()
                    .setCause(failure)
                    .addKeyValue("fact", fact.getClass().getSimpleName())
                    .log("subscriber failed");
        }
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.DeliverPop it -> deliver(it.pop());
            case Command.Ring it -> {
                if (!mailboxes.deliver(it.call(), new Order.Ring(new Offer(it.offerId(), it.phone())))) {
                    later(new Input.ScriptLeft(it.call()));
                }
            }
            case Command.GiveUp it -> mailboxes.deliver(it.call(), new Order.GiveUp());
            case Command.Announce it -> {
                if (!mailboxes.deliver(it.call(), new Order.Announce(it.prompt()))) {
                    later(new Input.AnnouncementHeard(it.call()));
                }
            }
            case Command.Tell it -> mailboxes.deliver(it.call(), new Order.Tell(it.prompts()));
            case Command.PromiseCallback it -> mailboxes.deliver(it.call(), new Order.PromiseCallback());
            case Command.Release it -> mailboxes.deliver(it.call(), new Order.Release());
            case Command.Forget it -> mailboxes.deliver(it.call(), new Order.Forget());
            case Command.HangUpLeg _,
                    Command.FetchBack _,
                    Command.MoveBoth _,
                    Command.MoveCitizen _,
                    Command.MoveLeg _,
                    Command.Invite _,
                    Command.RingOurSide _,
                    Command.Seniority _,
                    Command.ClaimCallback _,
                    Command.DialOut _,
                    Command.LetGo _,
                    Command.Keep _,
                    Command.AskRating _,
                    Command.ForgetRating _,
                    Command.Requeue _,
                    Command.Spy _,
                    Command.SpyMode _,
                    Command.TakeOver _,
                    Command.TakeIn _,
                    Command.Mute _,
                    Command.PauseRecording _,
                    Command.MarkPause _,
                    Command.Record _,
                    Command.Press _,
                    Command.Mirror _ -> ports.asterisk().accept(command);
        }
    }

    private void deliver(Pop pop) {
        Runnable taken = () -> pop.offerId().ifPresent(offer -> later(new Input.PopTaken(pop.call(), offer)));
        try {
            ports.pops().deliver(pop).whenComplete((_, _) -> taken.run());
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).addKeyValue("agentId", pop.agent()).log("pop not delivered");
            taken.run();
        }
    }

    private void setAlarm(Instant now) {
        Instant due = exchange.nextDue().orElse(Instant.MAX);
        if (due.equals(alarmAt)) {
            return;
        }
        if (alarm >= 0) {
            vertx.cancelTimer(alarm);
            alarm = -1;
        }
        alarmAt = due;
        if (!due.equals(Instant.MAX)) {
            // Rounded up: a deadline only proposes, and one that comes early would only be set again.
            long millis = Math.max(1, Duration.between(now, due).toMillis() + 1);
            alarm = vertx.setTimer(millis, _ -> {
                alarm = -1;
                alarmAt = Instant.MAX;
                handle(new Input.ClockTicked());
            });
        }
    }
}
