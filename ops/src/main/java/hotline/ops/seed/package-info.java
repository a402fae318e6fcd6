/** {@code ops/seed}: tickets as a city has them, for a sandbox. Start at {@link hotline.ops.seed.Lives}. */
@org.jspecify.annotations.NullMarked
package hotline.ops.seed;
