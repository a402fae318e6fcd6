/** Words that every room shares: phone numbers, the business clock, identifiers. */
@org.jspecify.annotations.NullMarked
package hotline.kernel;
