package io.jikimi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A line to a server of this machine that can stop carrying anything without being cut. */
public final class Wire implements AutoCloseable {

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private final int target;
    private volatile CountDownLatch passage = new CountDownLatch(0);
    private volatile boolean isCut;

    private Wire(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    public static Wire to(int port) {
        try {
            var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().name("wire").start(wire::connect);
            return wire;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Cuts every line, and lets nobody in until it is mended. */
    public void cut() throws IOException {
        isCut = true;
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Lets everything through again, first of all what came while nothing got through. */
    public void mend() {
        isCut = false;
        passage.countDown();
    }

    /** From now on nothing gets through, and nobody is told. */
    public void freeze() {
        passage = new CountDownLatch(1);
    }

    private void connect() {
        try {
            while (true) {
                lead(door.accept());
            }
        } catch (IOException closed) {
            passage.countDown();
        }
    }

    // Where there is no server, or the line is cut, whoever comes is sent away.
    private void lead(Socket near) throws IOException {
        if (isCut) {
            near.close();
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(near, far));
            Thread.ofVirtual().start(() -> carry(near, far));
            Thread.ofVirtual().start(() -> carry(far, near));
        } catch (ConnectException nobody) {
            near.close();
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[8_192];
            for (var read = 0; read >= 0; read = from.getInputStream().read(buffer)) {
                passage.await();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException cut) {
            sockets.removeAll(List.of(from, to));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        passage.countDown();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
