package hotline.telephony.routing;

import hotline.telephony.call.QueueId;
import java.util.Optional;

/**
 * What happens outside the opening hours (夜间模式).
 *
 * @param prompt heard first; its name in prompts.tsv
 * @param queue where the call waits instead; empty: it waits in the queue itself, for whoever is there
 */
public record Night(Optional<String> prompt, Optional<QueueId> queue) {

    public static final Night NONE = new Night(Optional.empty(), Optional.empty());
}
