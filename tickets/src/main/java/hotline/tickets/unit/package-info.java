/** Units that are dissolved, and what becomes of their work. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.unit;
