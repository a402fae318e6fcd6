/** Load on the real Asterisk and what it measures; bounded, loopback only. */
@org.jspecify.annotations.NullMarked
package hotline.ops.bench;
