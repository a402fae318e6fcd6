package hotline.desktop.operation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import hotline.tickets.Progress;
import hotline.tickets.Submissions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service request of GeoReport v2: what the citizen may know of the ticket, and no more. The standard's description, address
 * and coordinates are left out: they are the citizen's words, which may tell who it is (Art 24).
 */
@JsonNaming(SnakeCaseStrategy.class)
record GeoReportView(
        @Nullable String serviceRequestId,
        GeoReportStatus status,
        String statusNotes,
        String serviceName,
        String serviceCode,
        @Nullable String agencyResponsible,
        Instant requestedDatetime,
        Instant updatedDatetime,
        @Nullable Instant expectedDatetime) {

    static GeoReportView of(Submissions.Received received) {
        Progress progress = received.progress();
        Progress.Due due = progress.due();
        return new GeoReportView(
                progress.number(),
                GeoReportStatus.of(progress.state()),
                progress.answer() == null ? progress.reason() : progress.reason() + "。答复：" + progress.answer(),
                GeoReportServices.name(received.service()),
                received.service(),
                progress.unitName(),
                progress.receivedAt(),
                progress.steps().isEmpty()
                        ? progress.receivedAt()
                        : progress.steps().getLast().at(),
                due == null ? null : due.at());
    }
}
