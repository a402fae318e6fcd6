package hotline.telephony.core;

import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.core.World.Citizen;
import hotline.telephony.core.World.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rooms of the small Asterisk, as the dialplan keeps them: they go on without a server. */
final class WorldRooms {

    /** Somebody else's leg that was rung for, or brought into, a room of a call. */
    static final class Party {
        final String leg;
        final String channel;
        final Optional<Extension> phone;
        final String mark;
        /** Where it is, or is rung into. */
        Place place;

        boolean ringing;
        /** In a context for agents. */
        boolean agent;

        boolean confirmed;
        /** The server arranged what comes next. */
        boolean let;

        Party(String leg, String channel, Optional<Extension> phone, String mark, Place place) {
            this.leg = leg;
            this.channel = channel;
            this.phone = phone;
            this.mark = mark;
            this.place = place;
        }

        boolean isCalled(String name) {
            return channel.equals(name) || leg.equals(name);
        }
    }

    /** How many of the next moves Asterisk does not carry out. */
    int movesToLose;
    /** Legs whose citizen is gone. */
    final List<Party> strays = new ArrayList<>();

    private final World world;

    WorldRooms(World world) {
        this.world = world;
    }

    // ---- commands

    void moveBoth(Command.MoveBoth move) {
        Citizen citizen = world.citizens.get(move.call());
        if (lost() || citizen == null || citizen.phase != Phase.TALKING) {
            return;
        }
        if (!World.leg(citizen).channel().equals(move.agent())) {
            return; // "ExtraChannel does not exist"
        }
        Party agent = new Party(citizen.leg, move.agent(), Optional.of(citizen.phone), "", move.agentTo());
        agent.agent = true;
        citizen.others.add(agent);
        leaveScript(citizen);
        enterMain(citizen);
        world.report(new Input.RoomJoined(citizen.call, agent.place, agent.leg));
    }

    /** Citizen and supervisor meet in the room; the agent's leg, left alone by the redirect, ends. */
    void takeOver(CallId call, AsteriskState.FoundSpy spy) {
        Citizen citizen = world.citizens.get(call);
        if (citizen == null) {
            return;
        }
        SupervisorMark mark = SupervisorMark.read(spy.mark()).orElseThrow();
        Party supervisor = new Party(spy.leg(), spy.leg(), Optional.of(mark.phone()), spy.mark(), Place.MAIN);
        supervisor.agent = true;
        citizen.others.add(supervisor);
        if (citizen.phase == Phase.TALKING) {
            world.report(new Input.LegEnded(citizen.leg));
            leaveScript(citizen);
            enterMain(citizen);
        }
        world.report(new Input.RoomJoined(call, Place.MAIN, spy.leg()));
    }

    void moveCitizen(Command.MoveCitizen move) {
        Citizen citizen = world.citizens.get(move.call());
        if (lost() || citizen == null || citizen.phase == Phase.ROOM) {
            return;
        }
        dialBreaks(citizen);
        leaveScript(citizen);
        enterMain(citizen);
    }

    void moveLeg(Command.MoveLeg move) {
        Citizen citizen = world.citizens.get(move.call());
        if (lost() || citizen == null) {
            return;
        }
        find(citizen, move.channel()).filter(party -> !party.ringing).ifPresent(party -> {
            party.place = move.to();
            party.agent = !move.guest();
            world.report(new Input.RoomJoined(citizen.call, party.place, party.leg));
        });
    }

    void invite(Command.Invite invite) {
        Citizen citizen = world.citizens.get(invite.call());
        Optional<Extension> phone = invite.device().contains("@")
                ? Optional.empty()
                : Optional.of(new Extension(invite.device().substring("PJSIP/".length())));
        boolean rings = citizen != null
                && phone.map(it -> world.isRegistered(it) && !world.isBusy(it)).orElse(true);
        if (rings) {
            Party guest = new Party(invite.leg(), invite.leg(), phone, invite.mark(), invite.door());
            guest.ringing = true;
            citizen.others.add(guest);
        } else {
            world.report(new Input.GuestFailed(invite.leg()));
        }
    }

    void letGo(String channel) {
        for (Citizen citizen : List.copyOf(world.citizens.values())) {
            find(citizen, channel).ifPresent(party -> {
                party.let = true;
                leave(citizen, party);
            });
        }
        strays.removeIf(party -> party.isCalled(channel));
    }

    void keep(Command.Keep keep) {
        world.citizens.values().stream()
                .filter(citizen -> World.channel(citizen.call).equals(keep.citizen())
                        || citizen.call.value().equals(keep.citizen()))
                .forEach(citizen -> citizen.keep = keep.keep());
    }

    void requeue(Command.Requeue requeue) {
        Citizen citizen = world.citizens.get(requeue.call());
        if (citizen != null) {
            citizen.keep = false;
            dialBreaks(citizen);
            leaveScript(citizen);
            backInScript(citizen, requeue.queue());
        }
    }

    /** @return whether the leg was one of a room */
    boolean hangUp(String channel) {
        for (Citizen citizen : List.copyOf(world.citizens.values())) {
            Optional<Party> party = find(citizen, channel);
            if (party.isPresent()) {
                leave(citizen, party.get());
                return true;
            }
        }
        return strays.removeIf(party -> party.isCalled(channel));
    }

    // ---- what people do

    void answer(Citizen citizen, Party party) {
        if (party.ringing) {
            party.ringing = false;
            world.report(new Input.RoomJoined(citizen.call, party.place, party.leg));
        }
    }

    void pressOne(Citizen citizen, Party party) {
        if (!party.ringing && party.mark.startsWith("HAND_OVER")) {
            party.confirmed = true;
            world.report(new Input.DeskConfirmed(citizen.call, party.leg));
        }
    }

    /** By its own wish, a command, a dead phone; or it does not answer. */
    void leave(Citizen citizen, Party party) {
        citizen.others.remove(party);
        if (party.ringing) {
            world.report(new Input.LegEnded(party.leg));
            world.report(new Input.GuestFailed(party.leg));
            return;
        }
        if (world.scriptsAreQuick) {
            roomLeft(citizen, party);
            world.report(new Input.LegEnded(party.leg));
        } else {
            world.report(new Input.LegEnded(party.leg));
            roomLeft(citizen, party);
        }
    }

    /** The dialplan's room-left and room-alone. */
    private void roomLeft(Citizen citizen, Party party) {
        boolean alone = citizen.phase == Phase.ROOM && citizen.others.stream().noneMatch(other -> !other.ringing);
        if (party.let || !alone) {
            return;
        }
        if (citizen.keep) {
            enterMain(citizen);
        } else if (party.place == Place.MAIN
                && party.phone.filter(world.phones::containsKey).isPresent()) {
            world.talkOver(citizen);
        } else if (party.place == Place.MAIN) {
            world.ends(citizen);
        } else {
            backInScript(citizen, new QueueId("general"));
        }
    }

    /** The citizen's hang-up ends the main room; who is aside or rung is nobody's business. */
    void citizenGone(Citizen citizen) {
        for (Party party : List.copyOf(citizen.others)) {
            citizen.others.remove(party);
            if (party.place == Place.MAIN && !party.ringing) {
                world.report(new Input.LegEnded(party.leg));
            } else {
                strays.add(party);
            }
        }
    }

    /** HKEEP: the agent dropped while a desk is rung. */
    void stayAfterTalk(Citizen citizen) {
        world.script(new Input.ScriptLeft(citizen.call));
        enterMain(citizen);
    }

    // ---- the machinery

    private boolean lost() {
        boolean lost = movesToLose > 0;
        movesToLose -= lost ? 1 : 0;
        return lost;
    }

    private void enterMain(Citizen citizen) {
        citizen.phase = Phase.ROOM;
        world.report(new Input.RoomJoined(citizen.call, Place.MAIN, citizen.call.value()));
    }

    /** Whom Dial connected is hung up when the citizen is taken away alone. */
    private void dialBreaks(Citizen citizen) {
        if (citizen.phase == Phase.TALKING || citizen.phase == Phase.RINGING) {
            world.report(new Input.LegEnded(citizen.leg));
        }
    }

    private void leaveScript(Citizen citizen) {
        if (citizen.phase == Phase.TALKING) {
            world.script(new Input.DialEnded(citizen.call, citizen.offer, OfferOutcome.ANSWERED));
        }
        if (citizen.phase != Phase.ROOM && citizen.phase != Phase.FAILSAFE) {
            world.script(new Input.ScriptLeft(citizen.call));
        }
    }

    private void backInScript(Citizen citizen, QueueId queue) {
        citizen.entry = citizen.entry.equals(java.time.Instant.EPOCH) ? world.now : citizen.entry;
        if (!world.serverRuns) {
            citizen.phase = Phase.FAILSAFE;
            return;
        }
        citizen.phase = Phase.WAITING;
        citizen.scriptless = false;
        world.script(new Input.ScriptStarted(citizen.call, World.CALLER, "12345", World.channel(citizen.call)));
        world.script(new Input.EnteredQueue(citizen.call, queue, citizen.entry));
    }

    private static Optional<Party> find(Citizen citizen, String channel) {
        return citizen.others.stream().filter(party -> party.isCalled(channel)).findFirst();
    }

    static Optional<AsteriskState.Rooms> found(Citizen citizen) {
        boolean inMain = citizen.phase == Phase.ROOM;
        Optional<AsteriskState.FoundAgent> agent = citizen.others.stream()
                .filter(party -> party.agent)
                .map(party -> new AsteriskState.FoundAgent(
                        new Leg(party.phone.orElseThrow(), party.leg, party.channel),
                        party.place,
                        SupervisorMark.read(party.mark).map(SupervisorMark::supervisor)))
                .findFirst();
        List<AsteriskState.FoundGuest> guests = citizen.others.stream()
                .filter(party -> !party.agent)
                .map(party -> new AsteriskState.FoundGuest(party.leg, stage(party), party.mark, party.confirmed))
                .toList();
        return inMain || agent.isPresent() || !guests.isEmpty()
                ? Optional.of(new AsteriskState.Rooms(inMain, agent, guests))
                : Optional.empty();
    }

    private static GuestStage stage(Party party) {
        if (party.ringing) {
            return GuestStage.RINGING;
        }
        return party.place == Place.SIDE ? GuestStage.ASIDE : GuestStage.TOGETHER;
    }
}
