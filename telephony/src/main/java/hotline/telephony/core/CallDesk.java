package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to calls. Here: how a call comes, waits and ends. {@link OfferDesk} offers it to an agent, {@link TalkDesk}
 * begins and ends its talk, {@link FailsafeDesk} lets Asterisk go on alone and fetches it back.
 */
final class CallDesk {

    /** While a phone rings the longest wait may be over: how long until it is looked at again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Room room;
    final OfferDesk offers;
    final TalkDesk talks;
    final FailsafeDesk failsafe;

    CallDesk(Room room, AgentDesk agents) {
        this.room = room;
        offers = new OfferDesk(room, agents);
        talks = new TalkDesk(room, agents, offers);
        failsafe = new FailsafeDesk(room, offers);
    }

    // ---- arrival and waiting

    /** @return null when the call is over already: Asterisk's events and the scripts' connections race */
    @Nullable
    Call seen(Step step, CallId id, PhoneNumber caller, String dialled, String channel, Instant now) {
        Call known = room.call(id);
        if (known != null || room.isOver(id)) {
            return known;
        }
        Call call = room.addCall(id, caller, channel, now);
        step.publish(new Fact.CallArrived(now, id, caller, dialled));
        step.moved(id, "arrives from " + caller.masked());
        return call;
    }

    void scriptStarted(Step step, Input.ScriptStarted started, Instant now) {
        Call call = seen(step, started.call(), started.caller(), started.dialled(), started.channel(), now);
        if (call == null) {
            step.command(new Command.Forget(started.call()));
            return;
        }
        call.channel = started.channel();
        call.scripted = true;
        startCitizenTrack(call, now);
        if (room.move(step, call, CallEvent.SCRIPT_STARTED)) {
            offers.abandon(step, call, now);
        }
    }

    void startCitizenTrack(Call call, Instant at) {
        if (call.tracks.isEmpty()) {
            room.record(call, call.id.value(), Tracks.citizen(call.id, at));
        }
    }

    /** Either the citizen is gone, or Asterisk goes on alone: both are reported by Asterisk. */
    void scriptLeft(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call == null) {
            return;
        }
        call.scripted = false;
        room.reindex(call);
        perhapsCutOff(call, now);
        boolean notRingingYet =
                call.state == CallState.OFFERED || (call.state == CallState.RINGING && call.leg == null);
        if (call.offer != null && notRingingYet) {
            offers.abandon(step, call, now);
            room.move(step, call, CallEvent.OFFER_FAILED);
        }
    }

    /** Without its script and its node's connection a waiting caller is probably gone, and keeps the place by calling again. */
    void perhapsCutOff(Call call, Instant now) {
        boolean waits = call.state != CallState.TALKING && call.state != CallState.RATING;
        if (waits && !call.scripted && !room.nodes.connected(call.id.node())) {
            room.formerPlaces.left(call, CallOutcome.LOST_SIGHT, now);
        }
    }

    void enteredQueue(Step step, Input.EnteredQueue entered, Instant now) {
        Call call = room.call(entered.call());
        if (call == null) {
            return;
        }
        call.queue = entered.queue();
        if (call.entry == null) {
            // The time travelled through a channel variable: never trust it into the future.
            call.entry = entered.entry().isAfter(now) ? now : entered.entry();
            room.formerPlaces.take(call.caller, call.queue, now).ifPresent(entry -> regain(step, call, entry, now));
        }
        if (room.move(step, call, CallEvent.ENTERED_QUEUE)) {
            step.publish(new Fact.CallQueued(now, call.id, call.queue));
            room.pace(call.queue); // from now on it is watched
            if (call.patienceSince == null) {
                call.patienceSince = call.entry;
            }
            room.deadlines.add(call.patienceSince.plus(room.timing.longestWait()), Kind.LONGEST_WAIT, call.id.value());
        }
    }

    private static void regain(Step step, Call call, Instant entry, Instant now) {
        call.entry = entry;
        call.patienceSince = now;
        step.moved(call.id, "接续上次未接通的排队位置，自 " + entry + " 起");
        step.command(new Command.Seniority(call.id, call.channel, entry));
    }

    void turnedAway(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call != null && !call.turnedAway) {
            call.turnedAway = true;
            step.publish(new Fact.CallTurnedAway(now, id));
            step.moved(id, "blocked: told where else to turn");
        }
    }

    void longestWaitDue(Step step, Call call, Instant now) {
        Instant since = call.patienceSince;
        if (since == null
                || call.gaveUp
                || since.plus(room.timing.longestWait()).isAfter(now)) {
            return;
        }
        switch (call.state) {
            case QUEUED -> {
                call.gaveUp = true;
                room.reindex(call);
                step.moved(call.id, "nobody was available");
                step.command(new Command.GiveUp(call.id));
            }
            // An agent may still answer; look again when that is decided.
            case OFFERED, RINGING -> room.deadlines.add(now.plus(LOOK_AGAIN), Kind.LONGEST_WAIT, call.id.value());
            case GREETING, CALLING_OUT, TALKING, RATING, FAILSAFE, ENDED -> {}
        }
    }

    /** The script's dialling of the offered phone is over. */
    void dialEnded(Step step, Input.DialEnded ended, Instant now) {
        Call call = room.call(ended.call());
        if (call == null) {
            return;
        }
        boolean current = call.stands(ended.offerId());
        switch (ended.outcome()) {
            case ANSWERED -> talks.dialEnded(step, call, current, now);
            case CALLER_GONE -> {
                if (current) {
                    offers.end(step, call, OfferOutcome.CALLER_GONE, now);
                }
            }
            case NO_ANSWER, BUSY, DECLINED, UNREACHABLE, ERROR -> {
                if (current) {
                    offers.failed(step, call, ended.outcome(), now);
                }
            }
        }
    }

    // ---- the end

    void over(Step step, CallId id, CallOutcome ifUnknown, Instant now) {
        Call call = room.call(id);
        if (call == null) {
            return;
        }
        boolean answered = call.state == CallState.TALKING || call.state == CallState.RATING;
        CallOutcome outcome = ifUnknown == CallOutcome.LOST_SIGHT && !answered ? CallOutcome.LOST_SIGHT : outcome(call);
        room.formerPlaces.left(call, outcome, now);
        RecordingPauses.over(step, call, now);
        offers.end(step, call, OfferOutcome.CALLER_GONE, now);
        offers.releaseRung(step, call, now);
        if (call.state == CallState.TALKING) {
            talks.ended(step, call, now);
        }
        room.move(step, call, CallEvent.HUNG_UP);
        room.removeCall(call);
        step.command(new Command.Forget(id));
        step.publish(new Fact.CallEnded(
                now,
                id,
                outcome,
                Optional.ofNullable(call.lastAgent),
                call.talked,
                call.tracks.atEnd(now),
                Optional.ofNullable(call.lostSince)));
    }

    private static CallOutcome outcome(Call call) {
        Outgoing out = call.out;
        if (out != null && call.state != CallState.TALKING) {
            return out.cancelled
                    ? CallOutcome.CANCELLED
                    : call.state == CallState.CALLING_OUT ? out.notReached.outcome() : CallOutcome.OUR_SIDE_UNREACHED;
        }
        return switch (call.state) {
            case GREETING -> beforeTheQueue(call);
            case QUEUED -> call.gaveUp ? CallOutcome.NOBODY_AVAILABLE : CallOutcome.ABANDONED_WAITING;
            case OFFERED, RINGING, CALLING_OUT -> CallOutcome.ABANDONED_RINGING;
            case TALKING, RATING -> CallOutcome.ANSWERED;
            case FAILSAFE -> CallOutcome.FAILSAFE_UNANSWERED;
            case ENDED -> throw new IllegalStateException("a call ends once");
        };
    }

    private static CallOutcome beforeTheQueue(Call call) {
        if (call.entry != null) {
            return CallOutcome.ABANDONED_WAITING;
        }
        return call.turnedAway ? CallOutcome.TURNED_AWAY : CallOutcome.ABANDONED_IN_GREETING;
    }
}
