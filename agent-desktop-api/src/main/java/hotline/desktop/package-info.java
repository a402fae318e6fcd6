@org.jspecify.annotations.NullMarked
package hotline.desktop;
