package hotline.telephony.core;

import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.core.World.Citizen;
import hotline.telephony.core.World.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that we make, in the small Asterisk: our side is rung, waits in the room, the other side is rung into it. */
final class WorldOut {

    static final class Dialled {
        final CallId call;
        final String mark;
        /** Empty when our side has gone. */
        Optional<String> ourLeg;

        final Optional<Extension> phone;
        final String guest;
        boolean pickedUp;
        boolean calleeRings;

        Dialled(Command.RingOurSide ring, Optional<Extension> phone) {
            this.call = ring.call();
            this.mark = ring.mark();
            this.guest = ring.guest();
            this.ourLeg = Optional.of(ring.leg());
            this.phone = phone;
        }
    }

    final Map<CallId, Dialled> dialled = new LinkedHashMap<>();
    private final World world;

    WorldOut(World world) {
        this.world = world;
    }

    void ring(Command.RingOurSide ring) {
        Optional<Extension> phone = ring.device().contains("@")
                ? Optional.empty()
                : Optional.of(new Extension(ring.device().substring("PJSIP/".length())));
        if (phone.map(it -> world.isRegistered(it) && !world.isBusy(it)).orElse(true)) {
            dialled.put(ring.call(), new Dialled(ring, phone));
        } else {
            world.report(new Input.GuestFailed(ring.leg()));
        }
    }

    void dial(Command.DialOut dial) {
        Dialled out = dialled.get(dial.call());
        if (out != null) {
            out.calleeRings = true;
        }
    }

    void ourSidePicksUp(CallId call) {
        Dialled out = dialled.get(call);
        if (out != null && out.ourLeg.isPresent() && !out.pickedUp) {
            out.pickedUp = true;
            world.tell(new Input.RoomJoined(call, Place.MAIN, out.ourLeg.get()));
        }
    }

    void calleeAnswers(CallId call) {
        Dialled out = dialled.get(call);
        if (out == null || !out.calleeRings) {
            return;
        }
        dialled.remove(call);
        if (out.ourLeg.isEmpty()) { // the dialplan finds nobody in the room
            world.tell(new Input.LegEnded(call.value(), 16));
            return;
        }
        Citizen citizen = new Citizen(call);
        citizen.phase = Phase.ROOM;
        citizen.out = Optional.of(out.mark);
        WorldRooms.Party agent =
                new WorldRooms.Party(out.ourLeg.get(), out.ourLeg.get(), out.phone, out.guest, Place.MAIN);
        agent.agent = out.phone.isPresent();
        citizen.others.add(agent);
        world.citizens.put(call, citizen);
        world.tell(new Input.RoomJoined(call, Place.MAIN, call.value()));
    }

    void calleeFails(CallId call, int cause) {
        Dialled out = dialled.get(call);
        if (out != null && out.calleeRings) {
            out.calleeRings = false;
            forget(out);
            world.tell(new Input.LegEnded(call.value(), cause));
            world.tell(new Input.GuestFailed(call.value()));
        }
    }

    void ourSideHangsUp(CallId call, int cause) {
        Dialled out = dialled.get(call);
        if (out != null && out.ourLeg.isPresent()) {
            String leg = out.ourLeg.get();
            out.ourLeg = Optional.empty();
            forget(out);
            world.tell(new Input.LegEnded(leg, cause));
            if (!out.pickedUp) {
                world.tell(new Input.GuestFailed(leg));
            }
        }
    }

    /** @return whether it was a leg of such a call */
    boolean hangUp(String leg) {
        for (Dialled out : List.copyOf(dialled.values())) {
            if (out.ourLeg.filter(leg::equals).isPresent()) {
                out.ourLeg = Optional.empty();
                forget(out);
                world.report(new Input.LegEnded(leg, 16));
                return true;
            }
            if (out.call.value().equals(leg) && out.calleeRings) {
                out.calleeRings = false;
                forget(out);
                world.report(new Input.LegEnded(leg, 0));
                return true;
            }
        }
        return false;
    }

    private void forget(Dialled out) {
        if (out.ourLeg.isEmpty() && !out.calleeRings) {
            dialled.remove(out.call);
        }
    }

    boolean isBusy(Extension phone) {
        return dialled.values().stream()
                .anyMatch(out -> out.ourLeg.isPresent()
                        && out.phone.filter(phone::equals).isPresent());
    }

    List<AsteriskState.Dialling> found() {
        return dialled.values().stream()
                .map(out -> new AsteriskState.Dialling(out.call, out.ourLeg, out.calleeRings))
                .toList();
    }
}
