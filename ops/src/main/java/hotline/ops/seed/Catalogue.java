package hotline.ops.seed;

import hotline.ops.demo.Chance;
import hotline.regulation.Area;
import hotline.regulation.TicketKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What people call about, where, and who is responsible; from the tables beside this class. */
final class Catalogue {

    /** @param parent empty at the top @param area whose calendar binds it; empty for the city's */
    record UnitRow(String id, String parent, String name, String area) {}

    /** @param months weight of each month, January first @param hotSpots by how much more it comes from there */
    record Topic(
            TicketKind kind,
            String unit,
            int[] months,
            Map<String, Double> hotSpots,
            double weight,
            String title,
            String content) {}

    record Place(String area, double weight, List<String> names) {}

    private static final int FIRST_CITY_DISTRICT = 450302;
    private static final int LAST_CITY_DISTRICT = 450312;
    private static final int MONTHS = 12;
    private static final Pattern OF_A_COUNTY = Pattern.compile("[a-z]+-(4503\\d\\d)");

    private final List<UnitRow> units;
    private final Set<String> unitIds;
    private final Map<TicketKind, List<Pick<Topic>>> topicsByMonth = new EnumMap<>(TicketKind.class);
    private final Map<Topic, Pick<Place>> placesByTopic = new HashMap<>();

    private Catalogue(List<UnitRow> units, List<Place> places, List<Topic> topics) {
        this.units = units;
        this.unitIds = units.stream().map(UnitRow::id).collect(Collectors.toCollection(HashSet::new));
        for (TicketKind kind : TicketKind.values()) {
            List<Topic> ofKind =
                    topics.stream().filter(topic -> topic.kind() == kind).toList();
            topicsByMonth.put(
                    kind,
                    IntStream.range(0, MONTHS)
                            .mapToObj(month -> Pick.of(ofKind, topic -> topic.weight() * topic.months()[month]))
                            .toList());
        }
        for (Topic topic : topics) {
            placesByTopic.put(
                    topic,
                    Pick.of(places, place -> place.weight() * topic.hotSpots().getOrDefault(place.area(), 1.0)));
        }
    }

    static Catalogue load() {
        List<UnitRow> units = rows("units.csv").stream()
                .map(row -> new UnitRow(row[0], row[1], row[2], row[3]))
                .toList();
        List<Place> places = rows("places.csv").stream()
                .map(row -> new Place(row[0], Double.parseDouble(row[1]), List.of(row[2].split(","))))
                .toList();
        List<Topic> topics = rows("matters.csv").stream().map(Catalogue::topic).toList();
        return new Catalogue(units, places, topics);
    }

    private static Topic topic(String[] row) {
        Map<String, Double> hotSpots = new HashMap<>();
        if (!row[3].isBlank()) {
            Arrays.stream(row[3].split(" "))
                    .map(spot -> spot.split(":"))
                    .forEach(spot -> hotSpots.put(spot[0], Double.valueOf(spot[1])));
        }
        int[] months = row[2].chars().map(digit -> digit - '0').toArray();
        return new Topic(
                TicketKind.valueOf(row[0]), row[1], months, hotSpots, Double.parseDouble(row[4]), row[5], row[6]);
    }

    private static List<String[]> rows(String name) {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In the order in which they can be inserted: parents first. */
    List<UnitRow> units() {
        return units;
    }

    /** @param month 1–12 */
    Topic topic(TicketKind kind, int month, Chance chance) {
        return Objects.requireNonNull(topicsByMonth.get(kind)).get(month - 1).at(chance.share());
    }

    Place place(Topic topic, Chance chance) {
        return Objects.requireNonNull(placesByTopic.get(topic)).at(chance.share());
    }

    /** The city's districts go to the city's unit, a county to its own bureau or else its station, a committee to itself. */
    String responsible(Topic topic, String area) {
        if (area.startsWith("4503Z")) {
            return "gw-" + area;
        }
        int code = Integer.parseInt(area);
        if (code >= FIRST_CITY_DISTRICT && code <= LAST_CITY_DISTRICT) {
            return topic.unit();
        }
        String bureau = topic.unit() + "-" + area;
        return unitIds.contains(bureau) ? bureau : "yz-" + area;
    }

    /** By whose days a unit counts; empty for the city's. */
    String calendarArea(String unit) {
        Matcher county = OF_A_COUNTY.matcher(unit);
        return county.matches() ? county.group(1) : "";
    }

    static String areaName(String code) {
        return Area.of(code).map(Area::chinese).orElse(code);
    }
}
