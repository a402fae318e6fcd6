package hotline.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is told of one step: no personal data.
 *
 * @param externalId the channel's own number
 * @param number null until accepted or refused
 * @param stateName in Chinese, and {@code reason} what it means in one sentence
 * @param step what happened, in Chinese
 */
public record ChannelNotice(
        String externalId,
        @Nullable String number,
        long version,
        String state,
        String stateName,
        String reason,
        String step,
        Instant at,
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant dueAt,
        @Nullable Instant finishedAt,
        @Nullable Instant closedAt) {}
