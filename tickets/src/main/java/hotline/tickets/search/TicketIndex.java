package hotline.tickets.search;

import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.FullTextSearch;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.SearchQuestion;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The index on the disk. One thread writes, any number looks; what is written is found after {@link #refresh}, and survives a
 * kill after {@link #commit}.
 */
public final class TicketIndex implements AutoCloseable {

    /** Counting stops here; a question that finds more is answered with "at least". */
    private static final int COUNTED = 1_000;

    private static final int MOST_KNOWLEDGE = 5;

    /** What is held in memory before it becomes a file. */
    private static final double BUFFER_MB = 48;

    /** A page's cursor is good for so long: until then the index as it stood is kept. */
    private static final Duration PAGES_STAND = Duration.ofMinutes(5);

    /** It advises at each start to add an incubator module; the index works without, and an operator need not read that. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SearcherLifetimeManager pages = new SearcherLifetimeManager();
    private Mark mark;
    private volatile boolean damaged;

    private TicketIndex(Directory directory, IndexWriter writer, SearcherManager searchers, Mark mark) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.mark = mark;
    }

    /**
     * The index as its last commit left it.
     *
     * @return empty when there is none, or none of today's format
     * @throws IndexInUse when another process writes into it
     * @throws IOException when it is damaged
     */
    public static Optional<TicketIndex> open(Path folder) throws IOException {
        Directory directory = directory(folder);
        try {
            if (!DirectoryReader.indexExists(directory)) {
                directory.close();
                return Optional.empty();
            }
            Map<String, String> stored =
                    SegmentInfos.readLatestCommit(directory).getUserData();
            Optional<Mark> mark = Mark.read(stored);
            if (mark.isEmpty()) {
                directory.close();
                return Optional.empty();
            }
            return Optional.of(opened(directory, IndexWriterConfig.OpenMode.APPEND, mark.get()));
        } catch (IOException | RuntimeException damaged) {
            directory.close();
            throw damaged;
        }
    }

    /**
     * An empty index in place of whatever is there.
     *
     * @throws IndexInUse when another process writes into it
     * @throws IOException when the disk does not take it
     */
    public static TicketIndex create(Path folder) throws IOException {
        Directory directory = directory(folder);
        try {
            empty(directory);
            return opened(directory, IndexWriterConfig.OpenMode.CREATE, new Mark(0, null, Mark.NONE));
        } catch (IOException | RuntimeException failed) {
            directory.close();
            throw failed;
        }
    }

    private static void empty(Directory directory) throws IOException {
        try (Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        } catch (LockObtainFailedException taken) {
            throw new IndexInUse(taken);
        }
    }

    private static Directory directory(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FSDirectory.open(folder);
    }

    private static TicketIndex opened(Directory directory, IndexWriterConfig.OpenMode mode, Mark mark)
            throws IOException {
        IndexWriter writer;
        try {
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setOpenMode(mode)
                            .setRAMBufferSizeMB(BUFFER_MB)
                            .setCommitOnClose(false));
        } catch (LockObtainFailedException taken) {
            throw new IndexInUse(taken);
        }
        try {
            return new TicketIndex(directory, writer, new SearcherManager(writer, null), mark);
        } catch (IOException | RuntimeException failed) {
            writer.rollback();
            throw failed;
        }
    }

    /** As of the last commit. */
    public synchronized Mark mark() {
        return mark;
    }

    /** Tickets that are not in it yet. Several threads may add at once. */
    public void add(List<Entry> entries) throws IOException {
        for (Entry entry : entries) {
            writer.addDocument(Documents.of(entry));
        }
    }

    /** In place of what is there of the same ticket. */
    public void put(Entry entry) throws IOException {
        writer.updateDocument(Documents.key(entry.id()), Documents.of(entry));
    }

    public void put(KnowledgeItem item) throws IOException {
        writer.updateDocument(Documents.key(item), Documents.of(item));
    }

    public void remove(UUID ticket) throws IOException {
        writer.deleteDocuments(Documents.key(ticket));
    }

    /** Everything written so far, and how far that is, on the disk. */
    public synchronized void commit(Mark reached) throws IOException {
        writer.setLiveCommitData(reached.stored().entrySet());
        writer.commit();
        mark = reached;
    }

    /** What was written is found from here on. */
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        pages.prune(new SearcherLifetimeManager.PruneByAge(PAGES_STAND.toSeconds()));
    }

    public long size() {
        return writer.getDocStats().numDocs;
    }

    /**
     * One page.
     *
     * @param now for a first page
     * @return empty when the question's cursor is of a page that no longer stands
     * @throws UncheckedIOException when a file is damaged ({@link #isDamaged}), or the index was closed meanwhile
     */
    public Optional<Hits> find(SearchQuestion question, Actor reader, Instant now) {
        String text = question.cursor();
        if (text == null) {
            return with(
                    searchers::acquire, searchers::release, searcher -> page(searcher, question, reader, now, null));
        }
        return Cursor.read(text)
                .flatMap(cursor -> with(
                        () -> pages.acquire(cursor.index()),
                        pages::release,
                        searcher ->
                                cursor.document() < searcher.getIndexReader().maxDoc()
                                        ? page(searcher, question, reader, cursor.now(), cursor)
                                        : null));
    }

    private Hits page(
            IndexSearcher searcher, SearchQuestion question, Actor reader, Instant now, @Nullable Cursor after)
            throws IOException {
        Optional<Query> wanted = Questions.tickets(question, reader, now);
        if (wanted.isEmpty()) {
            return Hits.NONE;
        }
        int shown = after == null ? 0 : after.shown();
        int size = Math.min(question.size(), FullTextSearch.DEEPEST - shown);
        if (size <= 0) {
            return Hits.NONE;
        }
        long since = after != null ? after.since() : Questions.firstLookedAt(question, now);
        TopDocs top = top(searcher, Questions.since(wanted.get(), since), size, after);
        if (after == null && since != Questions.EVER && top.totalHits.value() < COUNTED) {
            since = Questions.EVER;
            top = top(searcher, wanted.get(), size, null);
        }
        List<UUID> found = new ArrayList<>();
        for (ScoreDoc hit : top.scoreDocs) {
            if (found.size() < size) {
                found.add(Documents.id(searcher.storedFields().document(hit.doc, Set.of(Documents.ID))));
            }
        }
        int all = shown + found.size();
        String next = null;
        if (top.scoreDocs.length > size && all < FullTextSearch.DEEPEST) {
            ScoreDoc last = top.scoreDocs[size - 1];
            next = new Cursor(pages.record(searcher), since, now, last.score, last.doc, all).text();
        }
        return new Hits(
                found,
                after == null ? knowledge(searcher, question, reader) : List.of(),
                top.totalHits.value(),
                since != Questions.EVER || top.totalHits.relation() != TotalHits.Relation.EQUAL_TO,
                next);
    }

    private static TopDocs top(IndexSearcher searcher, Query wanted, int size, @Nullable Cursor after)
            throws IOException {
        return searcher.search(
                wanted, new TopScoreDocCollectorManager(size + 1, after == null ? null : after.after(), COUNTED));
    }

    private static List<KnowledgeItem> knowledge(IndexSearcher searcher, SearchQuestion question, Actor reader)
            throws IOException {
        Optional<Query> wanted = Questions.knowledge(question.text(), reader);
        return wanted.isEmpty() ? List.of() : items(searcher, wanted.get());
    }

    private static List<KnowledgeItem> items(IndexSearcher searcher, Query wanted) throws IOException {
        List<KnowledgeItem> items = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(wanted, MOST_KNOWLEDGE).scoreDocs) {
            items.add(Documents.item(searcher.storedFields().document(hit.doc)));
        }
        return items;
    }

    /** Candidates; {@link Likeness} says which of them are alike. */
    public List<UUID> alike(Entry draft, Actor reader, Set<TicketState> open, Instant now, int most) {
        return with(searchers::acquire, searchers::release, searcher -> {
                    Optional<Query> query =
                            Questions.alike(draft, reader, open, now, word -> tickets(searcher.getIndexReader(), word));
                    return query.isEmpty() ? null : ids(searcher, query.get(), most);
                })
                .orElse(List.of());
    }

    private static int tickets(IndexReader reader, String word) {
        try {
            return reader.docFreq(new Term(Documents.WORDS, word));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static List<UUID> ids(IndexSearcher searcher, Query query, int most) throws IOException {
        TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(most, null, most));
        List<UUID> ids = new ArrayList<>();
        for (ScoreDoc hit : top.scoreDocs) {
            ids.add(Documents.id(searcher.storedFields().document(hit.doc, Set.of(Documents.ID))));
        }
        return ids;
    }

    private interface Acquire {
        @Nullable
        IndexSearcher get() throws IOException;
    }

    private interface Release {
        void give(IndexSearcher searcher) throws IOException;
    }

    private interface Look<T> {
        @Nullable
        T at(IndexSearcher searcher) throws IOException;
    }

    private <T> Optional<T> with(Acquire acquire, Release release, Look<T> look) {
        try {
            IndexSearcher searcher = acquire.get();
            if (searcher == null) {
                return Optional.empty();
            }
            try {
                return Optional.ofNullable(look.at(searcher));
            } finally {
                release.give(searcher);
            }
        } catch (IOException failed) {
            damaged |= isDamage(failed);
            throw new UncheckedIOException(failed);
        } catch (UncheckedIOException failed) {
            damaged |= isDamage(failed.getCause());
            throw failed;
        } catch (AlreadyClosedException closed) {
            throw new UncheckedIOException(new IOException(closed));
        }
    }

    /** A file of it cannot be read as it was written: it has to be made anew. */
    public boolean isDamaged() {
        return damaged || isDamage(writer.getTragicException());
    }

    private static boolean isDamage(@Nullable Throwable failure) {
        return failure instanceof CorruptIndexException
                || failure instanceof IndexFormatTooOldException
                || failure instanceof IndexFormatTooNewException
                || failure instanceof EOFException
                || failure instanceof NoSuchFileException
                || failure instanceof FileNotFoundException;
    }

    /** Leaves what was not committed behind; it is written again by the next opening. */
    @Override
    public void close() throws IOException {
        pages.close();
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
