package hotline.desktop.port;

/** What only a sandbox has. */
public record Sandbox(Handsets handsets, SandboxClock clock) {}
