/** Who has signed in, and as what. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.person;
