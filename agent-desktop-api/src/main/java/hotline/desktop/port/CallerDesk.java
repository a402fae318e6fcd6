package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Disturbing callers: what agents mark, and whom supervisors block for a time. Numbers come masked. Blocking. */
public interface CallerDesk {

    /** @param blocked whether the number is blocked now */
    record Incident(
            UUID id,
            Instant at,
            String callId,
            String agent,
            String kind,
            String kindName,
            String note,
            String callerMasked,
            boolean blocked) {}

    /** @param state IN_FORCE, EXPIRED or LIFTED */
    record Block(
            UUID id,
            String callerMasked,
            @Nullable String callId,
            String reason,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            String state,
            @Nullable String liftedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftReason) {}

    /** @param number when there is no call to take it from */
    record Wish(@Nullable String callId, @Nullable String number, int days, String reason) {}

    /** Supervisors are told at once, the evidence is stored. Refused when there is no such call yet in the records. */
    Answer mark(String agent, String callId, String kind, String note);

    /** Latest first. */
    List<Incident> incidents(Instant since);

    /** Latest first, in force or not. */
    List<Block> blocks();

    /** Refused for numbers that can't be, or mustn't be, blocked. In force when this returns. */
    Answer block(Wish wish, String who);

    /** Refused when it is not in force. */
    Answer lift(UUID block, String reason, String who);
}
