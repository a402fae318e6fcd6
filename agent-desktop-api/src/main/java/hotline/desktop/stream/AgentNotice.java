package hotline.desktop.stream;

import org.jspecify.annotations.Nullable;

/**
 * Something an agent, or the supervisor, should know at once.
 *
 * @param kind BREAK_ENDING, BREAK_OVERRUN or ORDERED
 * @param agent whom it is about; null: the reader
 * @param text for people (Chinese), with the next step
 */
public record AgentNotice(String kind, @Nullable String agent, String text) {

    public static AgentNotice of(String kind, String text) {
        return new AgentNotice(kind, null, text);
    }
}
