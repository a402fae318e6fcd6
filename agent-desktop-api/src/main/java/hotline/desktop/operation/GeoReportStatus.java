package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonValue;
import hotline.regulation.TicketState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** GeoReport v2 knows two statuses; what a state means is said in words beside it. */
enum GeoReportStatus {
    OPEN,
    /** Nothing more is done about it here. */
    CLOSED;

    static GeoReportStatus of(TicketState state) {
        return switch (state) {
            case DRAFT,
                    ANSWERED,
                    ACCEPTED,
                    MERGED,
                    DISPATCHED,
                    IN_PROGRESS,
                    RETURN_REVIEW,
                    JOINT_MEETING,
                    REPLY_REVIEW,
                    AWAITING_EVALUATION,
                    MANUAL_FOLLOW_UP,
                    DISSATISFIED_REVIEW -> OPEN;
            case REFUSED, HANDED_OVER, CLOSED, ARCHIVED -> CLOSED;
        };
    }

    static Optional<GeoReportStatus> ofWord(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    Set<TicketState> states() {
        Set<TicketState> states = EnumSet.allOf(TicketState.class);
        states.removeIf(state -> of(state) != this);
        return states;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
