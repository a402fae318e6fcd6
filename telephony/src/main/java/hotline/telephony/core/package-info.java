/**
 * The decisions: what a call, an agent, the queue do next. No I/O, no clock, no threads, no randomness: the same inputs
 * give the same facts and commands. Start reading at {@link hotline.telephony.core.Exchange}.
 */
@org.jspecify.annotations.NullMarked
package hotline.telephony.core;
