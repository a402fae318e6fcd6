package hotline.tickets.search;

import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.SearchQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What is looked for, as Lucene's queries; who may find what is part of each. */
final class Questions {

    /** Parts of a question that blanks separate; further ones are not looked for. */
    private static final int MOST_PARTS = 12;

    private static final int MOST_WORDS = 32;

    /** Of the words of a ticket, those by which others like it are looked for. */
    private static final int RAREST = 5;

    /** Up to so many words all must be there; of more, some may be missing: nobody writes a sentence word for word again. */
    private static final int ALL_OF = 4;

    private static final double SHARE_OF_MORE = 0.75;

    /** A ticket of three months ago is worth half of what a new one gets beside its words. */
    private static final long FADES_MILLIS = 90L * 24 * 3600 * 1000;

    private static final float RECENT = 2f;

    /** Where enough tickets of this time match, older ones are not looked at: 市民 stands in half a million. */
    private static final long LOOKED_AT_FIRST_MILLIS = 30L * 24 * 3600 * 1000;

    static final long EVER = Long.MIN_VALUE;

    /** As much as being new: what is called so is looked for before what only mentions it. */
    private static final float IN_TITLE = 2f;

    private Questions() {}

    /** Empty when nothing can be found by it. */
    static Optional<Query> tickets(SearchQuestion question, Actor reader, Instant now) {
        Optional<Query> text = text(question.text());
        if (text.isEmpty() && !question.text().isBlank()) {
            return Optional.empty();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(text.orElseGet(() -> new BoostQuery(MatchAllDocsQuery.INSTANCE, 0)), Occur.MUST)
                .add(recent(RECENT, now), Occur.SHOULD)
                .add(exists(Documents.KNOWLEDGE), Occur.MUST_NOT);
        visibleTo(reader).ifPresent(visible -> query.add(visible, Occur.FILTER));
        filters(question).forEach(filter -> query.add(filter, Occur.FILTER));
        return Optional.of(query.build());
    }

    /** From when on tickets are looked at first; {@link #EVER} when the question says its time itself. */
    static long firstLookedAt(SearchQuestion question, Instant now) {
        return question.from() == null && question.until() == null ? now.toEpochMilli() - LOOKED_AT_FIRST_MILLIS : EVER;
    }

    static Query since(Query wanted, long since) {
        return since == EVER
                ? wanted
                : new BooleanQuery.Builder()
                        .add(wanted, Occur.MUST)
                        .add(LongField.newRangeQuery(Documents.CREATED, since, Long.MAX_VALUE), Occur.FILTER)
                        .build();
    }

    /** The knowledge base is for those who answer callers; empty for the others and for questions without a word. */
    static Optional<Query> knowledge(String text, Actor reader) {
        boolean answers = switch (reader.role()) {
            case AGENT, SUPERVISOR, REVIEWER, ADMINISTRATOR -> true;
            case UNIT, CITIZEN, CHANNEL, SYSTEM -> false;
        };
        return !answers
                ? Optional.empty()
                : text(text)
                        .map(words -> new BooleanQuery.Builder()
                                .add(words, Occur.MUST)
                                .add(exists(Documents.KNOWLEDGE), Occur.FILTER)
                                .build());
    }

    /** Empty: everything. */
    static Optional<Query> visibleTo(Actor reader) {
        return switch (reader.role()) {
            case AGENT ->
                Optional.of(any(exactly(Documents.AGENT, reader.id()), exactly(Documents.IS, Documents.UNTAKEN)));
            case UNIT -> {
                String unitId = Objects.requireNonNull(reader.unitId());
                yield Optional.of(any(exactly(Documents.UNIT, unitId), exactly(Documents.ASSISTING, unitId)));
            }
            case SUPERVISOR, REVIEWER, ADMINISTRATOR, SYSTEM -> Optional.empty();
            case CITIZEN, CHANNEL -> Optional.of(MatchNoDocsQuery.INSTANCE);
        };
    }

    private static List<Query> filters(SearchQuestion question) {
        List<Query> filters = new ArrayList<>();
        if (question.kind() != null) {
            filters.add(exactly(Documents.KIND, question.kind().name()));
        }
        if (question.state() != null) {
            filters.add(exactly(Documents.STATE, question.state().name()));
        }
        if (!question.unitId().isEmpty()) {
            filters.add(exactly(Documents.UNIT, question.unitId()));
        }
        if (!question.area().isEmpty()) {
            filters.add(exactly(Documents.AREA, question.area()));
        }
        if (question.from() != null || question.until() != null) {
            long from =
                    question.from() == null ? Long.MIN_VALUE : question.from().toEpochMilli();
            long until =
                    question.until() == null ? Long.MAX_VALUE : question.until().toEpochMilli() - 1;
            filters.add(LongField.newRangeQuery(Documents.CREATED, from, until));
        }
        return filters;
    }

    /** Each part must be there, by its words or by its pairs; in the title it counts more. Empty without a letter or digit. */
    private static Optional<Query> text(String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean empty = true;
        for (String part : parts(text)) {
            List<String> words = some(Wording.askedWords(part), MOST_WORDS);
            List<String> pairs = some(Wording.askedPairs(part), MOST_WORDS);
            if (words.isEmpty() || pairs.isEmpty()) {
                continue;
            }
            empty = false;
            all.add(
                    new DisjunctionMaxQuery(
                            List.of(most(Documents.WORDS, words), new BoostQuery(pairs(pairs), 0.7f)), 0.1f),
                    Occur.MUST);
            all.add(new BoostQuery(new ConstantScoreQuery(most(Documents.TITLE, words)), IN_TITLE), Occur.SHOULD);
        }
        return empty ? Optional.empty() : Optional.of(all.build());
    }

    static List<String> parts(String text) {
        return some(List.of(Wording.folded(text).strip().split("\\s+")), MOST_PARTS);
    }

    private static List<String> some(Collection<String> words, int most) {
        return words.stream().distinct().limit(most).toList();
    }

    private static Query pairs(List<String> pairs) {
        return pairs.size() == 1 && Wording.isSingle(pairs.getFirst())
                ? new PrefixQuery(new Term(Documents.PAIRS, pairs.getFirst()))
                : most(Documents.PAIRS, pairs);
    }

    private static Query most(String field, List<String> words) {
        int needed = words.size() <= ALL_OF ? words.size() : (int) Math.ceil(words.size() * SHARE_OF_MORE);
        return atLeast(needed, field, words);
    }

    private static Query atLeast(int needed, String field, Collection<String> words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean all = needed >= words.size();
        words.forEach(word -> query.add(exactly(field, word), all ? Occur.MUST : Occur.SHOULD));
        return all ? query.build() : query.setMinimumNumberShouldMatch(needed).build();
    }

    /**
     * Numbered tickets that share the place or the words of one that is being written. For agents, who see their own tickets
     * alone, others' too, but none whose result is confidential.
     *
     * @param tickets in how many a word stands: the rarest say what it is about, and cost least
     */
    static Optional<Query> alike(
            Entry draft, Actor reader, Set<TicketState> open, Instant now, ToIntFunction<String> tickets) {
        BooleanQuery.Builder alike = new BooleanQuery.Builder();
        Place place = Place.of(draft);
        if (!place.isUnknown()) {
            alike.add(new BoostQuery(new ConstantScoreQuery(exactly(Documents.PLACE, place.key())), 12), Occur.SHOULD);
            List<String> pairs = some(place.pairs(), MOST_WORDS);
            alike.add(atLeast((int) Math.ceil(pairs.size() * 0.6), Documents.PLACE_PAIRS, pairs), Occur.SHOULD);
        }
        List<String> words = Likeness.words(draft).stream()
                .filter(word -> tickets.applyAsInt(word) > 0)
                .sorted(Comparator.comparingInt(tickets))
                .limit(RAREST)
                .toList();
        if (!words.isEmpty()) {
            alike.add(atLeast(Likeness.needed(words.size(), 0.4), Documents.WORDS, words), Occur.SHOULD);
        }
        BooleanQuery shared = alike.build();
        if (shared.clauses().isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(shared, Occur.MUST)
                .add(new BoostQuery(new ConstantScoreQuery(states(open)), 4), Occur.SHOULD)
                .add(recent(4, now), Occur.SHOULD)
                .add(exactly(Documents.IS, Documents.NUMBERED), Occur.FILTER)
                .add(self(draft.id()), Occur.MUST_NOT);
        visibleTo(reader)
                .ifPresent(visible -> query.add(
                        new BooleanQuery.Builder()
                                .add(visible, Occur.SHOULD)
                                .add(notConfidential(), Occur.SHOULD)
                                .build(),
                        Occur.FILTER));
        return Optional.of(query.build());
    }

    private static Query notConfidential() {
        return new BooleanQuery.Builder()
                .add(exactly(Documents.IS, Documents.NUMBERED), Occur.MUST)
                .add(exactly(Documents.IS, Documents.CONFIDENTIAL), Occur.MUST_NOT)
                .build();
    }

    private static Query states(Set<TicketState> states) {
        return new TermInSetQuery(
                Documents.STATE,
                states.stream().map(state -> new BytesRef(state.name())).toList());
    }

    private static Query self(UUID id) {
        return new TermQuery(Documents.key(id));
    }

    private static Query recent(float weight, Instant now) {
        return LongField.newDistanceFeatureQuery(Documents.CREATED, weight, now.toEpochMilli(), FADES_MILLIS);
    }

    private static Query exists(String field) {
        return new PrefixQuery(new Term(field, ""));
    }

    private static Query any(Query... queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Query query : new LinkedHashSet<>(List.of(queries))) {
            any.add(query, Occur.SHOULD);
        }
        return any.build();
    }

    private static Query exactly(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
