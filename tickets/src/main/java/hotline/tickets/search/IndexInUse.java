package hotline.tickets.search;

import java.io.IOException;

/** Another process writes into this index; there is one writer. */
public final class IndexInUse extends IOException {

    IndexInUse(IOException cause) {
        super("another process writes into the index", cause);
    }
}
