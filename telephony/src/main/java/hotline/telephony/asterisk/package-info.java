/** The only place that knows Asterisk's wire: AMI events become inputs, commands become actions, AGI becomes a session. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.asterisk;
