package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.regulation.TicketState;
import hotline.regulation.guard.IdentityNumber;
import hotline.regulation.guard.MergeRule;
import hotline.tickets.Actor;
import hotline.tickets.EarlierTicket;
import hotline.tickets.FullTextSearch;
import hotline.tickets.Matter;
import hotline.tickets.Role;
import hotline.tickets.SearchAnswer;
import hotline.tickets.SearchQuestion;
import hotline.tickets.SimilarTicket;
import hotline.tickets.SimilarTicket.Reason;
import hotline.tickets.Ticket;
import hotline.tickets.search.Entry;
import hotline.tickets.search.Hits;
import hotline.tickets.search.Likeness;
import hotline.tickets.search.Snippets;
import hotline.tickets.search.TicketIndex;
import hotline.tickets.store.IndexSource;
import hotline.tickets.store.IndexSource.Candidate;
import hotline.tickets.store.TicketSearch;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Search and similar tickets. The index says which; how they are now is read from their rows, under the reader's permissions
 * once more: what changed hands within the last second is not shown by an index that is behind.
 */
public final class Searching implements FullTextSearch, AutoCloseable {

    private static final Pattern TICKET_NUMBER = Pattern.compile("4503[0-9]{15}");

    /** As people write a phone number: 138 0773 1234, 0773-2812345, +86 … */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{6,18}");

    private static final int MOST_OF_CALLER = 50;
    private static final int EARLIER = 10;
    private static final int CANDIDATES = 40;
    private static final int CONTENT_SHOWN = 96;

    /** Still before somebody; the others have ended. */
    private static final Set<TicketState> OPEN = EnumSet.complementOf(EnumSet.of(
            TicketState.DRAFT,
            TicketState.REFUSED,
            TicketState.ANSWERED,
            TicketState.HANDED_OVER,
            TicketState.MERGED,
            TicketState.CLOSED,
            TicketState.ARCHIVED));

    private final Database database;
    private final InstantSource clock;
    private final IndexFollower follower;
    private final TicketSearch lists = new TicketSearch();
    private final IndexSource source = new IndexSource();

    private Searching(Database database, InstantSource clock, IndexFollower follower) {
        this.database = database;
        this.clock = clock;
        this.follower = follower;
    }

    /**
     * Returns at once; the index is opened, or built, in the background.
     *
     * @param folder of the index: derived data, may be deleted while nothing runs
     * @param clock the business clock
     * @param builders threads that work while the index is built anew
     */
    public static Searching open(Database database, InstantSource clock, Path folder, int builders) {
        return new Searching(database, clock, IndexFollower.start(database, folder, builders));
    }

    /** A draft was saved: it is looked at again. */
    public void saved(UUID draft) {
        follower.saved(draft);
    }

    /** Whether everything is in the index. */
    public boolean isWhole() {
        return follower.index().isPresent() && follower.progress().isEmpty();
    }

    /** Nothing can be looked for, and it does not mend by itself at once: an operator should see why. */
    public boolean isFailing() {
        return follower.isFailing();
    }

    @Override
    public SearchAnswer find(SearchQuestion question, Actor reader) {
        return byNumber(question, reader).orElseGet(() -> byWords(question, reader));
    }

    /** Whatever the filters: who types a number means that one. Empty when it is none. */
    private Optional<SearchAnswer> byNumber(SearchQuestion question, Actor reader) {
        String text =
                Normalizer.normalize(question.text(), Normalizer.Form.NFKC).strip();
        if (TICKET_NUMBER.matcher(text).matches()) {
            List<Ticket> found =
                    lists.numbered(database.dsl(), text, reader).stream().toList();
            return Optional.of(numbered(found, question, reader));
        }
        if (reader.role() != Role.UNIT && IdentityNumber.isValid(text.toUpperCase(Locale.ROOT))) {
            return Optional.of(
                    numbered(lists.ofIdentityNumber(database.dsl(), text, reader, MOST_OF_CALLER), question, reader));
        }
        if (reader.role() == Role.UNIT || !PHONE.matcher(text).matches()) {
            return Optional.empty();
        }
        String caller = PhoneNumber.parse(text).digits();
        if (caller.isEmpty()) {
            return Optional.empty();
        }
        List<Ticket> found = lists.ofCaller(database.dsl(), caller, reader, MOST_OF_CALLER);
        return found.isEmpty() ? Optional.empty() : Optional.of(numbered(found, question, reader));
    }

    private static SearchAnswer numbered(List<Ticket> found, SearchQuestion question, Actor reader) {
        return new SearchAnswer.Found(
                hits(found, question, reader), List.of(), found.size(), found.size() == MOST_OF_CALLER, null, null);
    }

    private SearchAnswer byWords(SearchQuestion question, Actor reader) {
        Optional<TicketIndex> index = follower.index();
        if (index.isEmpty()) {
            return new SearchAnswer.Away();
        }
        SearchAnswer.IndexProgress progress = follower.progress().orElse(null);
        try {
            Optional<Hits> hits = index.get().find(question, reader, clock.instant());
            if (hits.isEmpty()) {
                return new SearchAnswer.StalePage();
            }
            Hits found = hits.get();
            Snippets snippets = new Snippets(question.text());
            return new SearchAnswer.Found(
                    hits(lists.these(database.dsl(), found.tickets(), reader), question, reader),
                    found.knowledge().stream()
                            .map(item -> new SearchAnswer.KnowledgeHit(item, snippets.whole(item.title())))
                            .toList(),
                    found.total(),
                    found.more(),
                    found.next(),
                    progress);
        } catch (UncheckedIOException unreadable) {
            return new SearchAnswer.Away();
        }
    }

    private static List<SearchAnswer.Hit> hits(List<Ticket> tickets, SearchQuestion question, Actor reader) {
        Snippets snippets = new Snippets(question.text());
        return DatabaseQueries.asSeenBy(reader, tickets).stream()
                .map(ticket -> hit(ticket, snippets))
                .toList();
    }

    private static SearchAnswer.Hit hit(Ticket ticket, Snippets snippets) {
        Matter matter = ticket.matter();
        return new SearchAnswer.Hit(
                ticket,
                List.of(
                        new SearchAnswer.Snippet("title", snippets.whole(matter.title())),
                        new SearchAnswer.Snippet("address", snippets.whole(matter.address())),
                        new SearchAnswer.Snippet("content", snippets.around(matter.content(), CONTENT_SHOWN))));
    }

    @Override
    public Optional<List<SimilarTicket>> similar(UUID id, Actor reader, int most) {
        return lists.find(database.dsl(), id, reader)
                .flatMap(draft -> source.entries(database.dsl(), List.of(id)).stream()
                        .findFirst()
                        .map(entry -> similar(entry, draft.caller().number(), reader, most)));
    }

    private List<SimilarTicket> similar(Entry draft, String caller, Actor reader, int most) {
        Set<UUID> ofCaller = earlier(caller).stream()
                .map(EarlierTicket::id)
                .filter(id -> !id.equals(draft.id()))
                .collect(Collectors.toSet());
        Set<UUID> candidates = new LinkedHashSet<>(ofCaller);
        candidates.addAll(alike(draft, reader));
        List<SimilarTicket> similar = new ArrayList<>();
        for (Candidate candidate : source.candidates(database.dsl(), candidates, reader)) {
            boolean sameCaller = ofCaller.contains(candidate.entry().id());
            List<Reason> reasons = Likeness.between(draft, candidate.entry(), sameCaller);
            if (!reasons.isEmpty() && mayBeTold(candidate, sameCaller)) {
                similar.add(similar(candidate, reasons));
            }
        }
        similar.sort(STRONGEST);
        return similar.stream().limit(Math.clamp(most, 1, 20)).toList();
    }

    private List<EarlierTicket> earlier(String caller) {
        return caller.isEmpty() ? List.of() : lists.earlier(database.dsl(), caller, EARLIER);
    }

    private List<UUID> alike(Entry draft, Actor reader) {
        try {
            return follower.index()
                    .map(index -> index.alike(draft, reader, OPEN, clock.instant(), CANDIDATES))
                    .orElse(List.of());
        } catch (UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** As the pop does: of another agent's ticket its heading, but not when its result is confidential. */
    private static boolean mayBeTold(Candidate candidate, boolean sameCaller) {
        return candidate.readable() || sameCaller || !candidate.entry().confidential();
    }

    private static SimilarTicket similar(Candidate candidate, List<Reason> reasons) {
        Entry entry = candidate.entry();
        return new SimilarTicket(
                entry.id(),
                candidate.number(),
                entry.title(),
                entry.kind(),
                entry.state(),
                candidate.unitName(),
                entry.createdAt(),
                OPEN.contains(entry.state()),
                MergeRule.takesOthers(entry.state()),
                candidate.readable(),
                reasons);
    }

    private static final Comparator<SimilarTicket> STRONGEST = Comparator.comparing(SimilarTicket::open)
            .thenComparingInt((SimilarTicket ticket) ->
                    ticket.reasons().stream().mapToInt(Searching::weight).sum())
            .thenComparing(SimilarTicket::createdAt)
            .reversed();

    private static int weight(Reason reason) {
        return switch (reason) {
            case SAME_CALLER, SAME_PLACE -> 3;
            case NEAR_PLACE, SAME_MATTER -> 2;
        };
    }

    /** Waits until what was read is committed. */
    @Override
    public void close() throws InterruptedException {
        follower.close();
    }
}
