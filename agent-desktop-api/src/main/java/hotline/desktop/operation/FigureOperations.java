package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.regulation.Area;
import hotline.regulation.TicketKind;
import hotline.tickets.MonthFigures;
import hotline.tickets.MonthFigures.Counts;
import hotline.tickets.TicketQueries;
import hotline.tickets.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures of a month by unit, kind and area, for bulletin and assessment; no personal data. */
public final class FigureOperations implements Operations {

    private final TicketQueries queries;

    public FigureOperations(TicketQueries queries) {
        this.queries = queries;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("monthFigures", this::month);
    }

    private record Month(
            String month,
            Instant from,
            Instant until,
            Instant asOf,
            Figures total,
            List<Line> units,
            List<Line> kinds,
            List<Line> areas) {}

    private record Line(String key, String name, Figures figures) {}

    /** Rates are 0–1 and left out where there is nothing to divide by. */
    private record Figures(
            Counts counts,
            @Nullable Double signedInTimeRate,
            @Nullable Double onTimeRate,
            @Nullable Double satisfactionRate,
            @Nullable Double activeSatisfactionRate) {

        static Figures of(Counts counts) {
            return new Figures(
                    counts,
                    counts.signedInTimeRate(),
                    counts.onTimeRate(),
                    counts.satisfactionRate(),
                    counts.activeSatisfactionRate());
        }
    }

    private Reply month(ApiRequest request) {
        MonthFigures figures = queries.month(month(request.query("month").orElseThrow()));
        Map<String, String> unitNames = queries.units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
        return Reply.ok(new Month(
                figures.month().toString(),
                figures.from(),
                figures.until(),
                figures.asOf(),
                Figures.of(figures.total()),
                lines(figures.byUnit(), id -> id, id -> unitNames.getOrDefault(id, id)),
                lines(figures.byKind(), TicketKind::name, TicketKind::chinese),
                lines(
                        figures.byArea(),
                        code -> code,
                        code -> Area.of(code).map(Area::chinese).orElse(code))));
    }

    private static <K> List<Line> lines(Map<K, Counts> by, Function<K, String> key, Function<K, String> name) {
        return by.entrySet().stream()
                .map(one -> new Line(key.apply(one.getKey()), name.apply(one.getKey()), Figures.of(one.getValue())))
                .toList();
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException noSuchMonth) {
            throw Problem.invalid("「" + text + "」不是有效的月份，如 2026-09", "month").asException();
        }
    }
}
