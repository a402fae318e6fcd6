/** Rows of people, tokens, sign-ins and the audit log; the only place with jOOQ. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.store;
