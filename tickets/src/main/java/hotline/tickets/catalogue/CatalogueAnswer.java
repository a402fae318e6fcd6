package hotline.tickets.catalogue;

import hotline.tickets.Result;

/** What came of a change. */
public sealed interface CatalogueAnswer {

    record Made(Catalogue.Version version) implements CatalogueAnswer {}

    record Refused(Result.Refused why) implements CatalogueAnswer {}
}
