package hotline.tickets.attachment;

import hotline.regulation.Channel;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files of tickets (Art 13(4)): brought by who works on the ticket or by the system that handed it over, seen by who may see the ticket.
 * None is ever changed or taken away. Methods block on the disk and the database.
 */
public interface Attachments {

    /** What came of an upload. */
    sealed interface Answer {

        /** @param known whether the ticket had it already; then nothing changed */
        record Kept(Attachment attachment, boolean known) implements Answer {}

        record Refused(Result.Refused why) implements Answer {}

        /** The file, or all files of the ticket together, would be larger than they may be. */
        record TooLarge(String reason) implements Answer {}
    }

    /** Bytes of a file, in pieces. */
    interface Content {

        Attachment attachment();

        InputStream range(long offset, long length) throws IOException;
    }

    /** @throws IOException when the bytes stop coming; nothing is kept then */
    Answer add(UUID ticketId, Actor actor, String name, Vault.Source source) throws IOException;

    /** By the system that handed the matter over, under its own number. */
    Answer add(Channel channel, String externalId, String name, Vault.Source source) throws IOException;

    /** Oldest first; empty when the ticket is not visible. What an anonymous citizen brought is not for units. */
    List<Attachment> of(UUID ticketId, Actor reader);

    Optional<Content> content(UUID ticketId, UUID attachmentId, Actor reader);
}
