/** What must not be so: looked for all the time, counted, logged with what to do, and shown to operators. */
@org.jspecify.annotations.NullMarked
package hotline.server.alarm;
