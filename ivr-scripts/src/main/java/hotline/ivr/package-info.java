@org.jspecify.annotations.NullMarked
package hotline.ivr;
