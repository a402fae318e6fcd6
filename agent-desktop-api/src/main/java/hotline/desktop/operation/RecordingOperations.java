package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import hotline.desktop.port.RecordingAccess;
import hotline.desktop.port.RecordingAudio;
import hotline.desktop.port.RecordingDiscrepancy;
import hotline.desktop.port.RecordingInfo;
import java.util.List;
import java.util.Map;

/** Recordings: found, played in ranges, kept for three years (Article 15). Agents hear their own calls only. */
public final class RecordingOperations implements Operations {

    private record Recordings(List<RecordingInfo> recordings) {}

    private record Discrepancies(List<RecordingDiscrepancy> items) {}

    private static final int USUAL_DAYS = 7;

    private final RecordingAccess recordings;
    private final AuditTrail audit;

    public RecordingOperations(RecordingAccess recordings, AuditTrail audit) {
        this.recordings = recordings;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "listRecordings",
                this::list,
                "recording",
                request -> Reply.ok(find(request)),
                "recordingAudio",
                request -> audio(request, "recording.listen"),
                "recordingAudioHead",
                request -> audio(request, "recording.head"),
                "deleteRecording",
                this::delete,
                "recordingDiscrepancies",
                request -> Reply.ok(new Discrepancies(recordings.discrepancies(
                        request.query("days").map(Integer::parseInt).orElse(USUAL_DAYS)))),
                "runExpiry",
                this::expire,
                "holdRecording",
                this::hold,
                "liftRecordingHold",
                this::lift);
    }

    private Reply list(ApiRequest request) {
        String callId = request.query("callId").orElseThrow();
        List<RecordingInfo> readable = recordings.ofCall(callId).stream()
                .filter(recording -> mayHear(request.person(), recording))
                .toList();
        return Reply.ok(new Recordings(readable));
    }

    private Reply audio(ApiRequest request, String action) {
        RecordingInfo recording = find(request);
        RecordingAudio audio = recordings
                .open(recording.id())
                .orElseThrow(() -> Problem.notFound("录音文件不在库中").asException());
        String asked = request.header("Range");
        String range = asked == null ? "" : asked;
        audit.note(request.person(), action, "recording:" + recording.id(), range);
        return new Reply.Audio(audio);
    }

    private Reply delete(ApiRequest request) {
        var id = request.uuid("id");
        RecordingAccess.Deletion deletion =
                recordings.delete(id, request.person().name());
        audit.note(
                request.person(),
                "recording.delete",
                "recording:" + id,
                deletion.getClass().getSimpleName());
        return switch (deletion) {
            case RecordingAccess.Deletion.Deleted deleted -> Reply.done();
            case RecordingAccess.Deletion.Unknown unknown -> throw unknown();
            case RecordingAccess.Deletion.Retained retained ->
                throw Problem.conflict("recording-retained", retained.reason())
                        .citing(retained.article())
                        .asException();
        };
    }

    private Reply expire(ApiRequest request) {
        RecordingAccess.Expiry result = recordings.expire();
        String counts = "examined " + result.examined() + ", deleted " + result.deleted();
        audit.note(request.person(), "recording.expiry-run", "recordings", counts);
        return Reply.ok(result);
    }

    private Reply hold(ApiRequest request) {
        RecordingInfo recording = find(request);
        String reason = reason(request);
        audit.note(request.person(), "recording.hold", "recording:" + recording.id(), reason);
        Waiting.done(recordings.hold(recording.id(), reason, request.person().name()));
        return Reply.ok(find(request));
    }

    private Reply lift(ApiRequest request) {
        RecordingInfo recording = find(request);
        audit.note(request.person(), "recording.hold.lift", "recording:" + recording.id(), reason(request));
        Waiting.done(recordings.lift(recording.id()));
        return Reply.ok(find(request));
    }

    private static String reason(ApiRequest request) {
        return request.text("reason", "请写明理由，留痕备查");
    }

    private RecordingInfo find(ApiRequest request) {
        return recordings
                .find(request.uuid("id"))
                .filter(recording -> mayHear(request.person(), recording))
                .orElseThrow(RecordingOperations::unknown);
    }

    private static boolean mayHear(Person person, RecordingInfo recording) {
        return person.is(Role.SUPERVISOR)
                || person.is(Role.REVIEWER)
                || person.is(Role.ADMINISTRATOR)
                || recording.tracks().stream().anyMatch(track -> person.name().equals(track.agent()));
    }

    private static ProblemException unknown() {
        return Problem.notFound("没有这段录音").asException();
    }
}
