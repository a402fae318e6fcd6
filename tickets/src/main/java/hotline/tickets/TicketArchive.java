package hotline.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** 归档 (Art 15): after it a ticket's file cannot change, and its hash proves that it did not. */
public interface TicketArchive {

    /** By a reviewer, before the software does it. */
    Result archive(Act act);

    /** Empty when the ticket is not archived, or not visible to the reader. */
    Optional<Archived> export(UUID ticketId, Actor reader);

    /** Computes the hash again, and compares what was hashed with what the tables hold now. */
    Optional<Check> verify(UUID ticketId, Actor reader);

    /**
     * @param sha256 in hexadecimal, of the document's UTF-8 bytes
     * @param document canonical JSON: ticket, history, papers, messages, calls and recordings that belong to it
     */
    record Archived(String number, Instant archivedAt, String actorId, String sha256, String document) {}

    /**
     * @param computed the hash of the document as it is stored now
     * @param differences in Chinese: what is not as it was archived; empty when all is
     */
    record Check(Instant archivedAt, String sha256, String computed, List<String> differences) {

        public Check {
            differences = List.copyOf(differences);
        }

        public boolean intact() {
            return sha256.equals(computed) && differences.isEmpty();
        }
    }
}
