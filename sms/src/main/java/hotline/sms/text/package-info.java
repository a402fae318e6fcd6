/** What goes on a handset's screen and what comes back from its keys: pure functions. */
@org.jspecify.annotations.NullMarked
package hotline.sms.text;
