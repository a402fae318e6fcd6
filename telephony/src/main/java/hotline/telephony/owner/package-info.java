/** The one thread that owns all live state: inputs enter one by one, facts and commands leave. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.owner;
