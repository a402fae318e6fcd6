@org.jspecify.annotations.NullMarked
package hotline.ops;
