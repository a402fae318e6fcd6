package hotline.telephony.asterisk;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.core.AsteriskState;
import hotline.telephony.core.Command;
import hotline.telephony.core.Leg;
import hotline.telephony.core.OutgoingMark;
import hotline.telephony.core.Place;
import hotline.telephony.core.SupervisorMark;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.PJSipShowEndpointsAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.EndpointList;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** Asks Asterisk what is going on. Blocks, on the link's own thread. */
final class SnapshotReader {

    private static final long PATIENCE_MS = 10_000;
    private static final String RATING = "rating";
    /** Contexts where only citizens' legs are. */
    private static final Set<String> CITIZENS = Set.of("citizen", "controller", Rooms.CITIZEN, "room-alone", RATING);

    private static final String TRUNK = "PJSIP/trunk-";
    private static final Pattern OURS = Pattern.compile("([2-9]-)?0\\.[0-9a-f]{32}");

    private final ManagerConnection connection;

    SnapshotReader(ManagerConnection connection) {
        this.connection = connection;
    }

    AsteriskState read() throws IOException, EventTimeoutException, TimeoutException {
        Map<Extension, Boolean> phones = new HashMap<>();
        for (ResponseEvent event : list(new PJSipShowEndpointsAction())) {
            if (event instanceof EndpointList endpoint && Extension.isValid(orEmpty(endpoint.getObjectName()))) {
                phones.put(new Extension(endpoint.getObjectName()), EventMapping.reachable(endpoint.getDevicestate()));
            }
        }
        List<AsteriskState.Member> members = new ArrayList<>();
        Set<String> inFailsafe = new HashSet<>();
        for (ResponseEvent event : list(failsafeStatus())) {
            switch (event) {
                case QueueMemberEvent member -> member(member).ifPresent(members::add);
                case QueueEntryEvent entry -> inFailsafe.add(entry.getUniqueId());
                default -> {}
            }
        }
        List<CoreShowChannelEvent> channels = channels();
        List<AsteriskState.Citizen> citizens = citizens(channels, inFailsafe);
        List<AsteriskState.Dialling> dialling = dialling(channels);
        Set<String> alive = Stream.concat(
                        citizens.stream().map(AsteriskState.Citizen::call),
                        dialling.stream().map(AsteriskState.Dialling::call))
                .map(CallId::value)
                .collect(Collectors.toSet());
        return new AsteriskState(
                citizens,
                dialling,
                List.copyOf(members),
                Map.copyOf(phones),
                spies(channels),
                orphans(channels, alive));
    }

    private static QueueStatusAction failsafeStatus() {
        QueueStatusAction status = new QueueStatusAction();
        status.setQueue(EventMapping.FAILSAFE_QUEUE);
        return status;
    }

    private List<CoreShowChannelEvent> channels() throws IOException, EventTimeoutException {
        return list(new CoreShowChannelsAction()).stream()
                .filter(CoreShowChannelEvent.class::isInstance)
                .map(CoreShowChannelEvent.class::cast)
                .toList();
    }

    private static boolean isOurs(CoreShowChannelEvent channel) {
        return OURS.matcher(channel.getUniqueid()).matches();
    }

    private static boolean isRung(CoreShowChannelEvent channel) {
        return !"6".equals(String.valueOf(channel.getChannelState()));
    }

    private List<AsteriskState.Dialling> dialling(List<CoreShowChannelEvent> channels) {
        Set<String> answered = channels.stream()
                .filter(this::isCitizen)
                .map(CoreShowChannelEvent::getUniqueid)
                .collect(Collectors.toSet());
        Map<String, Optional<String>> ourLegs = new HashMap<>();
        Set<String> rung = new HashSet<>();
        for (CoreShowChannelEvent channel : channels) {
            if (isOurs(channel) && isRung(channel)) {
                rung.add(channel.getUniqueid());
                ourLegs.putIfAbsent(channel.getUniqueid(), Optional.empty());
            } else if (channel.getUniqueid().startsWith(Command.OUT_AGENT)
                    || channel.getUniqueid().startsWith(Command.GUEST)) {
                String call = variable(channel.getChannel(), "HCALL");
                if (OURS.matcher(call).matches() && !answered.contains(call)) {
                    ourLegs.put(call, Optional.of(channel.getUniqueid()));
                }
            }
        }
        return ourLegs.entrySet().stream()
                .map(entry -> new AsteriskState.Dialling(
                        new CallId(entry.getKey()), entry.getValue(), rung.contains(entry.getKey())))
                .toList();
    }

    private List<AsteriskState.FoundSpy> spies(List<CoreShowChannelEvent> all) {
        return all.stream()
                .filter(leg -> leg.getUniqueid().startsWith(Command.SPY))
                .filter(leg -> Rooms.guestPlace(leg.getContext()).isEmpty())
                .flatMap(leg -> spy(leg).stream())
                .toList();
    }

    private Optional<AsteriskState.FoundSpy> spy(CoreShowChannelEvent leg) {
        String call = variable(leg.getChannel(), "HCALL");
        return call.isEmpty()
                ? Optional.empty()
                : Optional.of(new AsteriskState.FoundSpy(
                        leg.getUniqueid(),
                        new CallId(call),
                        variable(leg.getChannel(), "HGUEST"),
                        Rooms.spyMode(leg.getContext())));
    }

    /** Legs in, or rung into, rooms of calls that are over. */
    private List<AsteriskState.Orphan> orphans(List<CoreShowChannelEvent> all, Set<String> alive) {
        return all.stream()
                .flatMap(leg -> callOfRoomLeg(leg)
                        .filter(call -> !alive.contains(call))
                        .map(call -> new AsteriskState.Orphan(new CallId(call), leg.getChannel()))
                        .stream())
                .toList();
    }

    private Optional<String> callOfRoomLeg(CoreShowChannelEvent leg) {
        if (leg.getUniqueid().startsWith(Command.GUEST)) {
            return Optional.of(variable(leg.getChannel(), "HCALL")).filter(call -> !call.isEmpty());
        }
        boolean inRoom = Rooms.agentPlace(leg.getContext()).isPresent()
                || Rooms.guestPlace(leg.getContext()).isPresent();
        return inRoom ? Optional.ofNullable(leg.getExten()) : Optional.empty();
    }

    private List<AsteriskState.Citizen> citizens(List<CoreShowChannelEvent> channels, Set<String> inFailsafe) {
        List<AsteriskState.Citizen> citizens = new ArrayList<>();
        for (CoreShowChannelEvent channel : channels) {
            if (isCitizen(channel)) {
                citizens.add(citizen(channel, channels, inFailsafe.contains(channel.getUniqueid())));
            }
        }
        return List.copyOf(citizens);
    }

    /** On the trunk, or a joint desk that called, or from the answer on whom we call; a guest that we rang is none. */
    private boolean isCitizen(CoreShowChannelEvent channel) {
        if (channel.getUniqueid().startsWith(Command.GUEST)) {
            return isHandedIn(channel);
        }
        return channel.getChannel().startsWith(TRUNK)
                || isOurs(channel) && !isRung(channel)
                || desk(channel).isPresent();
    }

    private boolean isHandedIn(CoreShowChannelEvent channel) {
        return channel.getUniqueid().startsWith(Command.GUEST)
                && !variable(channel.getChannel(), "HHANDEDIN").isEmpty();
    }

    private Optional<Extension> desk(CoreShowChannelEvent channel) {
        return EventMapping.phone(channel.getChannel())
                .filter(_ -> CITIZENS.contains(orEmpty(channel.getContext())))
                .filter(phone -> variable(channel.getChannel(), "HDESK").equals(phone.number()));
    }

    private AsteriskState.Citizen citizen(
            CoreShowChannelEvent channel, List<CoreShowChannelEvent> all, boolean inFailsafe) {
        boolean handedIn = isHandedIn(channel);
        String call = handedIn ? variable(channel.getChannel(), "HCALL") : channel.getUniqueid();
        boolean inMain = handedIn || Rooms.CITIZEN.equals(channel.getContext());
        String bridge = inMain ? "" : orEmpty(channel.getBridgeid());
        Optional<Leg> talkingTo = bridge.isEmpty()
                ? Optional.empty()
                : all.stream()
                        .filter(other -> other != channel && bridge.equals(other.getBridgeid()))
                        .flatMap(other -> leg(other).stream())
                        .findFirst();
        Optional<Leg> ringing = inMain || talkingTo.isPresent()
                ? Optional.empty()
                : all.stream()
                        .filter(other ->
                                other != channel && channel.getUniqueid().equals(other.getLinkedid()))
                        .filter(other -> orEmpty(other.getBridgeid()).isEmpty())
                        .flatMap(other -> leg(other).stream())
                        .findFirst();
        Optional<OutgoingMark> out =
                isOurs(channel) ? OutgoingMark.read(variable(channel.getChannel(), "HOUT")) : Optional.empty();
        return new AsteriskState.Citizen(
                new CallId(call),
                channel.getChannel(),
                out.map(OutgoingMark::number).orElseGet(() -> PhoneNumber.parse(orEmpty(callerOf(channel)))),
                age(channel.getDuration()),
                inFailsafe,
                number(variable(channel.getChannel(), "HENTRY")).map(Instant::ofEpochMilli),
                talkingTo,
                number(variable(channel.getChannel(), "HTALKED")).map(Instant::ofEpochMilli),
                ringing,
                variable(channel.getChannel(), "HPAUSE"),
                rooms(channel, call, inMain, all),
                RATING.equals(channel.getContext()),
                desk(channel),
                handedIn ? Optional.of(channel.getUniqueid()) : Optional.empty(),
                out);
    }

    private Optional<AsteriskState.Rooms> rooms(
            CoreShowChannelEvent citizen, String call, boolean inMain, List<CoreShowChannelEvent> all) {
        Optional<AsteriskState.FoundAgent> agent = all.stream()
                .filter(other -> call.equals(other.getExten()))
                .flatMap(other -> agentPlace(other)
                        .flatMap(place ->
                                leg(other).map(leg -> new AsteriskState.FoundAgent(leg, place, supervisor(other))))
                        .stream())
                .findFirst();
        List<AsteriskState.FoundGuest> guests = all.stream()
                .filter(other -> other != citizen && other.getUniqueid().startsWith(Command.GUEST))
                .filter(other -> Rooms.agentPlace(other.getContext()).isEmpty())
                .filter(other -> variable(other.getChannel(), "HCALL").equals(call))
                .map(this::guest)
                .toList();
        return inMain || agent.isPresent() || !guests.isEmpty()
                ? Optional.of(new AsteriskState.Rooms(inMain, agent, guests))
                : Optional.empty();
    }

    /** A supervisor who took the talk over sits where guests sit. */
    private static Optional<Place> agentPlace(CoreShowChannelEvent leg) {
        return leg.getUniqueid().startsWith(Command.SPY)
                ? Rooms.guestPlace(leg.getContext())
                : Rooms.agentPlace(leg.getContext());
    }

    private Optional<AgentId> supervisor(CoreShowChannelEvent leg) {
        return leg.getUniqueid().startsWith(Command.SPY)
                ? SupervisorMark.read(variable(leg.getChannel(), "HGUEST")).map(SupervisorMark::supervisor)
                : Optional.empty();
    }

    private AsteriskState.FoundGuest guest(CoreShowChannelEvent leg) {
        GuestStage stage = Rooms.guestPlace(leg.getContext())
                .map(place -> place == Place.SIDE ? GuestStage.ASIDE : GuestStage.TOGETHER)
                .orElse(GuestStage.RINGING);
        return new AsteriskState.FoundGuest(
                leg.getUniqueid(),
                stage,
                variable(leg.getChannel(), "HGUEST"),
                !variable(leg.getChannel(), "HCONFIRMED").isEmpty());
    }

    private static @Nullable String callerOf(CoreShowChannelEvent channel) {
        return channel.getCallerIdNum();
    }

    private static Optional<Leg> leg(CoreShowChannelEvent channel) {
        return EventMapping.phone(channel.getChannel())
                .map(phone -> new Leg(phone, channel.getUniqueid(), channel.getChannel()));
    }

    private static Optional<AsteriskState.Member> member(QueueMemberEvent member) {
        return EventMapping.phone(member.getInterface())
                .map(phone -> new AsteriskState.Member(
                        new AgentId(member.getName()),
                        phone,
                        Boolean.TRUE.equals(member.getPaused())
                                ? Optional.of(orEmpty(member.getPausedreason()))
                                : Optional.empty()));
    }

    private List<ResponseEvent> list(EventGeneratingAction action) throws IOException, EventTimeoutException {
        return List.copyOf(
                connection.sendEventGeneratingAction(action, PATIENCE_MS).getEvents());
    }

    /** Empty when the channel has just gone, or the variable is not set. */
    private String variable(String channel, String name) {
        try {
            return orEmpty(connection
                    .sendAction(new GetVarAction(channel, name), PATIENCE_MS)
                    .getAttribute("Value"));
        } catch (IOException | TimeoutException unknown) {
            return "";
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** From {@code hh:mm:ss}. */
    static Duration age(@Nullable String duration) {
        Duration age = Duration.ZERO;
        if (duration != null && duration.matches("\\d+:\\d\\d:\\d\\d")) {
            String[] parts = duration.split(":", -1);
            age = Duration.ofHours(Long.parseLong(parts[0]))
                    .plusMinutes(Long.parseLong(parts[1]))
                    .plusSeconds(Long.parseLong(parts[2]));
        }
        return age;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
