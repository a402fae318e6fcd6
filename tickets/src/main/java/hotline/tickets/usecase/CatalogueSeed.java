package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Edition;
import hotline.tickets.catalogue.CatalogueFile;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.store.CatalogueStore;
import hotline.tickets.store.UnitStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the catalogue that ships with the product, when there is none at all; read as a file of an office is. */
final class CatalogueSeed {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueSeed.class);
    private static final String FILE = "/hotline/tickets/catalogue/guilin.csv";

    private final Database database;
    private final Clock clock;
    private final CatalogueStore store = new CatalogueStore();
    private final UnitStore units = new UnitStore();

    CatalogueSeed(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Safe to run at every start, and by two servers at once. */
    void load() {
        database.runInTransaction(tx -> {
            store.lock(tx);
            if (store.newest(tx) > 0) {
                return;
            }
            LocalDate first = Edition.OF_2022.from();
            CatalogueFile.Reading reading = CatalogueFile.read(file(), units.active(tx), first);
            Draft draft = reading.draft();
            if (draft == null) {
                // Its units were replaced by others before the first start: a catalogue of theirs is imported.
                LOG.atWarn()
                        .addKeyValue("fault", reading.faults().getFirst().chinese())
                        .log("the catalogue that ships with the product does not fit the units");
                return;
            }
            store.add(tx, draft, clock.instant(), "");
            LOG.atInfo().addKeyValue("entries", draft.entries().size()).log("dispatch catalogue loaded");
        });
    }

    private static byte[] file() {
        try (InputStream in = Objects.requireNonNull(CatalogueSeed.class.getResourceAsStream(FILE), FILE)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
