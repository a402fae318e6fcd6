package hotline.server.alarm;

/**
 * Something that is wrong at this moment.
 *
 * @param subject an agent, a call, a part; the same for as long as it is the same trouble
 * @param detail no numbers of citizens
 */
public record Finding(AlarmKind kind, String subject, String detail) {}
