package hotline.desktop.fake;

import hotline.desktop.port.Answer;
import hotline.desktop.port.RecordingAccess;
import hotline.desktop.port.RecordingAudio;
import hotline.desktop.port.RecordingDiscrepancy;
import hotline.desktop.port.RecordingInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One recording of agent 1001, with bytes that count up, too young to be deleted. */
public final class FakeRecordings implements RecordingAccess {

    public static final UUID OF_1001 = UUID.fromString("00000000-0000-7000-8000-000000000001");
    public static final byte[] SOUND = sound();

    private RecordingInfo info = with(null);

    private static RecordingInfo with(RecordingInfo.@Nullable Hold hold) {
        return new RecordingInfo(
                OF_1001,
                FakeRecords.CALL_OF_1001,
                "1001",
                Instant.parse("2026-11-24T02:00:00Z"),
                null,
                60_000,
                SOUND.length,
                "ab".repeat(32),
                "audio/ogg; codecs=opus",
                List.of("CITIZEN", "AGENT"),
                List.of(
                        new RecordingInfo.Track("CITIZEN", null, 0, 60_000, "RECORDED"),
                        new RecordingInfo.Track("AGENT", "1001", 8_000, 59_000, "RECORDED")),
                List.of(new RecordingInfo.Gap(20_000, 31_000, "1001", "证件号码", "AGENT")),
                Instant.parse("2029-11-24T02:01:00Z"),
                hold);
    }

    private static byte[] sound() {
        byte[] bytes = new byte[300_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }
        return bytes;
    }

    @Override
    public List<RecordingInfo> ofCall(String callId) {
        return info.callId().equals(callId) ? List.of(info) : List.of();
    }

    @Override
    public Optional<RecordingInfo> find(UUID id) {
        return info.id().equals(id) ? Optional.of(info) : Optional.empty();
    }

    @Override
    public Optional<RecordingAudio> open(UUID id) {
        return find(id).map(_ -> new Sound());
    }

    @Override
    public Deletion delete(UUID id, String by) {
        return find(id).isPresent() ? new Deletion.Retained("录音须自通话结束起保存三年，不能删除", "第十五条") : new Deletion.Unknown();
    }

    @Override
    public Answer hold(UUID id, String reason, String by) {
        info = with(new RecordingInfo.Hold(reason, by, Instant.parse("2026-11-25T02:00:00Z")));
        return Answer.done();
    }

    @Override
    public Answer lift(UUID id) {
        if (info.hold() == null) {
            return Answer.refused("该录音没有被要求留存");
        }
        info = with(null);
        return Answer.done();
    }

    @Override
    public Expiry expire() {
        return new Expiry(1, 0);
    }

    @Override
    public List<RecordingDiscrepancy> discrepancies(int days) {
        return List.of(new RecordingDiscrepancy(
                info.callId(),
                "SHORT",
                "录音比通话短，请听录音核对缺失的部分",
                "AGENT",
                "1001",
                60_000,
                51_000,
                Instant.parse("2026-11-24T02:02:00Z"),
                null));
    }

    private static final class Sound implements RecordingAudio {
        @Override
        public long bytes() {
            return SOUND.length;
        }

        @Override
        public String etag() {
            return "ab".repeat(32);
        }

        @Override
        public String contentType() {
            return "audio/ogg";
        }

        @Override
        public InputStream range(long offset, long length) {
            return new ByteArrayInputStream(SOUND, (int) offset, (int) length);
        }
    }
}
