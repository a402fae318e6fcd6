/** Signing in, tokens, passwords. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.identity;
