/** Messages, parts, receipts, replies, surveys, opt-outs in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package hotline.sms.store;
