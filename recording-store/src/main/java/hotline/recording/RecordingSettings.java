package hotline.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;

/**
 * Settings of this module, parsed once.
 *
 * @param incoming folder into which Asterisk writes one WAV a leg (8 kHz, mono, 16 bit)
 * @param store folder of the finished recordings: {@code yyyy/MM/dd/<id>.opus}, days in Asia/Shanghai
 * @param ffmpegCache folder into which the native FFmpeg unpacks itself (65 MB)
 * @param retention kept at least this long after the call's end; Art 15 allows no less than three years
 * @param minimumFree bytes that must stay free in the store; below it an intake waits and its WAVs stay where they are
 * @param workers most processes that transcode at once
 * @param hurryAfter an ended call that has waited this long is transcoded with a certain share of the processor instead of
 *     what calls leave over
 * @param finaliseWait longest wait for Asterisk to close a WAV after the call's end
 * @param retryAfter pause between two sweeps over what could not be finished
 * @param orphanAfter a WAV without an announced end of call is taken in when it hasn't grown for this long
 */
public record RecordingSettings(
        Path incoming,
        Path store,
        Path ffmpegCache,
        Period retention,
        long minimumFree,
        int workers,
        Duration hurryAfter,
        Duration finaliseWait,
        Duration retryAfter,
        Duration orphanAfter) {

    public static final Period SHORTEST_RETENTION = Period.ofYears(3);

    /** @throws IllegalArgumentException when the retention is shorter than Art 15 allows, or a number makes no sense */
    public RecordingSettings {
        if (retention.isNegative() || retention.toTotalMonths() < SHORTEST_RETENTION.toTotalMonths()) {
            throw new IllegalArgumentException("录音保存期限不得短于3年（第十五条）：" + retention);
        }
        if (workers < 1 || minimumFree < 0 || hurryAfter.isNegative()) {
            throw new IllegalArgumentException("workers must be positive, minimumFree and hurryAfter not negative");
        }
    }

    public static RecordingSettings defaults(Path incoming, Path store, Path ffmpegCache) {
        return new RecordingSettings(
                incoming,
                store,
                ffmpegCache,
                SHORTEST_RETENTION,
                1L << 30,
                Math.max(1, Runtime.getRuntime().availableProcessors() / 4),
                Duration.ofMinutes(10),
                Duration.ofSeconds(3),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5));
    }

    /** @throws IllegalArgumentException when it is shorter than Art 15 allows */
    public RecordingSettings withRetention(Period longer) {
        return new RecordingSettings(
                incoming,
                store,
                ffmpegCache,
                longer,
                minimumFree,
                workers,
                hurryAfter,
                finaliseWait,
                retryAfter,
                orphanAfter);
    }

    public RecordingSettings withHurryAfter(Duration wait) {
        return new RecordingSettings(
                incoming,
                store,
                ffmpegCache,
                retention,
                minimumFree,
                workers,
                wait,
                finaliseWait,
                retryAfter,
                orphanAfter);
    }

    /** Files that can't be used but must not be lost: unreadable WAVs, tracks that turned up too late. */
    Path quarantine() {
        return store.resolve("quarantine");
    }
}
