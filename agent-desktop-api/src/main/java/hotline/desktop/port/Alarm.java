package hotline.desktop.port;

import java.time.Instant;

/**
 * Something an operator has to look at now.
 *
 * @param kind a fixed word, also the metric's label
 * @param subject whom or what it is about: an agent, a call, a part
 * @param urgent whether calls suffer
 * @param title what is so, in Chinese
 * @param advice what to do, in Chinese
 */
public record Alarm(
        String kind, String subject, Instant since, boolean urgent, String title, String detail, String advice) {}
