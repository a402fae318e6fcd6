package hotline.regulation.clause;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the code that carries clauses of the regulation, in whichever room: a class, a method, an enum constant. A test
 * fails the build when a clause that {@link Provisions} gives to the software is marked nowhere.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface Clause {

    /** Keys of {@link Provisions}: {@code "13(2)9"}. */
    String[] value();
}
