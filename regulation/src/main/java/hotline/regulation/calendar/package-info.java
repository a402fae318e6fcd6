/** Which days are working days: county over Guangxi over national over the week, every row with its source. */
@org.jspecify.annotations.NullMarked
package hotline.regulation.calendar;
