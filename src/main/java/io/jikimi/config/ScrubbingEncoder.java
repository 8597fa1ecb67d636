package io.jikimi.config;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

import java.nio.charset.StandardCharsets;

/** Writes log lines as another encoder does, without the secrets in them. */
final class ScrubbingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> encoder;
    private final Scrubber scrubber;

    ScrubbingEncoder(Encoder<ILoggingEvent> encoder, Scrubber scrubber) {
        this.encoder = encoder;
        this.scrubber = scrubber;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new String(encoder.encode(event), StandardCharsets.UTF_8);
        // In this order: half a secret would not be recognised.
        return LineLimit.cut(scrubber.scrub(line)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return encoder.headerBytes();
    }

    @Override
    public byte[] footerBytes() {
        return encoder.footerBytes();
    }

    @Override
    public void stop() {
        encoder.stop();
        super.stop();
    }
}
