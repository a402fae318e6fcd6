package hotline.recording;

import hotline.recording.audio.Loudness;
import hotline.recording.audio.TimeLine;
import hotline.recording.audio.WavFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One announced track together with the file that was found for it. */
record Leg(EndedCall.Track track, Path file, WavFile wav, Duration offset) {

    /** Below this a leg counts as silent; the idle code of a line is louder than that only by its constant part. */
    private static final double SILENT_BELOW = -80;

    /** A leg can't start later than this after the first; such a time is wrong. */
    static final Duration LONGEST_CALL = Duration.ofHours(12);

    Optional<TimeLine.Placed> placed() {
        if (!(wav instanceof WavFile.Sound sound)) {
            return Optional.empty();
        }
        TimeLine.Channel channel = track.party() == Party.CITIZEN ? TimeLine.Channel.LEFT : TimeLine.Channel.RIGHT;
        return Optional.of(new TimeLine.Placed(sound, channel, offset.toMillis() * WavFile.RATE / 1000));
    }

    boolean isLost() {
        return wav instanceof WavFile.Missing || wav instanceof WavFile.Unreadable;
    }

    /**
     * The citizen's leg lasts until the call's end. Asterisk writes nothing while a leg sends nothing, and a killed one
     * loses up to two seconds: then the file is shorter than the call.
     */
    long secondsMissingUntil(Instant callEnd) {
        boolean comparable = track.party() == Party.CITIZEN && wav instanceof WavFile.Sound;
        return comparable
                ? Duration.between(track.startedAt(), callEnd)
                        .minus(((WavFile.Sound) wav).duration())
                        .toSeconds()
                : 0;
    }

    /** @param loudness of the sound; ignored when there is none */
    Recording.Track described(Loudness loudness) {
        return described(loudness, state(loudness));
    }

    /** As a part of a recording that nobody could transcode: what sounds on it is not known. */
    Recording.Track describedAsUnusable() {
        return described(
                Loudness.NOTHING,
                wav instanceof WavFile.Sound ? Recording.TrackState.UNREADABLE : state(Loudness.NOTHING));
    }

    private Recording.Track described(Loudness loudness, Recording.TrackState state) {
        Duration length = wav instanceof WavFile.Sound sound ? sound.duration() : Duration.ZERO;
        return new Recording.Track(
                track.party(),
                track.agentId(),
                track.file(),
                state,
                track.startedAt(),
                offset,
                length,
                loudness.rms(),
                loudness.peak(),
                track.talked());
    }

    private Recording.TrackState state(Loudness loudness) {
        return switch (wav) {
            case WavFile.Missing _ -> Recording.TrackState.MISSING;
            case WavFile.Empty _ -> Recording.TrackState.EMPTY;
            case WavFile.Unreadable _ -> Recording.TrackState.UNREADABLE;
            case WavFile.Sound _ when loudness.rms() < SILENT_BELOW -> Recording.TrackState.SILENT;
            case WavFile.Sound sound when !sound.closed() -> Recording.TrackState.REPAIRED;
            case WavFile.Sound _ -> Recording.TrackState.RECORDED;
        };
    }

    String chinese() {
        return switch (track.party()) {
            case CITIZEN -> "来电人";
            case AGENT -> "话务员" + track.agentId().orElse("");
            case THIRD -> "第三方";
        };
    }
}
