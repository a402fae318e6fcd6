package hotline.desktop.stream;

import hotline.desktop.port.AgentState;
import hotline.desktop.port.QueueState;
import org.jspecify.annotations.Nullable;

/** Where things stand for one person. */
record DesktopSnapshot(
        @Nullable AgentState agent,
        @Nullable CallPop pop,
        @Nullable QueueState queue) {}
