/** The calendar that ships with the product: national notices by way of tyme4j, Guangxi's own rows. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.calendar;
