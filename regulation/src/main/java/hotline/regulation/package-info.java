@org.jspecify.annotations.NullMarked
package hotline.regulation;
