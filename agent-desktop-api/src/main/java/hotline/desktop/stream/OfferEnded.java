package hotline.desktop.stream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param outcome ANSWERED, NO_ANSWER, BUSY, DECLINED, UNREACHABLE, CALLER_GONE or ERROR */
public record OfferEnded(String callId, @Nullable UUID offerId, String outcome) {}
