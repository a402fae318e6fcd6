package hotline.desktop.port;

/** A queue and what people call it. */
public record QueueName(String queue, String name) {}
