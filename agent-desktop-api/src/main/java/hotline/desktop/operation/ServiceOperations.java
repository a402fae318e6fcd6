package hotline.desktop.operation;

import hotline.desktop.http.Operation;
import hotline.desktop.http.Reply;
import hotline.desktop.port.HealthProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether the service lives and is ready; its measurements; the contract itself. Open to anybody. */
public final class ServiceOperations implements Operations {

    private record Part(String name, boolean up, boolean required, String detail) {}

    private record Health(String status, List<Part> parts) {}

    private static final long PROBE_SECONDS = 2;

    private final List<HealthProbe> probes;
    private final ExecutorService threads;
    private final Supplier<String> metrics;
    private final String contract;

    public ServiceOperations(
            List<HealthProbe> probes, ExecutorService threads, Supplier<String> metrics, String contract) {
        this.probes = probes;
        this.threads = threads;
        this.metrics = metrics;
        this.contract = contract;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "health", _ -> Reply.ok(new Health("UP", List.of())),
                "ready", _ -> ready(),
                "metrics", _ -> new Reply.Text("text/plain; version=0.0.4; charset=utf-8", metrics.get()),
                "contract", _ -> new Reply.Text("application/yaml; charset=utf-8", contract));
    }

    private Reply ready() throws InterruptedException {
        Map<HealthProbe, Future<HealthProbe.Finding>> asked = new LinkedHashMap<>();
        probes.forEach(probe -> asked.put(probe, threads.submit(probe::check)));
        List<Part> parts = new ArrayList<>();
        for (var entry : asked.entrySet()) {
            HealthProbe probe = entry.getKey();
            HealthProbe.Finding finding = finding(entry.getValue());
            parts.add(new Part(probe.name(), finding.up(), probe.required(), finding.detail()));
        }
        boolean up = parts.stream().allMatch(part -> part.up() || !part.required());
        return new Reply.Body(up ? 200 : 503, new Health(up ? "UP" : "DOWN", parts));
    }

    private static HealthProbe.Finding finding(Future<HealthProbe.Finding> answer) throws InterruptedException {
        try {
            return answer.get(PROBE_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException slow) {
            answer.cancel(true);
            return new HealthProbe.Finding(false, "两秒内没有应答");
        } catch (java.util.concurrent.ExecutionException failed) {
            return new HealthProbe.Finding(false, "检查失败");
        }
    }
}
