/** Calls of the past in PostgreSQL: written from the journal, read by page. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.store;
