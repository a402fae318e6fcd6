package hotline.sms.link;

/**
 * One submit.
 *
 * @param from access number with the survey's suffix
 * @param to digits of a mobile number
 * @param number from 1
 * @param total 1 for a single message, which carries no concatenation header
 * @param reference the same for all parts of one message, 0–255
 * @param text without the header, at most 70 (single) or 67 UTF-16 units
 */
public record OutgoingPart(String from, String to, int number, int total, int reference, String text) {}
