/** The telephony room put together: one call to start it. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.room;
