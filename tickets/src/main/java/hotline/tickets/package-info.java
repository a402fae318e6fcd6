/** Tickets as the other rooms know them: what can be done, what can be read, what goes out. */
@org.jspecify.annotations.NullMarked
package hotline.tickets;
