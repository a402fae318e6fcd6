package hotline.desktop.stream;

import hotline.desktop.port.AgentState;
import hotline.desktop.port.QueueState;
import hotline.desktop.port.TalkView;
import org.jspecify.annotations.Nullable;

/** Where things stand for one person. */
record DesktopSnapshot(
        @Nullable AgentState agent,
        @Nullable CallPop pop,
        @Nullable TalkView talk,
        @Nullable QueueState queue) {}
