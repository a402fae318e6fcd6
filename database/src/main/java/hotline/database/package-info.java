/** The one PostgreSQL: migrations, the generated jOOQ classes, the pool, transactions. */
@org.jspecify.annotations.NullMarked
package hotline.database;
