package hotline.desktop.fake;

import hotline.regulation.Channel;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.attachment.Attachment;
import hotline.tickets.attachment.Attachments;
import hotline.tickets.attachment.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One photo of ten bytes; a file may have 200,000. */
public final class FakeAttachments implements Attachments {

    public static final UUID PHOTO = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final int MOST = 200_000;

    /** How many bytes the last upload had when it ended or was given up. */
    public volatile long read;

    private static Attachment photo(String name, long bytes) {
        return new Attachment(
                PHOTO,
                FakeTickets.DRAFT_OF_1001,
                "ab".repeat(32),
                name,
                "image/jpeg",
                bytes,
                Attachment.Part.MATTER,
                1,
                Instant.parse("2026-11-24T02:00:00Z"),
                "1001",
                Role.AGENT,
                null);
    }

    @Override
    public Answer add(UUID ticketId, Actor actor, String name, Vault.Source source) throws IOException {
        return ticketId.equals(FakeTickets.DRAFT_OF_1001)
                ? add(name, source)
                : new Answer.Refused(new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null));
    }

    @Override
    public Answer add(Channel channel, String externalId, String name, Vault.Source source) throws IOException {
        return add(name, source);
    }

    private Answer add(String name, Vault.Source source) throws IOException {
        read = 0;
        for (byte[] piece = source.next(); piece != null; piece = source.next()) {
            read += piece.length;
            if (read > MOST) {
                return new Answer.TooLarge("单个文件不能超过 200 KB");
            }
        }
        return new Answer.Kept(photo(name, Math.max(1, read)), name.equals("again.jpg"));
    }

    @Override
    public List<Attachment> of(UUID ticketId, Actor reader) {
        return List.of(photo("现场 1.jpg", BYTES.length));
    }

    @Override
    public Optional<Content> content(UUID ticketId, UUID attachmentId, Actor reader) {
        return attachmentId.equals(PHOTO) ? Optional.of(new Photo()) : Optional.empty();
    }

    private static final class Photo implements Content {

        @Override
        public Attachment attachment() {
            return photo("现场 1.jpg", BYTES.length);
        }

        @Override
        public InputStream range(long offset, long length) {
            return new ByteArrayInputStream(BYTES, (int) offset, (int) length);
        }
    }
}
