package hotline.regulation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a rule says about an act: allowed, or refused with a reason that the person can read. */
public sealed interface Decision {

    record Allowed() implements Decision {}

    /**
     * @param reason in Chinese, for the person who tried
     * @param article the rule's place; null when the reason is not the regulation's
     * @param field the input that is missing or wrong ({@code situation}); null when no single one is
     */
    record Refusal(
            String reason,
            @Nullable Article article,
            @Nullable String field) implements Decision {}

    static Decision allowed() {
        return new Allowed();
    }

    static Decision refused(String reason, Article article) {
        return new Refusal(reason, article, null);
    }

    static Decision refused(String reason, Article article, String field) {
        return new Refusal(reason, article, field);
    }

    /** The first refusal of the two. */
    default Decision and(Supplier<Decision> next) {
        return switch (this) {
            case Allowed allowed -> next.get();
            case Refusal refusal -> refusal;
        };
    }
}
