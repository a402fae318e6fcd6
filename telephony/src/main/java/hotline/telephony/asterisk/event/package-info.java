/** The dialplan's own events (extensions.conf), in the form that asterisk-java fills by reflection. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.asterisk.event;
