package io.jikimi.keeper;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Whoever waits for signs of life, by their address, which is a secret. */
final class Receiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OkHttpClient http;
    private final Request sign;

    Receiver(String url) {
        sign = new Request.Builder().url(url).header("User-Agent", "Jikimi").build();
        // What limits the whole call, so also a receiver that redirects for ever or never ends.
        // An address that was called over https is not told to anybody in the clear.
        http =
                new OkHttpClient.Builder()
                        .callTimeout(PATIENCE)
                        .connectTimeout(PATIENCE)
                        .followSslRedirects(!sign.isHttps())
                        .build();
    }

    /**
     * Gives one sign of life.
     *
     * @throws Unheard when it was not taken; says why, without the address
     */
    void hear() throws Unheard {
        try (var response = http.newCall(sign).execute()) {
            if (!response.isSuccessful()) {
                throw new Unheard("it was answered with " + response.code());
            }
        } catch (InterruptedIOException late) {
            throw new Unheard("there was no answer within %d s".formatted(PATIENCE.toSeconds()));
        } catch (IOException failure) {
            throw new Unheard("the call failed: " + failure.getClass().getSimpleName());
        }
    }

    /** Gives up what is underway. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** A sign of life was not taken. */
    static final class Unheard extends Exception {

        private static final long serialVersionUID = 1L;

        Unheard(String why) {
            super(why);
        }
    }
}
