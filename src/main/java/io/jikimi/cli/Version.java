package io.jikimi.cli;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"Jikimi " + number()};
    }

    static String number() throws IOException {
        var info = new ClassPathResource("META-INF/build-info.properties");
        return info.exists()
                ? PropertiesLoaderUtils.loadProperties(info).getProperty("build.version")
                : "of sources that were never packaged";
    }
}
