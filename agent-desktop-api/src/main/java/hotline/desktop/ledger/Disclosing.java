package hotline.desktop.ledger;

import hotline.desktop.store.LedgerLine;

/**
 * An answer by which somebody comes to see tickets. It says so itself, and whoever sends it writes the line of the ledger first:
 * no operation has to remember.
 */
public interface Disclosing {

    Disclosure disclosure();

    /** The answer that goes out, once its line stands. */
    default Object noted(LedgerLine line) {
        return this;
    }
}
