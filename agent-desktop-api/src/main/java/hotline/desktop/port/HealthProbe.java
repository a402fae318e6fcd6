package hotline.desktop.port;

/** One part that readiness depends on. */
public interface HealthProbe {

    /** @param detail for operators, in Chinese; no secrets, it is public */
    record Finding(boolean up, String detail) {}

    String name();

    /** Whether the service is not ready without it. */
    boolean required();

    /** May block up to two seconds; an exception or a longer wait counts as down. */
    Finding check();
}
