/** The SQL of tickets; transactions are the caller's. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.store;
