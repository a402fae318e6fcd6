package hotline.sms.link;

import org.jspecify.annotations.Nullable;

/**
 * A citizen's text.
 *
 * @param address what it was sent to: access number and suffix
 * @param piece null unless the text is one of several
 */
public record IncomingText(
        String phone, String address, String text, @Nullable Piece piece) {

    /** @param number from 1 */
    public record Piece(int reference, int total, int number) {}
}
