/** The seam to any gateway protocol: what can be sent, what came of it, what comes in. */
@org.jspecify.annotations.NullMarked
package hotline.sms.link;
