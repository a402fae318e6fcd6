package hotline.tickets.usecase;

import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.catalogue.DispatchCatalogue.Change;
import hotline.tickets.catalogue.DispatchCatalogue.Change.Kind;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a version would change against another one, line by line. */
final class CatalogueChanges {

    private CatalogueChanges() {}

    /** @param names of units by id, dissolved ones too */
    static List<Change> between(Optional<Catalogue> before, Draft after, Map<String, String> names) {
        Map<String, Entry> standing = byKey(before.map(Catalogue::entries).orElse(List.of()));
        Map<String, Entry> coming = byKey(after.entries());
        List<Change> changes = new ArrayList<>();
        for (Topic topic : after.topics()) {
            Optional<Topic> was = before.flatMap(catalogue -> catalogue.topic(topic.name()));
            if (was.isPresent() && !was.get().equals(topic)) {
                changes.add(new Change(Kind.MATTER, topic.name(), "", said(was.get()), said(topic)));
            }
        }
        coming.forEach((key, entry) -> {
            String was = said(standing.get(key), names);
            String is = said(entry, names);
            if (is != null && !is.equals(was)) {
                changes.add(new Change(was == null ? Kind.ADDED : Kind.MOVED, entry.topic(), entry.area(), was, is));
            }
        });
        standing.forEach((key, entry) -> {
            if (!coming.containsKey(key)) {
                changes.add(new Change(Kind.REMOVED, entry.topic(), entry.area(), said(entry, names), null));
            }
        });
        return changes;
    }

    private static Map<String, Entry> byKey(List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> entry.topic() + "\n" + entry.area(),
                        Function.identity(),
                        (one, _) -> one,
                        LinkedHashMap::new));
    }

    private static @Nullable String said(@Nullable Entry entry, Map<String, String> names) {
        if (entry == null) {
            return null;
        }
        String assisting = entry.assisting();
        return names.getOrDefault(entry.unitId(), entry.unitId())
                + (assisting == null ? "" : "，协办 " + names.getOrDefault(assisting, assisting))
                + "（" + entry.basis() + "）";
    }

    private static String said(Topic topic) {
        List<String> said = new ArrayList<>();
        if (topic.parent() != null) {
            said.add("上级 " + topic.parent());
        }
        if (!topic.words().isEmpty()) {
            said.add("关键词 " + String.join(" ", topic.words()));
        }
        if (topic.lane() != null) {
            said.add("接诉即办 " + topic.lane().chinese());
        }
        if (topic.limit() != null) {
            said.add("法定时限 " + topic.limit().workingDays() + "个工作日（"
                    + topic.limit().basis() + "）");
        }
        return said.isEmpty() ? "没有关键词" : String.join("；", said);
    }
}
