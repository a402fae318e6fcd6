@org.jspecify.annotations.NullMarked
package hotline.server;
