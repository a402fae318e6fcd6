/** {@code ops/bench tickets}: tickets a second, work lists, sweeps and figures on a database of their own. */
@org.jspecify.annotations.NullMarked
package hotline.ops.bench.tickets;
