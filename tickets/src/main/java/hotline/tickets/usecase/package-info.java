/** What is done to tickets: each use case is one transaction. Start at {@link TicketRoom}, then {@link Transitions}. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.usecase;
