package hotline.desktop.stream;

import java.util.List;

/** Where a topic stands. @param latest its last messages, oldest first */
record TopicSnapshot(String topic, List<Object> latest) {}
