/** Tables that office workers write and hand in. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.table;
