package io.jikimi.lifecycle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Listens where systemd would, on a real datagram socket of the kernel's. */
final class DatagramEar implements AutoCloseable {

    private static final MethodHandle SOCKET =
            find("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = find("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECV =
            find("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLOSE = find("close", JAVA_INT, JAVA_INT);

    private final int socket;

    /** Binds to a path, or to a name in no file system that begins with {@code @}. */
    DatagramEar(String address) throws Throwable {
        var name = address.getBytes(StandardCharsets.UTF_8);
        var isAbstract = name[0] == '@';
        try (var arena = Arena.ofConfined()) {
            var bound = arena.allocate(2 + name.length + (isAbstract ? 0 : 1), 2);
            bound.set(JAVA_SHORT, 0, (short) 1);
            bound.asSlice(2).asByteBuffer().put(name);
            if (isAbstract) {
                bound.set(JAVA_BYTE, 2, (byte) 0);
            }
            socket = (int) SOCKET.invokeExact(1, 2, 0);
            var size = (int) bound.byteSize();
            if ((int) BIND.invokeExact(socket, bound, size) != 0) {
                throw new IllegalStateException("Nobody can listen at " + address);
            }
        }
    }

    /** What was said and not heard yet; empty where nothing was. */
    String hear() throws Throwable {
        try (var arena = Arena.ofConfined()) {
            var heard = arena.allocate(4096);
            var length = (long) RECV.invokeExact(socket, heard, 4096L, 0x40);
            var text = new byte[(int) Math.max(0, length)];
            heard.asByteBuffer().get(text);
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            var _ = (int) CLOSE.invokeExact(socket);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static MethodHandle find(String name, MemoryLayout answer, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(answer, arguments));
    }
}
