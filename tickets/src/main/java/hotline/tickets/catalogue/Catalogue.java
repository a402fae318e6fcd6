package hotline.tickets.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One version of the catalogue, whole. Looking something up asks nobody. */
public final class Catalogue {

    /**
     * @param author empty for what ships with the product
     * @param note why it was made
     */
    public record Version(long version, LocalDate effectiveOn, String note, String author, Instant madeAt) {}

    /** How a line was found. */
    public enum Found {
        /** For this matter in this area. */
        EXACT,
        /** For this matter in the whole city, where the area has no line. */
        WIDER,
        /** A wider matter's. */
        PARENT,
        /** The city's line, since its unit is a vertical agency (Art 12(2)). */
        VERTICAL
    }

    public record Hit(Entry entry, Found found) {}

    /** @param words that were found in what was written down; empty when a person chose the matter */
    public record Recognised(Topic topic, List<String> words) {}

    private static final int TITLE_COUNTS = 3;
    private static final int MOST_RECOGNISED = 3;

    private final Version version;
    private final List<Topic> topics;
    private final List<Entry> entries;
    private final Map<String, Topic> byName = new HashMap<>();
    private final Map<String, Map<String, Entry>> byTopic = new HashMap<>();

    public Catalogue(Version version, List<Topic> topics, List<Entry> entries) {
        this.version = version;
        this.topics = List.copyOf(topics);
        this.entries = List.copyOf(entries);
        topics.forEach(topic -> byName.put(topic.name(), topic));
        entries.forEach(entry ->
                byTopic.computeIfAbsent(entry.topic(), _ -> new HashMap<>()).put(entry.area(), entry));
    }

    public Version version() {
        return version;
    }

    public List<Topic> topics() {
        return topics;
    }

    public List<Entry> entries() {
        return entries;
    }

    public Optional<Topic> topic(@Nullable String name) {
        return Optional.ofNullable(name).map(byName::get);
    }

    /**
     * The line that answers: this matter here; a wider matter here, for what a county handles a county handles (属地管理); this
     * matter or a wider one in the whole city. A vertical agency's line for the whole city comes before the county's.
     *
     * @param area a code of an area, empty when unknown
     * @param vertical ids of units that are vertical agencies
     */
    public Optional<Hit> lookUp(Topic topic, String area, Set<String> vertical) {
        Optional<Entry> exact = line(topic, area);
        if (exact.isPresent()) {
            return exact.map(entry -> new Hit(entry, Found.EXACT));
        }
        Optional<Entry> city = line(topic, "");
        if (city.filter(entry -> vertical.contains(entry.unitId())).isPresent()) {
            return city.map(entry -> new Hit(entry, Found.VERTICAL));
        }
        return climbing(topic, area)
                .map(entry -> new Hit(entry, Found.PARENT))
                .or(() -> city.map(entry -> new Hit(entry, Found.WIDER)))
                .or(() -> climbing(topic, "").map(entry -> new Hit(entry, Found.PARENT)));
    }

    private Optional<Entry> line(Topic topic, String area) {
        return Optional.ofNullable(byTopic.get(topic.name())).map(lines -> lines.get(area));
    }

    private Optional<Entry> climbing(Topic topic, String area) {
        Optional<Topic> wider = topic(topic.parent());
        return wider.flatMap(parent -> line(parent, area).or(() -> climbing(parent, area)));
    }

    /** By the words of each matter: long ones count more than short ones, the title more than the content. Best first. */
    public List<Recognised> recognise(String title, String content) {
        record Scored(Recognised recognised, int score) {}
        List<Scored> scored = new ArrayList<>();
        for (Topic topic : topics) {
            List<String> found = new ArrayList<>();
            int score = 0;
            for (String word : topic.words()) {
                int counts = (title.contains(word) ? TITLE_COUNTS : 0) + (content.contains(word) ? 1 : 0);
                if (counts > 0) {
                    found.add(word);
                    score += counts * word.length();
                }
            }
            if (score > 0) {
                scored.add(new Scored(new Recognised(topic, found), score));
            }
        }
        // The sort is stable: of equals, the one that the catalogue lists first.
        scored.sort(Comparator.comparingInt(Scored::score).reversed());
        return scored.stream().limit(MOST_RECOGNISED).map(Scored::recognised).toList();
    }

    /** With one line in another's place, or one more. */
    public List<Entry> with(Entry changed) {
        List<Entry> others = new ArrayList<>(entries);
        others.removeIf(entry -> entry.isFor(changed.topic(), changed.area()));
        others.add(changed);
        return others;
    }

    public Optional<Entry> entry(String topic, String area) {
        return Optional.ofNullable(byTopic.get(topic)).map(lines -> lines.get(area));
    }
}
