/** How long agents were in which state: facts, for assessment. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.times;
