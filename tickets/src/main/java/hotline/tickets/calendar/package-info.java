/** Notices of working days: those that ship with the product, and those that offices bring as files. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.calendar;
