package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.AgentRules;
import hotline.telephony.Result;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.TelephonySettings.JointDesks;
import hotline.telephony.TelephonySettings.Rating;
import hotline.telephony.TelephonySettings.Timing;
import hotline.telephony.TelephonySettings.Trunk;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.JointService;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A small Asterisk with citizens and phones, for tests: it carries out the exchange's commands and reports back. */
final class World {

    enum Phase {
        GREETING,
        WAITING,
        RINGING,
        TALKING,
        FAILSAFE,
        /** In the main room of the call. */
        ROOM,
        /** The agent hung up first: asked about the service. */
        RATING
    }

    static final class Citizen {
        final CallId call;
        Phase phase = Phase.GREETING;
        Instant entry = Instant.EPOCH;
        UUID offer = new UUID(0, 0);
        Extension phone = new Extension("0000");
        String leg = "";
        /** A desk is rung: stays when the agent drops. */
        boolean keep;
        /** Channel variable of a paused recording. */
        String pauseMark = "";

        /** Of a call that we made. */
        Optional<String> out = Optional.empty();
        /** Its script died while Dial went on. */
        boolean scriptless;

        final List<WorldRooms.Party> others = new ArrayList<>();

        Citizen(CallId call) {
            this.call = call;
        }
    }

    static final Timing TIMING = new Timing(
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            Duration.ofMillis(500));
    static final PhoneNumber CALLER = PhoneNumber.parse("13807731234");

    /** The police have a main and an alternate seat, the fire brigade one, the others none. */
    static final JointDesks DESKS = new JointDesks(
            Map.of(
                    JointService.POLICE,
                    List.of(new Extension("9110"), new Extension("9210")),
                    JointService.FIRE,
                    List.of(new Extension("9119"))),
            Duration.ofSeconds(15));

    static final Trunk TRUNK =
            new Trunk("127.0.0.1:5070", "12345", List.of(Pattern.compile("1[3-9][0-9]{9}")), Duration.ofSeconds(45));

    Instant now = Instant.parse("2026-11-24T02:00:00Z");
    final List<Fact> facts = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();
    final Map<CallId, Citizen> citizens = new LinkedHashMap<>();
    final Map<Extension, Boolean> phones = new LinkedHashMap<>();
    final Map<AgentId, AsteriskState.Member> members = new HashMap<>();
    /** The desktop takes pops at once; otherwise their patience runs out. */
    boolean desktopReacts = true;

    /** The list of callbacks lets them be dialled. */
    boolean claimsGranted = true;

    /** Scripts say when a prompt is over. */
    boolean announcementsEnd = true;

    boolean connected;
    /** Otherwise citizens go to Asterisk's own queue. */
    boolean serverRuns = true;
    /** Citizens are asked about the service; otherwise the agent's hang-up ends the call. */
    boolean asksForRatings;

    /** A script's message overtakes Asterisk's event, instead of the other way round. */
    boolean scriptsAreQuick;

    /** Uniqueids of legs whose recording is paused. */
    final Set<String> mutedLegs = new TreeSet<>();

    boolean mutesRecordings = true;

    final WorldRooms rooms = new WorldRooms(this);
    final WorldOut out = new WorldOut(this);
    final Map<Extension, Boolean> desks = new LinkedHashMap<>();
    /** Supervisors' legs. */
    final List<AsteriskState.FoundSpy> spies = new ArrayList<>();

    private final Deque<Input> reports = new ArrayDeque<>();
    private final Deque<CallId> over = new ArrayDeque<>();
    private Exchange exchange;
    private int counter;

    private final AgentRules rules;
    private final List<NodeId> nodes;
    /** Phones that are registered with a node otherwise than {@link #phones} says. */
    final Map<NodeId, Map<Extension, Boolean>> phonesOn = new HashMap<>();

    World(int phoneCount) {
        this(phoneCount, AgentRules.NONE);
    }

    World(int phoneCount, AgentRules rules) {
        this(phoneCount, rules, List.of(NodeId.FIRST));
    }

    World(int phoneCount, AgentRules rules, List<NodeId> nodes) {
        this.rules = rules;
        this.nodes = nodes;
        for (int i = 1; i <= phoneCount; i++) {
            phones.put(new Extension(String.valueOf(1000 + i)), true);
        }
        DESKS.seats().values().forEach(seats -> seats.forEach(seat -> desks.put(seat, true)));
        exchange = newExchange();
    }

    private Exchange newExchange() {
        return new Exchange(nodes, TIMING, DESKS, TRUNK, rules, Rating.ALWAYS, () -> new UUID(7, ++counter));
    }

    // ---- what happens

    void connect() {
        connected = true;
        nodes.forEach(this::connect);
    }

    void connect(NodeId node) {
        tell(new Input.LinkRestored(node, state(node)));
    }

    void disconnect() {
        connected = false;
        nodes.forEach(this::cut);
    }

    /** Only the connection: calls go on. */
    void cut(NodeId node) {
        tell(new Input.LinkLost(node, false));
    }

    /** The node's Asterisk dies, with all its calls. */
    void kill(NodeId node) {
        List<CallId> died = citizens.keySet().stream()
                .filter(call -> call.node().equals(node))
                .toList();
        citizens.keySet().removeAll(died);
        died.forEach(call -> tell(new Input.ScriptLeft(call)));
        refuse(node);
    }

    /** Another attempt to reach a node that is not there. */
    void refuse(NodeId node) {
        tell(new Input.LinkLost(node, true));
    }

    /** The citizen hangs up while no server runs. */
    void hangsUpUnseen(CallId call) {
        Citizen citizen = citizens.remove(call);
        if (citizen != null) {
            rooms.citizenGone(citizen);
            reports.clear();
        }
    }

    /** kill -9 and a new process: scripts die, waiting calls go to Asterisk's own queue, the rest goes on. */
    void restart() {
        restart(() -> {});
    }

    /** @param meanwhile what happens while no server runs */
    void restart(Runnable meanwhile) {
        exchange = newExchange();
        over.clear();
        reports.clear();
        citizens.values().forEach(citizen -> {
            if (citizen.phase == Phase.GREETING || citizen.phase == Phase.WAITING) {
                citizen.phase = Phase.FAILSAFE;
            }
            citizen.scriptless = true;
        });
        connected = false;
        serverRuns = false;
        meanwhile.run();
        reports.clear();
        serverRuns = true;
        connect();
    }

    /** What the records, which hold every fact of all runs, show without an end. */
    void tellUnended() {
        Set<CallId> open = new LinkedHashSet<>();
        facts.forEach(fact -> {
            if (fact instanceof Fact.CallEnded ended) {
                open.remove(ended.call());
            } else if (fact instanceof Fact.OfCall known) {
                open.add(known.call());
            }
        });
        tell(new Input.FoundUnended(open.stream()
                .map(call -> new Unended(call, true, now, Optional.empty(), now, List.of()))
                .toList()));
    }

    CallId dial() {
        return dial(CALLER);
    }

    CallId dial(PhoneNumber caller) {
        return dial(NodeId.FIRST, caller);
    }

    CallId dial(NodeId node, PhoneNumber caller) {
        CallId call = new CallId((node.equals(NodeId.FIRST) ? "" : node + "-") + "1700000000." + ++counter);
        citizens.put(call, new Citizen(call));
        fromAsterisk(new Input.CallSeen(call, caller, "12345", channel(call)));
        tell(new Input.ScriptStarted(call, caller, "12345", channel(call)));
        return call;
    }

    void enterQueue(CallId call) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && citizen.phase == Phase.GREETING) {
            citizen.phase = Phase.WAITING;
            citizen.entry = citizen.entry.equals(Instant.EPOCH) ? now : citizen.entry;
            tell(new Input.EnteredQueue(call, new QueueId("general"), citizen.entry));
        }
    }

    CallId dialAndWait() {
        CallId call = dial();
        enterQueue(call);
        return call;
    }

    /** Asterisk's own queue connects a citizen that no script has. */
    void connectAlone(CallId call, Extension phone) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && citizen.phase == Phase.FAILSAFE && !isBusy(phone)) {
            citizen.phase = Phase.TALKING;
            citizen.phone = phone;
            citizen.leg = "1700000009." + ++counter;
            fromAsterisk(new Input.LegAnswered(call, leg(citizen)));
        }
    }

    void pickUp(CallId call) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && citizen.phase == Phase.RINGING) {
            citizen.phase = Phase.TALKING;
            fromAsterisk(new Input.LegAnswered(call, leg(citizen)));
        }
    }

    void ringOut(CallId call, OfferOutcome outcome) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && citizen.phase == Phase.RINGING) {
            citizen.phase = citizen.scriptless ? Phase.FAILSAFE : Phase.WAITING;
            fromAsterisk(new Input.LegEnded(citizen.leg));
            if (citizen.scriptless) {
                fromAsterisk(new Input.JoinedFailsafe(call));
            } else {
                tell(new Input.DialEnded(call, citizen.offer, outcome));
            }
        }
    }

    void agentHangsUp(CallId call) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && citizen.phase == Phase.TALKING) {
            fromAsterisk(new Input.LegEnded(citizen.leg));
            tell(new Input.DialEnded(call, citizen.offer, OfferOutcome.ANSWERED));
            if (citizen.keep) {
                rooms.stayAfterTalk(citizen);
                readReports();
            } else if (citizens.get(call) == citizen && citizen.phase == Phase.TALKING) {
                talkOver(citizen);
                readReports();
            }
        } else if (citizen != null) {
            citizen.others.stream().filter(party -> party.agent).findFirst().ifPresent(party -> {
                rooms.leave(citizen, party);
                readReports();
            });
        }
    }

    // ---- guests of the last call that has one

    void guestAnswers(CallId call) {
        guest(call, rooms::answer);
    }

    /** Rings out, declines, or hangs up. */
    void guestHangsUp(CallId call) {
        guest(call, rooms::leave);
    }

    void guestPressesOne(CallId call) {
        guest(call, rooms::pressOne);
    }

    private void guest(CallId call, BiConsumer<Citizen, WorldRooms.Party> deed) {
        Citizen citizen = citizens.get(call);
        if (citizen != null) {
            citizen.others.stream()
                    .filter(party -> !party.agent)
                    .reduce((_, last) -> last)
                    .ifPresent(guest -> {
                        deed.accept(citizen, guest);
                        readReports();
                    });
        }
    }

    /** The agent hung up first. */
    void talkOver(Citizen citizen) {
        if (!asksForRatings) {
            ends(citizen);
            return;
        }
        if (citizen.phase == Phase.TALKING) {
            script(new Input.ScriptLeft(citizen.call));
        }
        citizen.phase = Phase.RATING;
        report(new Input.RatingAsked(citizen.call));
    }

    void presses(CallId call, ServiceRating rating) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && citizen.phase == Phase.RATING) {
            fromAsterisk(new Input.Rated(call, rating, Optional.of(citizen.phone), now));
            gone(call);
        }
    }

    /** A citizen left alone in a room hangs up, or the dialplan does it. */
    void ends(Citizen citizen) {
        over.add(citizen.call);
        citizens.remove(citizen.call);
        report(new Input.CallOver(citizen.call));
        rooms.citizenGone(citizen);
    }

    void citizenHangsUp(CallId call) {
        Citizen citizen = citizens.get(call);
        if (citizen == null) {
            return;
        }
        if (citizen.phase == Phase.RINGING || citizen.phase == Phase.TALKING) {
            fromAsterisk(new Input.LegEnded(citizen.leg));
            tell(new Input.DialEnded(call, citizen.offer, OfferOutcome.CALLER_GONE));
        }
        tell(new Input.ScriptLeft(call));
        gone(call);
    }

    /** Asterisk said that a call is over before its script's connection was read. */
    void lateScript() {
        if (!over.isEmpty()) {
            tell(new Input.ScriptStarted(over.getLast(), CALLER, "12345", "PJSIP/trunk-late"));
            tell(new Input.ScriptLeft(over.getLast()));
        }
    }

    private void gone(CallId call) {
        Citizen citizen = citizens.get(call);
        if (citizen != null) {
            ends(citizen);
        }
        readReports();
    }

    /** The script breaks or its lease runs out. */
    void scriptBreaks(CallId call) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && (citizen.phase == Phase.GREETING || citizen.phase == Phase.WAITING)) {
            citizen.phase = Phase.FAILSAFE;
            tell(new Input.ScriptLeft(call));
            fromAsterisk(new Input.JoinedFailsafe(call));
        }
    }

    void phone(Extension phone, boolean registered) {
        phones.put(phone, registered);
        fromAsterisk(new Input.PhoneChanged(NodeId.FIRST, phone, registered));
    }

    void pass(Duration time) {
        Instant until = now.plus(time);
        while (exchange.nextDue().filter(due -> !due.isAfter(until)).isPresent()) {
            Instant due = exchange.nextDue().orElseThrow();
            now = due.isAfter(now) ? due : now;
            tell(new Input.ClockTicked());
        }
        now = until;
    }

    Result ask(Input wish) {
        Result answer = step(wish).result().orElseThrow();
        readReports();
        return answer;
    }

    RoomSnapshot snapshot() {
        return exchange.snapshot(now);
    }

    // ---- what an agent is

    void signInAll() {
        phones.keySet().forEach(phone -> {
            AgentId agent = new AgentId(phone.number());
            ask(new Input.SignIn(agent, phone));
            ask(new Input.MakeReady(agent));
        });
    }

    hotline.telephony.call.AgentStatus agent(String id) {
        return snapshot().agents().stream()
                .filter(status -> status.agent().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    String stateOf(CallId call) {
        return snapshot().calls().stream()
                .filter(live -> live.call().equals(call))
                .map(RoomSnapshot.LiveCall::state)
                .findFirst()
                .orElse("Ended");
    }

    // ---- the machinery

    private void fromAsterisk(Input input) {
        if (connected) {
            tell(input);
        }
    }

    /** How what Asterisk and scripts say comes through. */
    enum Line {
        CLEAR,
        /** Everything is said twice. */
        TWICE,
        /** What Asterisk says comes after what is said about other legs at the same time. */
        LATE
    }

    Line line = Line.CLEAR;

    void tell(Input input) {
        reports.add(input);
        readReports();
    }

    private void readReports() {
        while (!reports.isEmpty()) {
            Input first = reports.poll();
            if (line == Line.LATE && !reports.isEmpty() && first instanceof Input.LegEnded) {
                step(reports.poll());
            }
            step(first);
            if (line == Line.TWICE && !(first instanceof Input.ClockTicked)) {
                step(first);
            }
        }
    }

    List<hotline.telephony.Violation> violations() {
        return exchange.violations(now);
    }

    private Step step(Input input) {
        Step step = exchange.handle(input, now);
        facts.addAll(step.facts());
        commands.addAll(step.commands());
        step.commands().forEach(this::carryOut);
        return step;
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.DeliverPop it -> {
                if (desktopReacts) {
                    it.pop()
                            .offerId()
                            .ifPresent(offer ->
                                    reports.add(new Input.PopTaken(it.pop().call(), offer)));
                }
            }
            case Command.Ring it -> ring(it);
            case Command.GiveUp it -> {
                if (citizens.remove(it.call()) != null) {
                    reports.add(new Input.ScriptLeft(it.call()));
                    report(new Input.CallOver(it.call()));
                }
            }
            case Command.Announce it -> {
                if (announcementsEnd) {
                    reports.add(new Input.AnnouncementHeard(it.call()));
                }
            }
            case Command.PromiseCallback it -> {
                if (citizens.remove(it.call()) != null) {
                    reports.add(new Input.ScriptLeft(it.call()));
                    report(new Input.CallOver(it.call()));
                }
            }
            case Command.Release it -> release(it.call());
            case Command.ClaimCallback it -> reports.add(new Input.CallbackClaimed(it.call(), claimsGranted));
            case Command.Spy it -> {
                if (connected) {
                    spies.add(new AsteriskState.FoundSpy(it.leg(), it.call(), it.mark(), Optional.of(it.mode())));
                }
            }
            case Command.Tell _, Command.Forget _, Command.Seniority _, Command.SpyMode _, Command.TakeIn _ -> {}
            case Command.TakeOver it -> {
                spies.stream()
                        .filter(spy -> spy.leg().equals(it.leg()))
                        .findFirst()
                        .ifPresent(spy -> rooms.takeOver(it.call(), spy));
                spies.removeIf(spy -> spy.leg().equals(it.leg()));
            }
            case Command.MoveBoth _,
                    Command.MoveCitizen _,
                    Command.MoveLeg _,
                    Command.Invite _,
                    Command.RingOurSide _,
                    Command.DialOut _,
                    Command.LetGo _,
                    Command.Keep _,
                    Command.AskRating _,
                    Command.ForgetRating _,
                    Command.Requeue _,
                    Command.Mute _,
                    Command.Press _,
                    Command.PauseRecording _,
                    Command.MarkPause _,
                    Command.Record _,
                    Command.HangUpLeg _,
                    Command.FetchBack _ -> {
                if (connected) {
                    carryOutOnAsterisk(command);
                }
            }
            case Command.Mirror it -> {
                switch (it.membership()) {
                    case Membership.Absent _ -> members.remove(it.agent());
                    case Membership.Active _ ->
                        members.put(it.agent(), new AsteriskState.Member(it.agent(), it.phone(), Optional.empty()));
                    case Membership.Paused paused ->
                        members.put(
                                it.agent(),
                                new AsteriskState.Member(it.agent(), it.phone(), Optional.of(paused.reason())));
                }
            }
        }
    }

    private void carryOutOnAsterisk(Command command) {
        switch (command) {
            case Command.MoveBoth it -> rooms.moveBoth(it);
            case Command.MoveCitizen it -> rooms.moveCitizen(it);
            case Command.MoveLeg it -> rooms.moveLeg(it);
            case Command.Invite it -> rooms.invite(it);
            case Command.RingOurSide it -> out.ring(it);
            case Command.DialOut it -> out.dial(it);
            case Command.LetGo it -> {
                rooms.letGo(it.channel());
                hangUpLeg(it.channel());
            }
            case Command.Keep it -> rooms.keep(it);
            case Command.Requeue it -> rooms.requeue(it);
            case Command.HangUpLeg it -> {
                spyHangsUp(it.channel());
                if (!rooms.hangUp(it.channel()) && !out.hangUp(it.channel())) {
                    hangUpLeg(it.channel());
                }
            }
            case Command.FetchBack it -> fetchBack(it);
            case Command.PauseRecording it -> pauseRecording(it);
            case Command.MarkPause it ->
                citizens.values().stream()
                        .filter(citizen -> channel(citizen.call).equals(it.citizen()))
                        .forEach(citizen -> citizen.pauseMark = it.mark());
            default -> {}
        }
    }

    void spyHangsUp(String leg) {
        if (spies.removeIf(spy -> spy.leg().equals(leg))) {
            report(new Input.LegEnded(leg));
        }
    }

    /** From Asterisk: lost while there is no connection. */
    void report(Input input) {
        if (connected) {
            reports.add(input);
        }
    }

    /** From a script: it has its own connection. */
    void script(Input input) {
        if (serverRuns) {
            reports.add(input);
        }
    }

    private void ring(Command.Ring ring) {
        Citizen citizen = citizens.get(ring.call());
        if (citizen == null || citizen.phase != Phase.WAITING) {
            return;
        }
        if (!phones.getOrDefault(ring.phone(), false)) {
            reports.add(new Input.DialEnded(ring.call(), ring.offerId(), OfferOutcome.UNREACHABLE));
        } else if (isBusy(ring.phone())) {
            reports.add(new Input.DialEnded(ring.call(), ring.offerId(), OfferOutcome.BUSY));
        } else {
            citizen.phase = Phase.RINGING;
            citizen.offer = ring.offerId();
            citizen.phone = ring.phone();
            citizen.leg = "1700000009." + ++counter;
            report(new Input.LegRinging(ring.call(), leg(citizen)));
        }
    }

    boolean isBusy(Extension phone) {
        return citizens.values().stream()
                        .anyMatch(other -> (other.phase == Phase.RINGING || other.phase == Phase.TALKING)
                                && other.phone.equals(phone))
                || Stream.concat(
                                citizens.values().stream().flatMap(other -> other.others.stream()),
                                rooms.strays.stream())
                        .anyMatch(party -> party.phone.filter(phone::equals).isPresent())
                || out.isBusy(phone);
    }

    boolean isRegistered(Extension phone) {
        return phones.getOrDefault(phone, desks.getOrDefault(phone, false));
    }

    private void release(CallId call) {
        Citizen citizen = citizens.get(call);
        if (citizen != null && citizen.phase == Phase.WAITING) {
            citizen.phase = Phase.FAILSAFE;
            reports.add(new Input.ScriptLeft(call));
            report(new Input.JoinedFailsafe(call));
        }
    }

    private void hangUpLeg(String channel) {
        citizens.values().stream()
                .filter(citizen -> citizen.phase == Phase.RINGING || citizen.phase == Phase.TALKING)
                .filter(citizen -> leg(citizen).channel().equals(channel))
                .findFirst()
                .ifPresent(citizen -> {
                    report(new Input.LegEnded(citizen.leg));
                    if (citizen.phase == Phase.RINGING) {
                        citizen.phase = Phase.WAITING;
                        reports.add(new Input.DialEnded(citizen.call, citizen.offer, OfferOutcome.NO_ANSWER));
                    } else if (citizen.phase == Phase.TALKING) {
                        reports.add(new Input.DialEnded(citizen.call, citizen.offer, OfferOutcome.ANSWERED));
                        if (citizen.keep) {
                            rooms.stayAfterTalk(citizen);
                        } else {
                            talkOver(citizen);
                        }
                    }
                });
    }

    private void fetchBack(Command.FetchBack fetch) {
        Citizen citizen = citizens.get(fetch.call());
        if (citizen != null && citizen.phase == Phase.FAILSAFE) {
            citizen.phase = citizen.entry.equals(Instant.EPOCH) ? Phase.GREETING : Phase.WAITING;
            citizen.scriptless = false;
            reports.add(new Input.ScriptStarted(citizen.call, CALLER, "12345", fetch.channel()));
            if (citizen.phase == Phase.WAITING) {
                reports.add(new Input.EnteredQueue(citizen.call, new QueueId("general"), citizen.entry));
            }
        }
    }

    private void pauseRecording(Command.PauseRecording pause) {
        String leg = citizens.values().stream()
                .flatMap(citizen -> channel(citizen.call).equals(pause.channel())
                        ? Stream.of(citizen.call.value())
                        : leg(citizen).channel().equals(pause.channel()) ? Stream.of(citizen.leg) : Stream.empty())
                .findFirst()
                .orElse(pause.channel());
        if (mutesRecordings) {
            if (pause.paused()) {
                mutedLegs.add(leg);
            } else {
                mutedLegs.remove(leg);
            }
            reports.add(new Input.RecordingMuted(leg, pause.paused()));
        }
    }

    static String channel(CallId call) {
        return "PJSIP/trunk-" + call;
    }

    static Leg leg(Citizen citizen) {
        return new Leg(citizen.phone, citizen.leg, citizen.phone.device() + "-" + citizen.leg);
    }

    private AsteriskState state(NodeId node) {
        List<AsteriskState.Citizen> found = citizens.values().stream()
                .filter(citizen -> citizen.call.node().equals(node))
                .map(citizen -> new AsteriskState.Citizen(
                        citizen.call,
                        channel(citizen.call),
                        CALLER,
                        Duration.ofSeconds(30),
                        citizen.phase == Phase.FAILSAFE,
                        citizen.entry.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(citizen.entry),
                        citizen.phase == Phase.TALKING ? Optional.of(leg(citizen)) : Optional.empty(),
                        citizen.phase == Phase.TALKING ? Optional.of(now.minusSeconds(5)) : Optional.empty(),
                        citizen.phase == Phase.RINGING ? Optional.of(leg(citizen)) : Optional.empty(),
                        citizen.pauseMark,
                        WorldRooms.found(citizen),
                        citizen.phase == Phase.RATING,
                        Optional.empty(),
                        Optional.empty(),
                        citizen.out.flatMap(OutgoingMark::read)))
                .toList();
        Map<Extension, Boolean> all = new HashMap<>(phonesOn.getOrDefault(node, phones));
        all.putAll(desks);
        return new AsteriskState(
                found,
                out.found(),
                List.copyOf(members.values()),
                Map.copyOf(all),
                List.copyOf(spies),
                rooms.strays.stream()
                        .map(stray -> new AsteriskState.Orphan(new CallId("1700000000.0"), stray.channel))
                        .toList());
    }
}
