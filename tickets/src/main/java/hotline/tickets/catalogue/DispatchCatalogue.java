package hotline.tickets.catalogue;

import hotline.tickets.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 派单目录: looked at by everybody, changed by the hotline centre and administrators, version by version; units object to it. Each
 * method blocks on the database.
 */
public interface DispatchCatalogue {

    /** Empty until there is one. */
    Optional<Catalogue> inForce();

    Optional<Catalogue> version(long version);

    /** Newest first, those of days to come too. */
    List<Catalogue.Version> versions();

    /** The version as a table to be changed and handed in again; UTF-8 with a mark. */
    Optional<byte[]> file(long version);

    /** What the file says, what is wrong with it, and what would change. */
    CataloguePreview preview(byte[] file);

    /** @param seenVersion the preview's newest version: another one since then is refused, the preview is no longer true */
    CatalogueAnswer add(byte[] file, long seenVersion, Actor actor);

    /** One line changed or added: a version of its own, in force today. */
    CatalogueAnswer change(Entry entry, String note, long seenVersion, Actor actor);

    /**
     * Where the ticket should be dispatched to, best first, each with its reason.
     *
     * @param topic that the dispatcher chose; null leaves recognising it to the software
     * @return empty when the ticket is not visible to the reader
     */
    Optional<Suggestions> suggest(UUID ticketId, @Nullable String topic, Actor reader);

    /** 派单异议, by a user of the unit that the line names. */
    ObjectionAnswer object(NewObjection objection, Actor actor);

    /**
     * 派单异议审核; upheld, it leads to a version with another unit, in force today.
     *
     * @param unitId who takes the line's place; null when the objection is not upheld
     */
    ObjectionAnswer decide(UUID objection, boolean upheld, String reason, @Nullable String unitId, Actor actor);

    /** Open ones first, then the newest; a unit sees its own. At most a few hundred. */
    List<Objection> objections(Actor reader);

    /** @param proposed whom the unit names instead; null when nobody */
    record NewObjection(
            String topic,
            String area,
            String reason,
            String basis,
            @Nullable String proposed) {}

    /** What a file would change against the version in force. */
    record Change(
            Kind kind,
            String topic,
            String area,
            @Nullable String before,
            @Nullable String after) {

        public enum Kind {
            ADDED,
            REMOVED,
            MOVED,
            /** The matter's words, parent, lane or limit. */
            MATTER
        }
    }

    /**
     * @param draft null when the file can't be used
     * @param changes at most a few hundred; {@code changed} counts all of them
     * @param newest version that there is: hand it back with the import; zero for none
     */
    record CataloguePreview(
            CatalogueFile.@Nullable Draft draft,
            List<hotline.tickets.table.TableFault> faults,
            List<Change> changes,
            int changed,
            long newest) {}
}
