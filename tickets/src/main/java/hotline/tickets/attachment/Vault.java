package hotline.tickets.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files on the disk, each once under its SHA-256: {@code ab/cd/abcd…}. What is coming in lies in {@code incoming}; it gets its place when
 * it is whole and on the disk, before anybody refers to it. The lock keeps the sweep from taking away what is being referred to right now.
 */
public final class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final int CHUNK = 64 * 1024;

    /** Where bytes come from; null at the end. May wait. */
    public interface Source {
        byte @org.jspecify.annotations.Nullable [] next() throws IOException;
    }

    /** It is larger than it may be; the rest was not read. */
    public static final class TooLarge extends IOException {
        TooLarge(long most) {
            super("more than " + most + " bytes");
        }
    }

    /** Whole, but nobody refers to it yet. */
    public record Incoming(Path file, String sha256, long bytes) {}

    /** Something that refers to the file. */
    public interface Keeping<T> {
        T keep() throws IOException;
    }

    private final Path root;
    private final Path incoming;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public Vault(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        try {
            Files.createDirectories(incoming);
        } catch (IOException unusable) {
            throw new UncheckedIOException("attachments can't be kept in " + root, unusable);
        }
    }

    /** Writes a chunk at a time, hashing on the way. Whatever goes wrong, nothing is left behind. */
    public Incoming receive(UUID id, Source source, long most) throws IOException {
        Path file = incoming.resolve(id + ".part");
        MessageDigest digest = sha256();
        long bytes = 0;
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            for (byte[] chunk = source.next(); chunk != null; chunk = source.next()) {
                bytes += chunk.length;
                if (bytes > most) {
                    throw new TooLarge(most);
                }
                out.write(chunk);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        return new Incoming(file, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    public void discard(Incoming coming) {
        try {
            Files.deleteIfExists(coming.file());
        } catch (IOException left) {
            LOG.warn("an incoming file is left for the sweep", left);
        }
    }

    /** Gives the file its place, then lets somebody refer to it; the sweep waits meanwhile. */
    public <T> T keep(Incoming coming, Keeping<T> keeping) throws IOException {
        lock.readLock().lock();
        try {
            Path outer = root.resolve(coming.sha256().substring(0, 2));
            Path inner = Files.createDirectories(outer.resolve(coming.sha256().substring(2, 4)));
            Path place = inner.resolve(coming.sha256());
            if (Files.exists(place) && Files.size(place) == coming.bytes()) {
                // Younger than it is: an orphan of yesterday is none today.
                Files.setLastModifiedTime(place, Files.getLastModifiedTime(coming.file()));
                Files.deleteIfExists(coming.file());
            } else {
                Files.move(coming.file(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forced(inner);
                forced(outer);
                forced(root);
            }
            return keeping.keep();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void forced(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path place(String sha256) {
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** Reads {@code length} bytes from {@code offset}; the caller closes the stream. */
    public InputStream range(String sha256, long offset, long length) throws IOException {
        RandomAccessFile file = new RandomAccessFile(place(sha256).toFile(), "r");
        file.seek(offset);
        InputStream rest = Channels.newInputStream(file.getChannel());
        return new java.io.FilterInputStream(rest) {
            private long left = length;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (left <= 0) {
                    return -1;
                }
                int read = in.read(into, from, (int) Math.min(most, left));
                left -= Math.max(read, 0);
                return read;
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    public boolean has(String sha256) {
        return Files.isRegularFile(place(sha256));
    }

    /** @return whether the bytes are still those that the hash was made of */
    public boolean isIntact(String sha256) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(place(sha256))) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        } catch (NoSuchFileException gone) {
            return false;
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    /**
     * Removes what is older than this instant and that nobody refers to: uploads that were interrupted, and files whose row was never
     * written because the process died in between.
     *
     * @return how many
     */
    public int sweep(Instant olderThan, Predicate<String> referredTo) {
        int removed = 0;
        try (Stream<Path> files = Files.walk(root, 3)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                removed += sweep(file, olderThan, referredTo) ? 1 : 0;
            }
        } catch (IOException unreadable) {
            LOG.warn("orphans of attachments could not be looked for", unreadable);
        }
        return removed;
    }

    private boolean sweep(Path file, Instant olderThan, Predicate<String> referredTo) throws IOException {
        lock.writeLock().lock();
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            boolean old = changed.toInstant().isBefore(olderThan);
            boolean unfinished = file.startsWith(incoming);
            if (!old || (!unfinished && referredTo.test(file.getFileName().toString()))) {
                return false;
            }
            return Files.deleteIfExists(file);
        } catch (NoSuchFileException | FileAlreadyExistsException moved) {
            return false;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
