package hotline.tickets;

import hotline.regulation.Decision;
import java.time.Instant;

/** The knowledge base, as far as an answer on the call needs it (Art 12(2)). */
public interface Knowledge {

    /** Whether the item may be cited at this time; the refusal says why not. */
    Decision citable(KnowledgeItem item, Instant at);

    /** Without a knowledge base of its own the product believes what an agent cites. */
    static Knowledge asCited() {
        return (item, at) -> Decision.allowed();
    }
}
