package hotline.desktop.stream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket changed; whoever shows it reads it again. */
public record TicketNews(UUID id, @Nullable String number, String state) {}
