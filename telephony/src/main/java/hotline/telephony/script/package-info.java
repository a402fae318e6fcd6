/** What a call script sees of a call: it reads from top to bottom, on a thread of its own, and shares no state. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.script;
