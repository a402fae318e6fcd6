package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.QueueId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whom we are to call back now.
 *
 * @param purpose {@link CallPurpose#PROMISED} keeps the place in the queue, {@link CallPurpose#MISSED} waits until nobody
 *     else does
 * @param entry when the citizen entered the queue
 */
public record DueCallback(UUID id, PhoneNumber number, CallPurpose purpose, QueueId queue, Instant entry) {}
