import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/** Writes the jOOQ classes from the migrations, by way of a real PostgreSQL; skipped when no migration is newer. */
void main(String[] args) throws Exception {
    Path migrations = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Path stamp = target.resolve("migrations.stamp");
    String now = fingerprint(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(now)) {
        IO.println("jOOQ classes are up to date");
        return;
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
        GenerationTool.generate(new Configuration()
                .withJdbc(new Jdbc().withUrl(postgres.getJdbcUrl("postgres", "postgres")).withUser("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withExcludes("flyway_schema_history"))
                        .withGenerate(new Generate().withRecords(true).withDaos(false).withPojos(false))
                        .withTarget(new Target()
                                .withPackageName("hotline.database.jooq")
                                .withDirectory(target.toString()))));
    }
    Files.createDirectories(target);
    Files.writeString(stamp, now);
}

String fingerprint(Path migrations) throws Exception {
    var text = new StringBuilder();
    try (var files = Files.list(migrations)) {
        for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
            text.append(file.getFileName()).append(' ').append(Files.readString(file).hashCode()).append('\n');
        }
    }
    return text.toString();
}
