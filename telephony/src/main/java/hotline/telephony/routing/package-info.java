/**
 * Which waiting call and which free agent belong together, and why: queues, skills, relaxation, ageing priorities,
 * overflow and opening hours. Pure: no I/O, no clock, not one thought of Asterisk.
 */
@org.jspecify.annotations.NullMarked
package hotline.telephony.routing;
