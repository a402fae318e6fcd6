/**
 * The call journal: facts go from the owner's thread to the disk, and from there, behind and in order, exactly once into
 * the database. Calls never wait for either.
 */
@org.jspecify.annotations.NullMarked
package hotline.telephony.journal;
