/** The sandbox carrier's simulated handsets. */
@org.jspecify.annotations.NullMarked
package hotline.sms.handset;
