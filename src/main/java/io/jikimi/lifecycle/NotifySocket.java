package io.jikimi.lifecycle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The datagram socket on which systemd listens to a service. Java's own Unix sockets are streams
 * only, so three calls go to the C library. A socket that hears nothing harms nobody.
 */
final class NotifySocket implements Consumer<String> {

    private static final Logger log = LoggerFactory.getLogger(NotifySocket.class);

    // The same on every Linux that Java runs on.
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int LONGEST_PATH = 107;

    private final byte[] path;
    private boolean failing;

    /**
     * @param address a path, or a name that begins with {@code @} and lies in no file system
     */
    NotifySocket(String address) {
        path = address.getBytes(StandardCharsets.UTF_8);
        if (path[0] == '@') {
            path[0] = 0;
        }
    }

    @Override
    public synchronized void accept(String message) {
        try {
            send(message.getBytes(StandardCharsets.UTF_8));
            failing = false;
        } catch (Throwable unheard) {
            if (!failing) {
                failing = true;
                log.warn("NOTIFY_SOCKET cannot be told how Jikimi is: {}", unheard.getMessage());
            }
        }
    }

    private void send(byte[] message) throws Throwable {
        if (path.length > LONGEST_PATH) {
            throw new IllegalStateException("its path is too long");
        }
        var socket = (int) Calls.SOCKET.invokeExact((int) AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocateFrom(JAVA_BYTE, message);
            var length = (long) message.length;
            var to = address(arena);
            var size = (int) to.byteSize();
            var sent =
                    (long) Calls.SENDTO.invokeExact(socket, bytes, length, MSG_NOSIGNAL, to, size);
            if (sent != length) {
                throw new IllegalStateException("nobody listens there");
            }
        } finally {
            var _ = (int) Calls.CLOSE.invokeExact(socket);
        }
    }

    // A path ends with a zero, a name in no file system with its last letter.
    private MemorySegment address(Arena arena) {
        var end = path[0] == 0 ? 0 : 1;
        var address = arena.allocate(Short.BYTES + path.length + end, Short.BYTES);
        address.set(JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(path, 0, address, JAVA_BYTE, Short.BYTES, path.length);
        return address;
    }

    /** Looked up when first needed, so that nothing native is touched where nobody listens. */
    private static final class Calls {

        static final MethodHandle SOCKET = find("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        static final MethodHandle SENDTO =
                find(
                        "sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS,
                        JAVA_INT);
        static final MethodHandle CLOSE = find("close", JAVA_INT, JAVA_INT);

        private static MethodHandle find(
                String name, MemoryLayout answer, MemoryLayout... arguments) {
            var linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow(name),
                    FunctionDescriptor.of(answer, arguments));
        }
    }
}
