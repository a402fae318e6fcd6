package hotline.tickets.search;

import hotline.tickets.KnowledgeItem;
import hotline.tickets.Ticket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** A {@link Ticket}'s entry and an item of the knowledge base as Lucene's documents, and back. */
final class Documents {

    static final String ID = "id";
    static final String WORDS = "words";
    static final String PAIRS = "pairs";
    static final String TITLE = "title";
    static final String KIND = "kind";
    static final String STATE = "state";
    static final String UNIT = "unit";
    static final String ASSISTING = "assisting";
    static final String AGENT = "agent";
    static final String AREA = "area";
    static final String CREATED = "created";
    static final String PLACE = "place";
    static final String PLACE_PAIRS = "place-pairs";
    static final String KNOWLEDGE = "knowledge";
    /** Marks: a draft that nobody has taken; a ticket with a number; one whose result is not public. */
    static final String IS = "is";

    static final String UNTAKEN = "untaken";
    static final String NUMBERED = "numbered";
    static final String CONFIDENTIAL = "confidential";

    private static final String ITEM_TITLE = "item-title";
    private static final String ITEM_VERSION = "item-version";

    /** Which documents have a word and how often; where in the text it stands is seen in the text itself. */
    private static final FieldType WORDED = new FieldType();

    static {
        WORDED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WORDED.setTokenized(true);
        WORDED.freeze();
    }

    private Documents() {}

    static Document of(Entry entry) {
        Document document = new Document();
        document.add(new StringField(ID, bytes(entry.id()), Field.Store.YES));
        addTexts(document, entry);
        if (entry.kind() != null) {
            document.add(exact(KIND, entry.kind().name()));
        }
        document.add(exact(STATE, entry.state().name()));
        if (entry.unitId() != null) {
            document.add(exact(UNIT, entry.unitId()));
        }
        entry.assisting().forEach(unit -> document.add(exact(ASSISTING, unit)));
        if (entry.agentId() != null) {
            document.add(exact(AGENT, entry.agentId()));
        }
        if (!entry.area().isEmpty()) {
            document.add(exact(AREA, entry.area()));
        }
        document.add(new LongField(CREATED, entry.createdAt().toEpochMilli(), Field.Store.NO));
        addMarks(document, entry);
        return document;
    }

    private static void addTexts(Document document, Entry entry) {
        String title = Wording.folded(entry.title());
        String all = title + "\n" + Wording.folded(entry.address()) + "\n" + Wording.folded(entry.content());
        document.add(worded(WORDS, Wording.words(all)));
        document.add(worded(PAIRS, Wording.pairs(all)));
        document.add(worded(TITLE, Wording.words(title)));
        Place place = Place.of(entry);
        if (!place.isUnknown()) {
            document.add(exact(PLACE, place.key()));
            document.add(worded(PLACE_PAIRS, place.pairs()));
        }
    }

    private static void addMarks(Document document, Entry entry) {
        if (entry.agentId() == null && entry.state() == hotline.regulation.TicketState.DRAFT) {
            document.add(exact(IS, UNTAKEN));
        }
        if (entry.numbered()) {
            document.add(exact(IS, NUMBERED));
        }
        if (entry.confidential()) {
            document.add(exact(IS, CONFIDENTIAL));
        }
    }

    static Document of(KnowledgeItem item) {
        Document document = new Document();
        String title = Wording.folded(item.title());
        document.add(exact(KNOWLEDGE, item.id()));
        document.add(worded(WORDS, Wording.words(title)));
        document.add(worded(PAIRS, Wording.pairs(title)));
        document.add(worded(TITLE, Wording.words(title)));
        document.add(new StoredField(KNOWLEDGE, item.id()));
        document.add(new StoredField(ITEM_TITLE, item.title()));
        document.add(new StoredField(ITEM_VERSION, item.version()));
        return document;
    }

    static KnowledgeItem item(Document stored) {
        return new KnowledgeItem(stored.get(KNOWLEDGE), stored.get(ITEM_TITLE), stored.get(ITEM_VERSION));
    }

    static Term key(UUID id) {
        return new Term(ID, bytes(id));
    }

    static Term key(KnowledgeItem item) {
        return new Term(KNOWLEDGE, item.id());
    }

    static UUID id(Document stored) {
        BytesRef bytes = Objects.requireNonNull(stored.getBinaryValue(ID));
        ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    private static Field exact(String field, String value) {
        return new StringField(field, value, Field.Store.NO);
    }

    private static Field worded(String field, List<String> words) {
        return new Field(field, new Tokens(words), WORDED);
    }
}
