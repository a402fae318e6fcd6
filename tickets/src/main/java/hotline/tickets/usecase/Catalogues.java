package hotline.tickets.usecase;

import hotline.regulation.FastLane;
import hotline.regulation.calendar.DayCount;
import hotline.tickets.Matter;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.Catalogue.Hit;
import hotline.tickets.catalogue.Topic;
import hotline.tickets.store.CatalogueStore;
import hotline.tickets.store.UnitStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The catalogue that is in force, kept in memory until another one is. */
final class Catalogues {

    /** @param vertical ids of units that are vertical agencies */
    record InForce(Catalogue catalogue, Set<String> vertical) {

        long version() {
            return catalogue.version().version();
        }

        Optional<Hit> lookUp(Topic topic, String area) {
            return catalogue.lookUp(topic, area, vertical);
        }

        List<Catalogue.Recognised> recognise(Matter matter) {
            return catalogue.recognise(matter.title(), matter.content());
        }

        /** Of the matter that the words point to first. */
        Optional<Topic> recognised(Matter matter) {
            return recognise(matter).stream().map(Catalogue.Recognised::topic).findFirst();
        }

        /** The matter's own or the nearest wider one's; null when it is none of Art 19's ten. */
        @Nullable
        FastLane lane(Topic topic) {
            Optional<Topic> at = Optional.of(topic);
            while (at.isPresent() && at.get().lane() == null) {
                at = catalogue.topic(at.get().parent());
            }
            return at.map(Topic::lane).orElse(null);
        }
    }

    private final CatalogueStore store = new CatalogueStore();
    private final UnitStore units = new UnitStore();
    private volatile @Nullable InForce cached;

    /** Empty until there is one. */
    Optional<InForce> inForce(DSLContext dsl, Instant now) {
        return ofVersion(dsl, store.inForce(dsl, day(now)));
    }

    /** @param version the one in force, of which the caller has just asked; zero when there is none */
    Optional<InForce> ofVersion(DSLContext dsl, long version) {
        InForce known = cached;
        if (known != null && known.version() == version) {
            return Optional.of(known);
        }
        Optional<InForce> loaded =
                store.load(dsl, version).map(catalogue -> new InForce(catalogue, units.vertical(dsl)));
        loaded.ifPresent(one -> cached = one);
        return loaded;
    }

    static LocalDate day(Instant now) {
        return now.atZone(DayCount.ZONE).toLocalDate();
    }
}
