package hotline.tickets;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a matter is, for whoever has the ticket's number and the mobile phone that it was handed in with. An unknown
 * number is answered like a known one. Each method blocks on the database and throws when it fails.
 */
public interface CitizenProgress {

    /** @param digits for the message, kept nowhere else @param hash what is kept */
    record Code(String digits, String hash) {

        @Override
        public String toString() {
            return "Code[]";
        }
    }

    /** What came of asking for a code. */
    sealed interface Asked {

        /** Sent when there is such a ticket with a mobile number; nobody is told whether there is. */
        record Sent(Duration goodFor) implements Asked {}

        /** Too many codes for this number. */
        record Wait(Duration retryAfter) implements Asked {}
    }

    /** @param code chosen at random by the caller */
    Asked sendCode(String ticketNumber, Code code);

    /**
     * Empty when number and code do not fit, the code is too old, was used, or was tried too often; which of them it is
     * nobody is told.
     *
     * @param viewHash opens the same again until {@link #view} no longer does
     */
    Optional<Progress> open(String ticketNumber, String codeHash, String viewHash);

    /** The same once more, half an hour long. */
    Optional<Progress> view(String viewHash);
}
