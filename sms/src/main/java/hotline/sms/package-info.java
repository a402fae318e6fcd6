/** SMS: results go out, receipts and replies come back. Start at {@link hotline.sms.SmsRoom}. */
@org.jspecify.annotations.NullMarked
package hotline.sms;
