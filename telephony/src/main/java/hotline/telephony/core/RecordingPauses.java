package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.PauseEnding;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.call.RecordingPause;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 暂停录音: while an ID number is spoken, what the legs of a talk say is recorded as silence of the same length. It counts
 * when Asterisk confirms each leg; it ends by itself after a limit, and as soon as whoever paused is not there any more.
 * The citizen's leg carries it, so that the next process ends it in time.
 */
final class RecordingPauses {

    /** Confirming takes milliseconds; after this it is asked for again. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int MOST_ATTEMPTS = 3;
    private static final int LONGEST_REASON = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Room room;
    /** Calls with a pause: few. */
    private final Set<Call> paused = new HashSet<>();

    RecordingPauses(Room room) {
        this.room = room;
    }

    /** What the desktop may know: only a pause that is in force everywhere. */
    static Optional<RecordingPause> of(Call call) {
        Pause pause = call.pause;
        return pause == null || pause.ending || !pause.complete ? Optional.empty() : Optional.of(pause.what);
    }

    Result pause(Step step, Call call, String why, Instant now) {
        String reason = CONTROL.matcher(why).replaceAll(" ").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Result.refused("请填写暂停录音的原因（不超过" + LONGEST_REASON + "字）");
        }
        if (call.pause != null) {
            return Result.refused(call.pause.ending ? "录音正在恢复，请稍后再试" : "录音已经暂停");
        }
        if (call.lastAgent == null) {
            return Result.refused("当前没有通话");
        }
        begin(call, new RecordingPause(call.lastAgent, reason, now, now.plus(room.timing.recordingPause())));
        step.moved(call.id, "recording is paused by " + call.lastAgent);
        look(step, call, now);
        check(call, now);
        return Result.done();
    }

    private Pause begin(Call call, RecordingPause what) {
        Pause pause = new Pause(what);
        call.pause = pause;
        paused.add(call);
        room.deadlines.add(what.until(), Kind.RECORDING_PAUSE, call.id.value());
        return pause;
    }

    private void check(Call call, Instant now) {
        room.deadlines.add(now.plus(PATIENCE), Kind.RECORDING_PAUSE, call.id.value());
    }

    Result resume(Step step, Call call, Instant now) {
        if (call.pause == null || call.pause.ending) {
            return Result.refused("录音没有暂停");
        }
        end(step, call, call.pause, PauseEnding.AGENT, now);
        return Result.done();
    }

    /** After every input: whoever came into a paused talk is paused too, and nobody stays paused without the agent. */
    void look(Step step, Instant now) {
        if (!paused.isEmpty()) {
            paused.removeIf(call -> call.pause == null);
            List.copyOf(paused).forEach(call -> look(step, call, now));
        }
    }

    private void look(Step step, Call call, Instant now) {
        Pause pause = call.pause;
        if (pause == null || pause.ending) {
            return;
        }
        if (call.leg == null || !pause.what.by().equals(call.lastAgent)) {
            end(step, call, pause, PauseEnding.AGENT_LEFT, now);
            return;
        }
        if (pause.asked.isEmpty()) {
            step.command(new Command.MarkPause(call.id, call.channel, pause.mark()));
        }
        legs(call).forEach((leg, channel) -> {
            if (pause.asked.add(leg)) {
                step.command(new Command.PauseRecording(call.id, channel, true));
            }
        });
    }

    /** Asterisk says so. */
    void muted(Step step, Input.RecordingMuted it, Instant now) {
        Call call = callOf(it.leg());
        Pause pause = call == null ? null : call.pause;
        if (call == null || pause == null) {
            return;
        }
        if (it.muted()) {
            pause.muted.add(it.leg());
        } else {
            pause.muted.remove(it.leg());
        }
        boolean all = pause.muted.containsAll(legs(call).keySet());
        if (pause.ending && pause.muted.isEmpty()) {
            call.pause = null;
        } else if (!pause.ending && !pause.complete && all) {
            pause.complete = true;
            RecordingPause what = pause.what;
            step.publish(new Fact.RecordingPaused(now, call.id, what.by(), what.reason(), what.until()));
            ConferenceDesk.tell(step, call, now);
        }
    }

    void due(Step step, Call call, Instant now) {
        Pause pause = call.pause;
        if (pause == null) {
            return;
        }
        if (!room.nodes.connected(call.id.node())) {
            check(call, now); // the legs stay paused until they can be told
        } else if (!pause.ending && !pause.what.until().isAfter(now)) {
            end(step, call, pause, PauseEnding.LIMIT, now);
        } else if (pause.ending ? !pause.muted.isEmpty() : !pause.complete) {
            askAgain(step, call, pause, now);
        }
    }

    private void askAgain(Step step, Call call, Pause pause, Instant now) {
        if (pause.attempts++ < MOST_ATTEMPTS) {
            check(call, now);
            legs(call).forEach((leg, channel) -> {
                if (pause.muted.contains(leg) == pause.ending) {
                    step.command(new Command.PauseRecording(call.id, channel, !pause.ending));
                }
            });
        } else if (pause.ending) {
            step.moved(call.id, "recording could NOT be resumed");
            call.pause = null;
            say(step, call, "录音未能恢复，请报告班长", now);
        } else {
            end(step, call, pause, PauseEnding.FAILED, now);
            say(step, call, "录音未能暂停，请勿让诉求人说出证件号码", now);
        }
    }

    private static void say(Step step, Call call, String note, Instant now) {
        ConferenceDesk.conference(call).note = note;
        ConferenceDesk.tell(step, call, now);
    }

    private void end(Step step, Call call, Pause pause, PauseEnding why, Instant now) {
        pause.ending = true;
        pause.attempts = 0;
        pause.muted.addAll(pause.asked);
        pause.muted.retainAll(legs(call).keySet());
        step.command(new Command.MarkPause(call.id, call.channel, ""));
        legs(call).values().forEach(channel -> step.command(new Command.PauseRecording(call.id, channel, false)));
        check(call, now);
        published(step, call, pause, why, now);
        ConferenceDesk.tell(step, call, now);
    }

    /** Begins a leg's recording again; in a pause it begins paused. */
    Result recordAgain(Step step, Input.TrackStalled stalled, Instant now) {
        Call call = room.call(stalled.call());
        Tracks.OfLeg one =
                call == null ? null : call.tracks.goingOn(stalled.file()).orElse(null);
        String channel = call == null || one == null ? null : legs(call).get(one.leg());
        if (call == null || one == null || channel == null || !room.nodes.connected(call.id.node())) {
            return Result.refused("这一方不在通话中");
        }
        long times = call.tracks.count(one.leg());
        if (times > MOST_ATTEMPTS) {
            return Result.refused("这一方的录音已重新开始多次，仍未写入");
        }
        RecordedTrack track = one.track();
        String again = track.file().replaceFirst("(-[0-9]+)?\\.wav$", "-" + now.getEpochSecond() + ".wav");
        call.tracks.beginAgain(one.leg(), new RecordedTrack(again, track.party(), track.agent(), now));
        step.command(new Command.Record(call.id, channel, again));
        if (call.pause != null && !call.pause.ending) {
            step.command(new Command.PauseRecording(call.id, channel, true));
        }
        step.moved(call.id, "recording stood still and is begun again: " + again);
        step.publish(new Fact.RecordingStalled(now, call.id, stalled.file(), again));
        return Result.done();
    }

    /** The connection is back: the legs may have missed what was asked, and an earlier process may have paused. */
    void restored(Step step, Call call, String mark, Instant now) {
        Optional<RecordingPause> found = Pause.read(mark);
        if (call.pause == null && found.isPresent()) {
            begin(call, found.get()).complete = true;
        }
        Pause pause = call.pause;
        if (pause != null) {
            pause.asked.clear();
            check(call, now);
        }
    }

    /** Before the end of the call is told. */
    static void over(Step step, Call call, Instant now) {
        Pause pause = call.pause;
        if (pause != null && !pause.ending) {
            published(step, call, pause, PauseEnding.CALL_ENDED, now);
        }
        call.pause = null;
    }

    private static void published(Step step, Call call, Pause pause, PauseEnding why, Instant now) {
        RecordingPause what = pause.what;
        step.moved(call.id, "recording goes on: " + why);
        step.publish(new Fact.RecordingResumed(now, call.id, what.by(), what.reason(), what.since(), why));
    }

    private @org.jspecify.annotations.Nullable Call callOf(String leg) {
        return paused.stream()
                .filter(call -> legs(call).containsKey(leg))
                .findFirst()
                .orElse(null);
    }

    /** Uniqueid and channel of whoever is recorded in this talk now. */
    private static Map<String, String> legs(Call call) {
        Map<String, String> legs = new LinkedHashMap<>();
        legs.put(call.id.value(), call.channel);
        if (call.leg != null) {
            legs.put(call.leg.id(), call.leg.channel());
        }
        Guest guest = call.conference == null ? null : call.conference.guest;
        if (guest != null && guest.stage != GuestStage.RINGING) {
            legs.put(guest.leg, guest.leg);
        }
        return legs;
    }
}
