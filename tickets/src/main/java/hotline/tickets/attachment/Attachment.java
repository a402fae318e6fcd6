package hotline.tickets.attachment;

import hotline.tickets.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a ticket.
 *
 * @param name as the person called it, without paths and control characters
 * @param type by its bytes: {@code image/jpeg}
 * @param round of the ticket when it came
 * @param unitId the unit whose person brought it; null for others
 */
public record Attachment(
        UUID id,
        UUID ticketId,
        String sha256,
        String name,
        String type,
        long bytes,
        Part part,
        int round,
        Instant uploadedAt,
        String uploadedBy,
        Role role,
        @Nullable String unitId) {

    /** What it belongs to. */
    public enum Part {
        MATTER("诉求材料"),
        REPLY("办理材料"),
        PAPER("其他材料");

        private final String chinese;

        Part(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
