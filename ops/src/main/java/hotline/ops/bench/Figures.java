package hotline.ops.bench;

import java.util.List;

/** Percentiles in milliseconds, by nearest rank. */
public record Figures(int calls, double p50, double p90, double p99, double max) {

    public static Figures ofMicros(List<Long> micros) {
        double[] millis =
                micros.stream().mapToDouble(value -> value / 1e3).sorted().toArray();
        return new Figures(
                millis.length,
                percentile(millis, 50),
                percentile(millis, 90),
                percentile(millis, 99),
                percentile(millis, 100));
    }

    private static double percentile(double[] sorted, int percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    public String row(String name) {
        return "%-28s %7d %9.1f %9.1f %9.1f %9.1f".formatted(name, calls, p50, p90, p99, max);
    }

    public static String header(String what) {
        return "%-28s %7s %9s %9s %9s %9s".formatted(what, "calls", "p50", "p90", "p99", "max");
    }

    /** One line for machines: both arms, ms. */
    static String json(Figures ours, Figures queue) {
        return "{\"ours_p50_ms\":%.2f,\"ours_p99_ms\":%.2f,\"queue_p50_ms\":%.2f,\"queue_p99_ms\":%.2f,\"calls\":%d}"
                .formatted(ours.p50(), ours.p99(), queue.p50(), queue.p99(), ours.calls() + queue.calls());
    }
}
