package hotline.sms.store;

import java.util.List;
import java.util.UUID;

/**
 * A message to send.
 *
 * @param key at most one message has it, ever
 * @param about the ticket; of {@link Purpose#UNIT_WARNING} the text to a unit
 * @param sourceAddress access number with the survey's suffix
 * @param text as the handset shows it
 * @param parts what is submitted; empty when it must not be sent ({@code failure} says why)
 * @param failure in Chinese; empty for a message that goes out
 */
public record NewMessage(
        String key,
        Purpose purpose,
        UUID about,
        String phone,
        String sourceAddress,
        String text,
        List<String> parts,
        String failure) {}
