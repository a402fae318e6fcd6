/** 派单目录: which unit handles which matter where, version by version, and what units object to in it. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.catalogue;
