package hotline.desktop.operation;

import hotline.regulation.FastLane;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.catalogue.DispatchCatalogue.CataloguePreview;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Objection;
import hotline.tickets.catalogue.Suggestions;
import hotline.tickets.catalogue.Topic;
import hotline.tickets.table.TableFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The dispatch catalogue as the contract has it. */
final class CatalogueView {

    private CatalogueView() {}

    record Matter(
            String name,
            @Nullable String parent,
            List<String> words,
            @Nullable String lane,
            @Nullable Integer limitDays,
            @Nullable String limitBasis) {

        static Matter of(Topic topic) {
            StatedLimit limit = topic.limit();
            return new Matter(
                    topic.name(),
                    topic.parent(),
                    topic.words(),
                    chinese(topic.lane()),
                    limit == null ? null : limit.workingDays(),
                    limit == null ? null : limit.basis());
        }
    }

    private static @Nullable String chinese(@Nullable FastLane lane) {
        return lane == null ? null : lane.chinese();
    }

    record Line(
            String topic,
            String area,
            String areaName,
            String unitId,
            String unitName,
            @Nullable String assistingId,
            @Nullable String assistingName,
            String basis,
            boolean dissolved) {

        /** @param names of every unit that there was @param active ids of those that there are */
        static Line of(Entry entry, Map<String, String> names, Set<String> active) {
            String assisting = entry.assisting();
            return new Line(
                    entry.topic(),
                    entry.area(),
                    Entry.areaName(entry.area()),
                    entry.unitId(),
                    names.getOrDefault(entry.unitId(), entry.unitId()),
                    assisting,
                    assisting == null ? null : names.getOrDefault(assisting, assisting),
                    entry.basis(),
                    !active.contains(entry.unitId()));
        }
    }

    record Whole(
            Catalogue.@Nullable Version version,
            @Nullable Long inForce,
            long newest,
            List<Catalogue.Version> versions,
            List<Matter> topics,
            List<Line> entries) {}

    record Change(
            String kind,
            String topic,
            String areaName,
            @Nullable String before,
            @Nullable String after) {}

    record Fault(int line, int column, String message) {
        static Fault of(TableFault fault) {
            return new Fault(fault.line(), fault.column(), fault.chinese());
        }
    }

    record Preview(
            @Nullable LocalDate effectiveOn,
            @Nullable String note,
            @Nullable Integer topics,
            @Nullable Integer entries,
            List<Fault> faults,
            List<Change> changes,
            int changed,
            long newest) {

        static Preview of(CataloguePreview preview) {
            Draft draft = preview.draft();
            return new Preview(
                    draft == null ? null : draft.effectiveOn(),
                    draft == null ? null : draft.note(),
                    draft == null ? null : draft.topics().size(),
                    draft == null ? null : draft.entries().size(),
                    preview.faults().stream().map(Fault::of).toList(),
                    preview.changes().stream()
                            .map(change -> new Change(
                                    change.kind().name(),
                                    change.topic(),
                                    Entry.areaName(change.area()),
                                    change.before(),
                                    change.after()))
                            .toList(),
                    preview.changed(),
                    preview.newest());
        }
    }

    record Recognised(String topic, List<String> words) {}

    record Suggested(
            @Nullable Long version,
            @Nullable String topic,
            List<Recognised> recognised,
            List<Suggestions.Suggested> units,
            @Nullable String lane,
            @Nullable Integer limitDays,
            @Nullable String limitBasis,
            @Nullable Instant dispatchBy) {

        static Suggested of(Suggestions suggestions) {
            StatedLimit limit = suggestions.limit();
            return new Suggested(
                    suggestions.version(),
                    suggestions.topic(),
                    suggestions.recognised().stream()
                            .map(one -> new Recognised(one.topic().name(), one.words()))
                            .toList(),
                    suggestions.units(),
                    chinese(suggestions.lane()),
                    limit == null ? null : limit.workingDays(),
                    limit == null ? null : limit.basis(),
                    suggestions.dispatchBy());
        }
    }

    record Objected(
            UUID id,
            long catalogue,
            String topic,
            String area,
            String areaName,
            String unitId,
            String unitName,
            String reason,
            String basis,
            @Nullable String proposedId,
            @Nullable String proposedName,
            @Nullable UUID ticketId,
            @Nullable String ticketNumber,
            Instant raisedAt,
            String raisedBy,
            @Nullable Boolean upheld,
            @Nullable String decision,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable Long made) {

        static Objected of(Objection objection) {
            Objection.Named proposed = objection.proposed();
            Objection.Decided decided = objection.decided();
            return new Objected(
                    objection.id(),
                    objection.catalogue(),
                    objection.topic(),
                    objection.area(),
                    Entry.areaName(objection.area()),
                    objection.unit().id(),
                    objection.unit().name(),
                    objection.reason(),
                    objection.basis(),
                    proposed == null ? null : proposed.id(),
                    proposed == null ? null : proposed.name(),
                    objection.ticketId(),
                    objection.ticketNumber(),
                    objection.raisedAt(),
                    objection.raisedBy(),
                    decided == null ? null : decided.upheld(),
                    decided == null ? null : decided.reason(),
                    decided == null ? null : decided.at(),
                    decided == null ? null : decided.by(),
                    decided == null ? null : decided.made());
        }
    }
}
