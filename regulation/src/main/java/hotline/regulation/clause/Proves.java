package hotline.regulation.clause;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test, or a class of tests, that shows clauses of the regulation to be kept. A test fails the build when a clause
 * has a rule ({@link Clause}) and nothing proves it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Proves {

    /** Keys of {@link Provisions}: {@code "13(2)9"}. */
    String[] value();
}
