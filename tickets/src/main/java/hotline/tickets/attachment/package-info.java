/** Files of a ticket: photos, videos, sound, documents. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.attachment;
