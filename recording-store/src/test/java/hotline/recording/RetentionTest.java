package hotline.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.kernel.MovableClock;
import hotline.regulation.clause.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Art 15: 电话录音至少应当保存 3 年. */
@Proves("15b")
class RetentionTest {

    @TempDir
    Path home;

    private static final Hold COURT = new Hold("法院调取", "admin", Instant.parse("2026-11-24T02:00:00Z"));

    private Bench bench;
    private Recording recording;
    private final MovableClock clock = new MovableClock(Clock.fixed(Bench.START, ZoneOffset.UTC), Duration.ZERO);

    @BeforeEach
    void storeOne() throws Exception {
        bench = new Bench(home);
        bench.gaps.add(new Gap(Bench.START, Bench.START.plusSeconds(1), "1001", "证件号码", Gap.Ending.AGENT));
        recording = bench.take(bench.call("1764000002.1.paused"));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void given_young_recording_when_deleted_then_refused_with_the_article() {
        Deletion answer = bench.recordings().delete(recording.id(), "admin", clock.instant());

        assertThat(answer).isEqualTo(new Deletion.Refused("通话录音自通话结束之日起至少保存3年，2029年11月24日10:00前不得删除（第十五条）", "第十五条"));
        assertThat(bench.stored(recording)).exists();
    }

    @Test
    void given_one_second_before_three_years_then_refused_and_at_three_years_deleted() {
        clock.advance(Duration.between(Bench.START, recording.retainUntil().minusSeconds(1)));
        assertThat(bench.recordings().delete(recording.id(), "admin", clock.instant()))
                .isInstanceOf(Deletion.Refused.class);

        clock.advance(Duration.ofSeconds(1));
        assertThat(bench.recordings().delete(recording.id(), "admin", clock.instant()))
                .isInstanceOf(Deletion.Deleted.class);
        assertThat(bench.stored(recording)).doesNotExist();
        Recording after = bench.tables.find(recording.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(Recording.State.DELETED);
        assertThat(after.audio()).describedAs("hash and size stay as evidence").isEqualTo(recording.audio());
        assertThat(after.tracks()).isEqualTo(recording.tracks());
        assertThat(after.gaps()).isEqualTo(recording.gaps());
        assertThat(bench.recordings().delete(recording.id(), "somebody else", clock.instant()))
                .describedAs("deleted once")
                .isEqualTo(new Deletion.Deleted(after.deletedAt().orElseThrow()));
        assertThat(bench.recordings().open(recording.id(), Bench.READER)).isInstanceOf(OpenedAudio.NotPlayable.class);
    }

    @Test
    void given_recording_on_hold_from_before_its_time_then_three_years_and_more_do_not_let_it_go() {
        bench.recordings().hold(recording.id(), COURT);
        clock.advance(Duration.ofDays(5 * 365));

        assertThat(bench.recordings().expire(clock.instant())).isEqualTo(new ExpiryRun(1, 0));
        assertThat(bench.stored(recording)).exists();
    }

    @Test
    void given_business_clock_set_back_then_nothing_is_deleted() {
        Instant back = Bench.START.minus(Duration.ofDays(400));

        assertThat(bench.recordings().expire(back)).isEqualTo(new ExpiryRun(1, 0));
        assertThat(bench.recordings().delete(recording.id(), "admin", back)).isInstanceOf(Deletion.Refused.class);
    }

    @Test
    void given_early_expiry_run_then_examines_and_deletes_nothing() {
        assertThat(bench.recordings().expire(clock.instant())).isEqualTo(new ExpiryRun(1, 0));
        assertThat(bench.stored(recording)).exists();
    }

    @Test
    void given_one_old_one_held_one_young_when_expired_then_only_the_old_goes() throws Exception {
        Recording held = bench.take(bench.call("1764000002.2"));
        bench.recordings().hold(held.id(), COURT);
        EndedCall young = bench.call("1764000002.3");
        Instant later = young.endedAt().plus(Duration.ofDays(30));
        Recording kept = bench.take(new EndedCall(young.callId(), later, young.tracks()));
        clock.advance(Duration.ofDays(3 * 365 + 2));

        assertThat(bench.recordings().expire(clock.instant())).isEqualTo(new ExpiryRun(3, 1));

        assertThat(bench.stored(recording)).doesNotExist();
        assertThat(bench.stored(held)).exists();
        assertThat(bench.stored(kept)).exists();
        assertThat(bench.recordings().delete(held.id(), "admin", clock.instant()))
                .isEqualTo(new Deletion.Refused("该录音已被要求留存，解除留存前不得删除（第十五条）", "第十五条"));
        assertThat(bench.tables.find(held.id()).orElseThrow().hold()).contains(COURT);
        assertThat(bench.recordings().lift(held.id())).isTrue();
        assertThat(bench.recordings().lift(held.id()))
                .describedAs("lifted once")
                .isFalse();
        assertThat(bench.recordings().expire(clock.instant())).isEqualTo(new ExpiryRun(2, 1));
        assertThat(bench.recordings().hold(held.id(), COURT))
                .describedAs("it is gone")
                .isFalse();
    }

    private static final List<String> LOSING = List.of(
            "delete from recording",
            "delete from recording_track",
            "truncate recording cascade",
            "truncate recording_track",
            "update recording set state = 'DELETED', deleted_at = now(), deleted_by = 'x'",
            "update recording set ended_at = ended_at - interval '4 years'",
            "update recording set retain_until = retain_until - interval '1 day'",
            "update recording set sha256 = 'x'",
            "update recording set file_name = null, state = 'PENDING'",
            "update recording_track set rms_dbfs = 0",
            "delete from recording_gap",
            "truncate recording_gap",
            "update recording_gap set reason = '无'");

    @Test
    void given_raw_sql_when_it_would_lose_a_recording_then_the_database_refuses() {
        for (String sql : LOSING) {
            assertThatThrownBy(() -> bench.database.dsl().execute(sql))
                    .describedAs(sql)
                    .hasMessageContaining("第十五条");
            assertThat(bench.tables.find(recording.id())).describedAs(sql).contains(recording);
        }
    }

    @Test
    void given_reads_then_each_is_audited() {
        bench.recordings().find(recording.callId(), Bench.READER);
        OpenedAudio opened = bench.recordings().open(recording.id(), Bench.READER);

        assertThat(opened).isInstanceOfSatisfying(OpenedAudio.Playable.class, audio -> {
            assertThat(audio.file()).hasSize(audio.length());
            assertThat(audio.contentType()).startsWith("audio/ogg");
        });
        assertThat(bench.audit)
                .containsExactly(
                        new Bench.Read(Bench.READER, RecordingAudit.Action.FOUND, recording.callId()),
                        new Bench.Read(Bench.READER, RecordingAudit.Action.OPENED, recording.callId()));
    }

    @Test
    void given_changed_or_missing_file_when_verified_then_noticed() throws Exception {
        assertThat(bench.recordings().verify(recording.id())).isEqualTo(IntegrityCheck.INTACT);
        byte[] bytes = Files.readAllBytes(bench.stored(recording));
        bytes[bytes.length / 2] ^= 1;
        Files.write(bench.stored(recording), bytes);
        assertThat(bench.recordings().verify(recording.id())).isEqualTo(IntegrityCheck.DAMAGED);
        Files.delete(bench.stored(recording));
        assertThat(bench.recordings().verify(recording.id())).isEqualTo(IntegrityCheck.MISSING);
        assertThat(bench.recordings().verify(new UUID(0, 0))).isEqualTo(IntegrityCheck.NOTHING_STORED);
        assertThat(bench.recordings().delete(new UUID(0, 0), "admin", clock.instant()))
                .isEqualTo(new Deletion.NotFound());
    }
}
