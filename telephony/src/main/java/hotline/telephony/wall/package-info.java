/** What the wallboard shows of the past: counted from the facts, exact over any 24 hours. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.wall;
