/** Personal data as it lies in the database: sealed, and found by blind index (Art 24). No I/O. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.sealing;
