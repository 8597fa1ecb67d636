package io.jikimi.keeper;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Whoever waits for signs of life, by their address, which is a secret. */
final class Receiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    // What limits the whole call, so also a receiver that redirects for ever or never ends.
    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .callTimeout(PATIENCE)
                    .connectTimeout(PATIENCE)
                    .followSslRedirects(false)
                    .build();
    private final Request sign;

    Receiver(String url) {
        sign = new Request.Builder().url(url).header("User-Agent", "Jikimi").build();
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
